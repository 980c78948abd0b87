//! Fails `an_input_lies_in_many_windows`: an input is thought to go to each filter once.

pub fn fans(shape: &[usize]) -> (usize, usize) {
    (shape[1..].iter().product(), shape[0])
}
