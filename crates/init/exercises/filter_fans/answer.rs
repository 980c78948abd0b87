/// (fan-in, fan-out) of a weight of this shape: the window counts on both sides.
pub fn fans(shape: &[usize]) -> (usize, usize) {
    let window: usize = shape[2..].iter().product();
    (shape[1] * window, shape[0] * window)
}
