//! Fails `there_are_zeros_on_both_sides`: the frame is counted once.

/// How many places a filter has along one side, if it fits.
pub fn places(n: usize, f: usize, p: usize, s: usize) -> Option<usize> {
    let room = (n + p).checked_sub(f)?;
    room.is_multiple_of(s).then(|| room / s + 1)
}
