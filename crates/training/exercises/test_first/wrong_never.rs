//! Fails `after_a_change_it_learns`: the model stays as it was.

/// The share of right answers to each batch of the stream, each tested before it is learned.
///
/// A model is the list of labels that it has learned, and it answers with the last of them, or with 0 as long as
/// it has learned none.
pub fn test_first(stream: &[Vec<u8>]) -> Vec<f64> {
    let right = |batch: &Vec<u8>| batch.iter().filter(|&&label| label == 0).count();
    stream.iter().map(|batch| right(batch) as f64 / batch.len() as f64).collect()
}
