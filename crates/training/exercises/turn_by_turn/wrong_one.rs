//! Fails `one_fold_is_refused`: leave-one-out as the slide has it, with k = 1.

pub fn tests(samples: usize, k: usize) -> Option<Vec<Vec<usize>>> {
    if k < 1 || k > samples {
        return None;
    }
    Some((0..k).map(|turn| (turn..samples).step_by(k).collect()).collect())
}
