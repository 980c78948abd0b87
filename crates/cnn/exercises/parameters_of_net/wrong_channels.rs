//! Fails `a_kernel_goes_through_all_channels`: a kernel is taken to have K² weights.

pub fn parameters(
    side: usize,
    channels: usize,
    blocks: &[(usize, usize)],
    dense: &[usize],
) -> usize {
    let (mut side, mut channels, mut count) = (side, channels, 0);
    for &(k, maps) in blocks {
        count += maps * (k * k + 1);
        (side, channels) = ((side - k + 1) / 2, maps);
    }
    let mut inputs = side * side * channels;
    for &outputs in dense {
        count += outputs * (inputs + 1);
        inputs = outputs;
    }
    count
}
