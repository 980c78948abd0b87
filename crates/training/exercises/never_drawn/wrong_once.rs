//! Fails `what_was_drawn_is_no_test`: what was drawn once is taken for the test too.

pub fn test(bag: &[usize], samples: usize) -> Vec<usize> {
    (0..samples).filter(|n| bag.iter().filter(|drawn| *drawn == n).count() < 2).collect()
}
