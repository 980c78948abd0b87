//! Fails `a_small_step_in_q_lowers_the_cost`: the gradient by Q has the sign of the notes.

use ndarray::{Array2, ArrayView2};

pub fn step(
    x: ArrayView2<f64>,
    q: ArrayView2<f64>,
    y: ArrayView2<f64>,
    alpha: f64,
) -> (Array2<f64>, Array2<f64>) {
    let r = &x - &q.dot(&y);
    (&q - &(alpha * &r.dot(&y.t())), &y + &(alpha * &q.t().dot(&r)))
}
