//! Fails `a_stride_widens_what_comes_after_it`: strides are left out.

/// The receptive field of a stack of (kernel, stride), in pixels along a side.
pub fn field(layers: &[(usize, usize)]) -> usize {
    1 + layers.iter().map(|&(kernel, _)| kernel - 1).sum::<usize>()
}
