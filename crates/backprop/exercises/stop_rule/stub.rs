/// The epochs until it stops: `errors[e]` are the errors of all patterns after epoch e + 1.
pub fn epochs(errors: &[Vec<f64>], admissible: f64, max_epochs: usize) -> usize {
    0
}
