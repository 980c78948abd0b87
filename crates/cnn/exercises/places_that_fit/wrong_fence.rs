//! Fails `the_first_place_counts`: steps are counted, not places.

/// How many places a filter has along one side, if it fits.
pub fn places(n: usize, f: usize, p: usize, s: usize) -> Option<usize> {
    let room = (n + 2 * p).checked_sub(f)?;
    room.is_multiple_of(s).then(|| room / s)
}
