//! Fails `every_number_counts`: it keeps the last.

pub fn total(x: &[f64]) -> f64 {
    x.last().copied().unwrap_or_default()
}
