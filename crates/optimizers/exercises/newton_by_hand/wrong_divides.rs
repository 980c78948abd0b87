//! Fails `a_trough_has_no_step`: it divides by 0.

pub fn newton(g: [f64; 2], h: [[f64; 2]; 2]) -> Option<[f64; 2]> {
    let [[a, b], [c, d]] = h;
    let det = a * d - b * c;
    Some([-(d * g[0] - b * g[1]) / det, -(a * g[1] - c * g[0]) / det])
}
