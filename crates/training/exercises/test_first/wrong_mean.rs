//! Fails `every_batch_is_judged_by_itself`: the share of all batches so far.

/// The share of right answers to each batch of the stream, each tested before it is learned.
///
/// A model is the list of labels that it has learned, and it answers with the last of them, or with 0 as long as
/// it has learned none.
pub fn test_first(stream: &[Vec<u8>]) -> Vec<f64> {
    let (mut last, mut right, mut all) = (0, 0, 0);
    let mut shares = Vec::new();
    for batch in stream {
        right += batch.iter().filter(|&&label| label == last).count();
        all += batch.len();
        shares.push(right as f64 / all as f64);
        last = *batch.last().expect("at least one label");
    }
    shares
}
