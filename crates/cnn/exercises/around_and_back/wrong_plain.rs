//! Fails `a_layer_of_zero_has_the_slope_one`: the slope is that of the layers, without the ways around.

pub fn around(x: f64, weights: &[f64]) -> (f64, f64) {
    weights.iter().fold((x, 1.0), |(x, slope), &w| {
        let f = if w * x > 0.0 { w } else { 0.0 };
        (x + f * x, slope * f)
    })
}
