//! Fails `tests_are_of_nearly_the_same_size`: all that does not divide goes to the last test.

pub fn tests(samples: usize, k: usize) -> Option<Vec<Vec<usize>>> {
    if k < 2 || k > samples {
        return None;
    }
    let size = samples / k;
    let end = |turn: usize| if turn + 1 == k { samples } else { (turn + 1) * size };
    Some((0..k).map(|turn| (turn * size..end(turn)).collect()).collect())
}
