/// The gain of a leaky ReLU with this slope below 0: E[f(z)²] = (1 + s²)/2.
pub fn gain(slope: f64) -> f64 {
    (2.0 / (1.0 + slope * slope)).sqrt()
}
