//! Fails `numbers_of_persons_may_be_any`: the number of the person is taken for its turn.

pub fn folds(group: &[usize], k: usize) -> Vec<usize> {
    group.iter().map(|&person| person % k).collect()
}
