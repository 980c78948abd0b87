//! Fails `lines_of_the_kernel_are_a_line_of_the_image_apart`: the nine weights stand side by side.

pub fn matrix(kernel: &[[f64; 3]; 3], side: usize) -> Vec<Vec<f64>> {
    let places = side - 2;
    let mut t = vec![vec![0.0; side * side]; places * places];
    for (place, row) in t.iter_mut().enumerate() {
        let first = side * (place / places) + place % places;
        for m in 0..3 {
            for n in 0..3 {
                if let Some(entry) = row.get_mut(first + 3 * m + n) {
                    *entry = kernel[m][n];
                }
            }
        }
    }
    t
}
