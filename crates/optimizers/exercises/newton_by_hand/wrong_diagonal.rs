//! Fails `it_ends_at_the_bottom_of_a_tilted_bowl`: each parameter by its own curvature.

pub fn newton(g: [f64; 2], h: [[f64; 2]; 2]) -> Option<[f64; 2]> {
    let [[a, b], [c, d]] = h;
    let det = a * d - b * c;
    (det != 0.0).then_some([-g[0] / a, -g[1] / d])
}
