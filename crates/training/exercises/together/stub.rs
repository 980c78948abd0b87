/// The fold of each sample.
pub fn folds(group: &[usize], k: usize) -> Vec<usize> {
    (0..group.len()).map(|n| n % k).collect()
}
