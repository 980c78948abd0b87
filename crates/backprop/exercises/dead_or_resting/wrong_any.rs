//! Fails `a_unit_that_speaks_for_one_sample_is_alive`: one sample at rest is enough for it.

use ndarray::{Array1, ArrayView1, ArrayView2, Axis};

pub fn dead(x: ArrayView2<f64>, w: ArrayView2<f64>, b: ArrayView1<f64>) -> Array1<bool> {
    let z = x.dot(&w.t()) + b;
    z.map_axis(Axis(0), |unit| unit.iter().any(|z| *z <= 0.0))
}
