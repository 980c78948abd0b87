//! Fails `no_sample_is_left_out`: blocks of samples / k, and what does not divide is in no test.

pub fn tests(samples: usize, k: usize) -> Option<Vec<Vec<usize>>> {
    if k < 2 || k > samples {
        return None;
    }
    let size = samples / k;
    Some((0..k).map(|turn| (turn * size..(turn + 1) * size).collect()).collect())
}
