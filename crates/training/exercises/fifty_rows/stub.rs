/// The numbers of `wanted` rows, or of all `samples` where there are fewer.
pub fn rows(samples: usize, wanted: usize) -> Vec<usize> {
    Vec::new()
}
