//! Fails `the_net_input_follows_its_own_probability`: Sᵢ (Sⱼ − ⟦i = j⟧).

use ndarray::{Array1, ArrayView1};

pub fn softmax_backward(s: ArrayView1<f64>, ds: ArrayView1<f64>) -> Array1<f64> {
    let mean = s.dot(&ds);
    -(&s * &(&ds - mean))
}
