//! Fails `a_block_along_each_axis_is_1`: there is no map for x₁ below 0.

pub fn maps() -> Vec<[f64; 3]> {
    vec![[1.0, 1.0, 0.0], [1.0, -1.0, 0.0]]
}
