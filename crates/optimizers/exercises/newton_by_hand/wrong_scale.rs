//! Fails `it_ends_at_the_bottom_of_a_round_bowl`: nothing is divided by the determinant.

pub fn newton(g: [f64; 2], h: [[f64; 2]; 2]) -> Option<[f64; 2]> {
    let [[a, b], [c, d]] = h;
    let det = a * d - b * c;
    let u = [-(d * g[0] - b * g[1]), -(a * g[1] - c * g[0])];
    (det != 0.0).then_some(u)
}
