//! Fails `the_second_line_of_places_starts_a_line_further`: each row is moved by one pixel.

pub fn matrix(kernel: &[[f64; 3]; 3], side: usize) -> Vec<Vec<f64>> {
    let places = side - 2;
    let mut t = vec![vec![0.0; side * side]; places * places];
    for (place, row) in t.iter_mut().enumerate() {
        for m in 0..3 {
            for n in 0..3 {
                if let Some(entry) = row.get_mut(place + side * m + n) {
                    *entry = kernel[m][n];
                }
            }
        }
    }
    t
}
