//! Fails `the_squares_have_a_finite_sum`: the squares are 1/t, the harmonic series.

pub fn rate(t: u32) -> f64 {
    1.0 / f64::from(t).sqrt()
}
