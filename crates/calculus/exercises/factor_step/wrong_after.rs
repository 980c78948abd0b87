//! Fails `both_steps_start_from_the_same_place`: Y is moved with the Q that has moved already.

use ndarray::{Array2, ArrayView2};

pub fn step(
    x: ArrayView2<f64>,
    q: ArrayView2<f64>,
    y: ArrayView2<f64>,
    alpha: f64,
) -> (Array2<f64>, Array2<f64>) {
    let r = &x - &q.dot(&y);
    let q = &q + &(alpha * &r.dot(&y.t()));
    let r = &x - &q.dot(&y);
    let y = &y + &(alpha * &q.t().dot(&r));
    (q, y)
}
