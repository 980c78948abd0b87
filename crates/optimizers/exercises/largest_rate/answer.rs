use ndarray::Array2;

/// The rate below which descent on ½ θᵀ H θ converges.
pub fn largest_rate(hessian: &Array2<f64>) -> f64 {
    let (a, b, c) = (hessian[[0, 0]], hessian[[0, 1]], hessian[[1, 1]]);
    let largest = (a + c) / 2.0 + ((a - c) / 2.0).hypot(b);
    2.0 / largest
}
