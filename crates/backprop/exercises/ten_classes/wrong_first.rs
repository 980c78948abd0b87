//! Fails `every_digit_has_its_own_output`: it counts from 1, so that 0 has the place of 9.

pub fn targets(digit: usize) -> [f64; 10] {
    let mut y = [0.0; 10];
    y[(digit + 9) % 10] = 1.0;
    y
}

pub fn read(outputs: &[f64; 10]) -> usize {
    (0..10).fold(0, |best, k| if outputs[k] > outputs[best] { k } else { best })
}
