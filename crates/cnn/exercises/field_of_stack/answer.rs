/// The receptive field of a stack of (kernel, stride), in pixels along a side.
pub fn field(layers: &[(usize, usize)]) -> usize {
    let (mut size, mut jump) = (1, 1);
    for &(kernel, stride) in layers {
        size += (kernel - 1) * jump;
        jump *= stride;
    }
    size
}
