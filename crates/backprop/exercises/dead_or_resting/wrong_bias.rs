//! Fails `the_bias_decides_with`: the biases are left out.

use ndarray::{Array1, ArrayView1, ArrayView2, Axis};

pub fn dead(x: ArrayView2<f64>, w: ArrayView2<f64>, _b: ArrayView1<f64>) -> Array1<bool> {
    let z = x.dot(&w.t());
    z.map_axis(Axis(0), |unit| unit.iter().all(|z| *z <= 0.0))
}
