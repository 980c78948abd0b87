//! Fails `no_card_lies_on_the_line`: with one input on, the sum is exactly 0.

pub fn nand() -> [f64; 3] {
    [1.0, -1.0, -1.0]
}
