//! Fails `an_answer_of_1_has_no_slope`: the function is applied to its own answer.

pub fn slope(a: f64, beta: f64) -> f64 {
    let s = 1.0 / (1.0 + (-beta * a).exp());
    beta * s * (1.0 - s)
}
