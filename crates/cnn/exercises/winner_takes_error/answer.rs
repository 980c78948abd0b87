use ndarray::{Array2, ArrayView2};

/// ∂C/∂x of a map that was pooled by the largest of 2 × 2 with a stride of `s`.
pub fn back(x: ArrayView2<f64>, dy: ArrayView2<f64>, s: usize) -> Array2<f64> {
    let mut dx = Array2::zeros(x.dim());
    for ((i, j), error) in dy.indexed_iter() {
        let (row, column) = (s * i, s * j);
        let mut winner = (row, column);
        for pixel in [(row, column + 1), (row + 1, column), (row + 1, column + 1)] {
            if x[pixel] > x[winner] {
                winner = pixel;
            }
        }
        dx[winner] += error;
    }
    dx
}
