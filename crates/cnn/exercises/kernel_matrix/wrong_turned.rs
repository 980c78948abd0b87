//! Fails `places_are_rows_and_pixels_columns`: the matrix stands on its side.

pub fn matrix(kernel: &[[f64; 3]; 3], side: usize) -> Vec<Vec<f64>> {
    let places = side - 2;
    let mut t = vec![vec![0.0; places * places]; side * side];
    for place in 0..places * places {
        let (i, j) = (place / places, place % places);
        for m in 0..3 {
            for n in 0..3 {
                t[side * (i + m) + j + n][place] = kernel[m][n];
            }
        }
    }
    t
}
