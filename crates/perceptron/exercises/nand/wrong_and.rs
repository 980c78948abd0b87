//! Fails `two_inputs_are_answered_with_0_and_none_with_1`: these are the weights of AND.

pub fn nand() -> [f64; 3] {
    [-1.5, 1.0, 1.0]
}
