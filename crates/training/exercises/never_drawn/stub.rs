/// The samples that are not in the bag.
pub fn test(bag: &[usize], samples: usize) -> Vec<usize> {
    bag.iter().copied().filter(|&n| n < samples).collect()
}
