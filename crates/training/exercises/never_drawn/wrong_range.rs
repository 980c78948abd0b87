//! Fails `the_last_samples_can_be_missing`: it looks no further than the largest number drawn.

pub fn test(bag: &[usize], _samples: usize) -> Vec<usize> {
    let largest = bag.iter().copied().max().unwrap_or(0);
    (0..largest).filter(|n| !bag.contains(n)).collect()
}
