/// The numbers of `wanted` rows, or of all `samples` where there are fewer.
pub fn rows(samples: usize, wanted: usize) -> Vec<usize> {
    let chosen = wanted.min(samples);
    (0..chosen).map(|n| n * samples / chosen).collect()
}
