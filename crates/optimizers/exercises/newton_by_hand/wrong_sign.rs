//! Fails `it_goes_down_a_bowl`: the minus is lost.

pub fn newton(g: [f64; 2], h: [[f64; 2]; 2]) -> Option<[f64; 2]> {
    let [[a, b], [c, d]] = h;
    let det = a * d - b * c;
    let u = [(d * g[0] - b * g[1]) / det, (a * g[1] - c * g[0]) / det];
    (det != 0.0).then_some(u)
}
