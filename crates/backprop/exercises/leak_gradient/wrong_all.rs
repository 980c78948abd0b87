//! Fails `positive_net_inputs_say_nothing_about_alpha`: it counts every net input.

use ndarray::ArrayView1;

pub fn gradient(z: ArrayView1<f64>, da: ArrayView1<f64>) -> f64 {
    z.dot(&da)
}
