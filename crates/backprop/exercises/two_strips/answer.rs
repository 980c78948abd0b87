/// The weights of the four hidden neurons, and of the output.
pub fn strips() -> ([[f64; 2]; 4], [f64; 5]) {
    let above = |c: f64| [-c, 1.0];
    ([above(0.0), above(1.0), above(2.0), above(3.0)], [-0.5, 1.0, -1.0, 1.0, -1.0])
}
