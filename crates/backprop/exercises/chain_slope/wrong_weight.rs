//! Fails `one_neuron_has_a_quarter_of_its_weight`: the weights are left out.

pub fn slope(w: &[f64], b: &[f64], x: f64) -> f64 {
    let mut a = x;
    let mut slope = 1.0;
    for (w, b) in w.iter().zip(b) {
        a = 1.0 / (1.0 + (-(w * a + b)).exp());
        slope *= a * (1.0 - a);
    }
    slope
}
