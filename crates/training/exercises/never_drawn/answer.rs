/// The samples that are not in the bag.
pub fn test(bag: &[usize], samples: usize) -> Vec<usize> {
    let mut drawn = vec![false; samples];
    bag.iter().for_each(|&n| drawn[n] = true);
    (0..samples).filter(|&n| !drawn[n]).collect()
}
