//! Fails `one_layer_sees_its_kernel`: a layer's own stride is taken for that of the layer below.

/// The receptive field of a stack of (kernel, stride), in pixels along a side.
pub fn field(layers: &[(usize, usize)]) -> usize {
    let (mut size, mut jump) = (1, 1);
    for &(kernel, stride) in layers {
        jump *= stride;
        size += (kernel - 1) * jump;
    }
    size
}
