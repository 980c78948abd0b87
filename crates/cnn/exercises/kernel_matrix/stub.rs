/// The matrix of a 3 × 3 kernel on an image of `side` × `side`, row by row.
pub fn matrix(kernel: &[[f64; 3]; 3], side: usize) -> Vec<Vec<f64>> {
    let _ = kernel;
    vec![vec![0.0; side]; side]
}
