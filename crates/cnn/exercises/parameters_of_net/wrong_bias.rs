//! Fails `a_dense_layer_has_a_bias_for_each_output`: weights alone are counted.

pub fn parameters(
    side: usize,
    channels: usize,
    blocks: &[(usize, usize)],
    dense: &[usize],
) -> usize {
    let (mut side, mut channels, mut count) = (side, channels, 0);
    for &(k, maps) in blocks {
        count += maps * k * k * channels;
        (side, channels) = ((side - k + 1) / 2, maps);
    }
    let mut inputs = side * side * channels;
    for &outputs in dense {
        count += outputs * inputs;
        inputs = outputs;
    }
    count
}
