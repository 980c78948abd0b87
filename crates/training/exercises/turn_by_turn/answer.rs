/// The samples of each test.
pub fn tests(samples: usize, k: usize) -> Option<Vec<Vec<usize>>> {
    if k < 2 || k > samples {
        return None;
    }
    Some((0..k).map(|turn| (turn..samples).step_by(k).collect()).collect())
}
