//! Fails `an_answer_of_0_has_no_slope`: that is the slope of tanh.

pub fn slope(a: f64, beta: f64) -> f64 {
    beta * (1.0 - a * a)
}
