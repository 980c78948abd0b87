/// The receptive field of a stack of (kernel, stride), in pixels along a side.
pub fn field(layers: &[(usize, usize)]) -> usize {
    layers.len()
}
