/// The epochs until it stops: `errors[e]` are the errors of all patterns after epoch e + 1.
pub fn epochs(errors: &[Vec<f64>], admissible: f64, max_epochs: usize) -> usize {
    for (epoch, errors) in (1..=max_epochs).zip(errors) {
        if errors.iter().all(|error| *error <= admissible) {
            return epoch;
        }
    }
    max_epochs
}
