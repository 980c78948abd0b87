//! Fails `the_first_piece_ends_at_one`: an AND over the first three borders and a NOT can have one piece only.

pub fn strips() -> ([[f64; 2]; 4], [f64; 5]) {
    let above = |c: f64| [-c, 1.0];
    ([above(0.0), above(1.0), above(2.0), above(3.0)], [-2.5, 1.0, 1.0, 1.0, -1.0])
}
