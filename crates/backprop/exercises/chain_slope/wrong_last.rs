//! Fails `every_neuron_has_its_factor`: only the last neuron's slope is used.

pub fn slope(w: &[f64], b: &[f64], x: f64) -> f64 {
    let mut a = x;
    let mut slope = 0.0;
    for (w, b) in w.iter().zip(b) {
        a = 1.0 / (1.0 + (-(w * a + b)).exp());
        slope = a * (1.0 - a) * w;
    }
    slope
}
