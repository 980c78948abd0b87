//! Fails `one_entry_moves_by_the_residual_times_the_other`: the square's 2 is kept, though the ½ cancels it.

use ndarray::{Array2, ArrayView2};

pub fn step(
    x: ArrayView2<f64>,
    q: ArrayView2<f64>,
    y: ArrayView2<f64>,
    alpha: f64,
) -> (Array2<f64>, Array2<f64>) {
    let r = &x - &q.dot(&y);
    (&q + &(2.0 * alpha * &r.dot(&y.t())), &y + &(2.0 * alpha * &q.t().dot(&r)))
}
