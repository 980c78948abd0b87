//! Fails `each_block_sees_the_output_of_the_one_before`: every ReLU looks at the input of the net.

pub fn around(x: f64, weights: &[f64]) -> (f64, f64) {
    weights.iter().fold((x, 1.0), |(a, slope), &w| {
        let f = if w * x > 0.0 { w } else { 0.0 };
        (a + f * a, slope * (1.0 + f))
    })
}
