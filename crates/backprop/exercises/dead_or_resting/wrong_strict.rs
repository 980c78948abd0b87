//! Fails `a_net_input_of_0_does_not_save_it`: 0 counts as speaking.

use ndarray::{Array1, ArrayView1, ArrayView2, Axis};

pub fn dead(x: ArrayView2<f64>, w: ArrayView2<f64>, b: ArrayView1<f64>) -> Array1<bool> {
    let z = x.dot(&w.t()) + b;
    z.map_axis(Axis(0), |unit| unit.iter().all(|z| *z < 0.0))
}
