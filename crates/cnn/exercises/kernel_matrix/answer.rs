/// The matrix of a 3 × 3 kernel on an image of `side` × `side`, row by row.
pub fn matrix(kernel: &[[f64; 3]; 3], side: usize) -> Vec<Vec<f64>> {
    let places = side - 2;
    let mut t = vec![vec![0.0; side * side]; places * places];
    for (place, row) in t.iter_mut().enumerate() {
        let (i, j) = (place / places, place % places);
        for m in 0..3 {
            for n in 0..3 {
                row[side * (i + m) + j + n] = kernel[m][n];
            }
        }
    }
    t
}
