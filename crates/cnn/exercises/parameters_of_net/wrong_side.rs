//! Fails `the_dense_layer_sees_the_pooled_map`: a row that fills no block counts as a block.

pub fn parameters(
    side: usize,
    channels: usize,
    blocks: &[(usize, usize)],
    dense: &[usize],
) -> usize {
    let (mut side, mut channels, mut count) = (side, channels, 0);
    for &(k, maps) in blocks {
        count += maps * (k * k * channels + 1);
        (side, channels) = ((side - k + 1).div_ceil(2), maps);
    }
    let mut inputs = side * side * channels;
    for &outputs in dense {
        count += outputs * (inputs + 1);
        inputs = outputs;
    }
    count
}
