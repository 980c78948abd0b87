//! Fails `inputs_come_second`: the axes are taken for (inputs, outputs).

pub fn fans(shape: &[usize]) -> (usize, usize) {
    let window: usize = shape[2..].iter().product();
    (shape[0] * window, shape[1] * window)
}
