/// (fan-in, fan-out) of a weight of this shape.
pub fn fans(shape: &[usize]) -> (usize, usize) {
    (shape[1], shape[0])
}
