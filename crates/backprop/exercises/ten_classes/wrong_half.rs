//! Fails `the_largest_output_speaks_even_below_a_half`: without an output above a half it says 0.

pub fn targets(digit: usize) -> [f64; 10] {
    std::array::from_fn(|k| if k == digit { 1.0 } else { 0.0 })
}

pub fn read(outputs: &[f64; 10]) -> usize {
    let best = (0..10).fold(0, |best, k| if outputs[k] > outputs[best] { k } else { best });
    if outputs[best] > 0.5 { best } else { 0 }
}
