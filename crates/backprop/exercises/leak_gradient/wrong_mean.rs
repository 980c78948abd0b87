//! Fails `all_units_add_up`: it takes the mean.

use ndarray::ArrayView1;

pub fn gradient(z: ArrayView1<f64>, da: ArrayView1<f64>) -> f64 {
    let all: f64 = z.iter().zip(da).filter(|(z, _)| **z < 0.0).map(|(z, da)| z * da).sum();
    all / z.iter().filter(|z| **z < 0.0).count().max(1) as f64
}
