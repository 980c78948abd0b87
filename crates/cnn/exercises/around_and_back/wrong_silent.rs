//! Fails `a_silent_layer_leaves_the_way_around`: the slope of the ReLU is forgotten.

pub fn around(x: f64, weights: &[f64]) -> (f64, f64) {
    weights.iter().fold((x, 1.0), |(x, slope), &w| (x + (w * x).max(0.0), slope * (1.0 + w)))
}
