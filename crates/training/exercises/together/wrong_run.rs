//! Fails `who_comes_back_stays_in_the_fold`: a person counts as a new one after each change.

pub fn folds(group: &[usize], k: usize) -> Vec<usize> {
    let mut turn = 0;
    let fold = |n: usize| {
        turn += usize::from(n > 0 && group[n] != group[n - 1]);
        turn % k
    };
    (0..group.len()).map(fold).collect()
}
