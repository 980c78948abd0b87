//! Fails `the_first_value_is_one_change_away`: the changes are added up, and not to anything.

use ndarray::{Array1, ArrayView1};

pub fn forecast(_last: f64, changes: ArrayView1<f64>) -> Array1<f64> {
    let mut x = 0.0;
    changes.mapv(|change| {
        x += change;
        x
    })
}
