//! Fails `nothing_is_learned_within_a_batch`: learned label by label, within the batch.

/// The share of right answers to each batch of the stream, each tested before it is learned.
///
/// A model is the list of labels that it has learned, and it answers with the last of them, or with 0 as long as
/// it has learned none.
pub fn test_first(stream: &[Vec<u8>]) -> Vec<f64> {
    let mut last = 0;
    let mut shares = Vec::new();
    for batch in stream {
        let mut right = 0;
        for &label in batch {
            right += usize::from(label == last);
            last = label;
        }
        shares.push(right as f64 / batch.len() as f64);
    }
    shares
}
