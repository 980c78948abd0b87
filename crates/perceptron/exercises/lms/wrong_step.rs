//! Fails `a_right_answer_with_the_wrong_sum_is_still_learned_from`: it learns after the step.

use ndarray::{Array1, ArrayView1};

pub fn present(w: &mut Array1<f64>, x: ArrayView1<f64>, d: f64, mu: f64) {
    let answer = if w.dot(&x) > 0.0 { 1.0 } else { -1.0 };
    w.scaled_add(2.0 * mu * (d - answer), &x);
}
