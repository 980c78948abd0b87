//! Fails `the_second_neuron_is_where_the_first_has_brought_it`: every slope is taken at x.

pub fn slope(w: &[f64], b: &[f64], x: f64) -> f64 {
    let mut slope = 1.0;
    for (w, b) in w.iter().zip(b) {
        let a = 1.0 / (1.0 + (-(w * x + b)).exp());
        slope *= a * (1.0 - a) * w;
    }
    slope
}
