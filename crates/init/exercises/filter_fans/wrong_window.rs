//! Fails `a_net_input_sums_its_window`: the window is left out.

pub fn fans(shape: &[usize]) -> (usize, usize) {
    (shape[1], shape[0])
}
