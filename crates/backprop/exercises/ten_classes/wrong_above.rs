//! Fails `the_largest_of_several_that_are_on_speaks`: the first output above a half speaks.

pub fn targets(digit: usize) -> [f64; 10] {
    std::array::from_fn(|k| if k == digit { 1.0 } else { 0.0 })
}

pub fn read(outputs: &[f64; 10]) -> usize {
    let best = (0..10).fold(0, |best, k| if outputs[k] > outputs[best] { k } else { best });
    outputs.iter().position(|y| *y > 0.5).unwrap_or(best)
}
