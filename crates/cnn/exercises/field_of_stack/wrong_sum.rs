//! Fails `fields_of_neighbours_overlap`: the kernels are added up.

/// The receptive field of a stack of (kernel, stride), in pixels along a side.
pub fn field(layers: &[(usize, usize)]) -> usize {
    let (mut size, mut jump) = (0, 1);
    for &(kernel, stride) in layers {
        size += kernel * jump;
        jump *= stride;
    }
    size.max(1)
}
