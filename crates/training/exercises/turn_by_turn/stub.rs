/// The samples of each test.
pub fn tests(samples: usize, k: usize) -> Option<Vec<Vec<usize>>> {
    Some(vec![(0..samples).collect(); k])
}
