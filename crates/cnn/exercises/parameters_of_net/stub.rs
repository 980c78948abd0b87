/// How many parameters the net has; every one of `blocks` is (k, maps).
pub fn parameters(
    side: usize,
    channels: usize,
    blocks: &[(usize, usize)],
    dense: &[usize],
) -> usize {
    0
}
