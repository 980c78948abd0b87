use ndarray::{Array2, ArrayView2};

/// Q and Y after a step; `x` is (m, n), `q` is (m, k), `y` is (k, n).
pub fn step(
    x: ArrayView2<f64>,
    q: ArrayView2<f64>,
    y: ArrayView2<f64>,
    alpha: f64,
) -> (Array2<f64>, Array2<f64>) {
    (Array2::zeros(q.dim()), Array2::zeros(y.dim()))
}
