/// The targets of a digit.
pub fn targets(digit: usize) -> [f64; 10] {
    let mut y = [0.0; 10];
    y[digit] = 1.0;
    y
}

/// The digit that ten outputs speak for.
pub fn read(outputs: &[f64; 10]) -> usize {
    let mut best = 0;
    for (k, y) in outputs.iter().enumerate() {
        if *y > outputs[best] {
            best = k;
        }
    }
    best
}
