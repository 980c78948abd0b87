use ndarray::{Array1, ArrayView1, ArrayView2};

/// The gradient of xᵀAx; `a` is (n, n), `x` is (n,).
pub fn gradient(a: ArrayView2<f64>, x: ArrayView1<f64>) -> Array1<f64> {
    a.dot(&x) + a.t().dot(&x)
}
