//! Fails `every_pattern_counts_and_not_their_mean`: it looks at the mean.

pub fn epochs(errors: &[Vec<f64>], admissible: f64, max_epochs: usize) -> usize {
    let mean = |errors: &Vec<f64>| errors.iter().sum::<f64>() / errors.len() as f64;
    let done = (1..=max_epochs).zip(errors).find(|(_, errors)| mean(errors) <= admissible);
    done.map_or(max_epochs, |(epoch, _)| epoch)
}
