//! Fails `both_sides_count_alike`: outputs are left out, which is He's bound.

pub fn bound(inputs: usize, _outputs: usize) -> f64 {
    (6.0 / inputs as f64).sqrt()
}
