//! Fails `where_the_layer_changes_nothing_the_gate_is_told_nothing`: what opening takes away is forgotten.

pub fn gate_errors(_x: f64, f: f64, g: f64, dy: f64) -> (f64, f64, f64) {
    let t = 1.0 / (1.0 + (-g).exp());
    (t * dy, f * t * (1.0 - t) * dy, (1.0 - t) * dy)
}
