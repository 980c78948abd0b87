//! Fails `one_admissible_pattern_is_not_enough`: it is content when the last pattern is.

pub fn epochs(errors: &[Vec<f64>], admissible: f64, max_epochs: usize) -> usize {
    let last = |errors: &Vec<f64>| errors.last().is_none_or(|error| *error <= admissible);
    let done = (1..=max_epochs).zip(errors).find(|(_, errors)| last(errors));
    done.map_or(max_epochs, |(epoch, _)| epoch)
}
