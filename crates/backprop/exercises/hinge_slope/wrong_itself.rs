//! Fails `beyond_the_margin_nothing_costs`: the right class competes with itself.

use ndarray::{Array1, ArrayView1};

pub fn hinge(s: ArrayView1<f64>, y: usize) -> (f64, Array1<f64>) {
    let (mut cost, mut slope) = (0.0, Array1::zeros(s.len()));
    for j in 0..s.len() {
        let violation = 1.0 + s[j] - s[y];
        if violation > 0.0 {
            cost += violation;
            slope[j] += 1.0;
            slope[y] -= 1.0;
        }
    }
    (cost, slope)
}
