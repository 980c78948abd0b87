//! Fails `no_point_of_the_sphere_has_more`: the axis of the largest entry.

use ndarray::{Array1, ArrayView1};

pub fn largest(a: ArrayView1<f64>) -> (Array1<f64>, f64) {
    let mut x = Array1::zeros(a.len());
    let best = (0..a.len()).max_by(|&i, &j| a[i].abs().total_cmp(&a[j].abs())).unwrap();
    x[best] = a[best].signum();
    (x, a[best].abs() / 2.0)
}
