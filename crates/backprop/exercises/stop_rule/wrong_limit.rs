//! Fails `it_gives_up_after_the_last_epoch_allowed`: it goes through all the errors there are.

pub fn epochs(errors: &[Vec<f64>], admissible: f64, _: usize) -> usize {
    let small = |errors: &Vec<f64>| errors.iter().all(|error| *error <= admissible);
    let done = (1..).zip(errors).find(|(_, errors)| small(errors));
    done.map_or(errors.len(), |(epoch, _)| epoch)
}
