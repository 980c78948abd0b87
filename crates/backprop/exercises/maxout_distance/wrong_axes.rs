//! Fails `where_both_are_positive_they_add_up`: it is the larger of |x₁| and |x₂|.

pub fn maps() -> Vec<[f64; 3]> {
    vec![[1.0, 0.0, 0.0], [-1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, -1.0, 0.0]]
}
