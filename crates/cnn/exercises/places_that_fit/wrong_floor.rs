//! Fails `pixels_that_are_left_over_are_refused`: the pixels that are left over are forgotten.

/// How many places a filter has along one side, if it fits.
pub fn places(n: usize, f: usize, p: usize, s: usize) -> Option<usize> {
    let room = (n + 2 * p).checked_sub(f)?;
    Some(room / s + 1)
}
