//! Fails `one_input_alone_is_answered_with_1`: these weights are for inputs −1 and 1.

pub fn nand() -> [f64; 3] {
    [0.5, -1.0, -1.0]
}
