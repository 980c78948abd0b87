//! Fails `the_layer_and_the_direct_way_share_the_error`: x gets the whole error, as in a residual block.

pub fn gate_errors(x: f64, f: f64, g: f64, dy: f64) -> (f64, f64, f64) {
    let t = 1.0 / (1.0 + (-g).exp());
    (t * dy, (f - x) * t * (1.0 - t) * dy, dy)
}
