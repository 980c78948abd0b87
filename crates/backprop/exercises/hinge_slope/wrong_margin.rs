//! Fails `a_lead_of_a_half_still_costs_a_half`: it is satisfied with the first place.

use ndarray::{Array1, ArrayView1};

pub fn hinge(s: ArrayView1<f64>, y: usize) -> (f64, Array1<f64>) {
    let (mut cost, mut slope) = (0.0, Array1::zeros(s.len()));
    for j in (0..s.len()).filter(|&j| j != y && s[j] > s[y]) {
        cost += s[j] - s[y];
        slope[j] += 1.0;
        slope[y] -= 1.0;
    }
    (cost, slope)
}
