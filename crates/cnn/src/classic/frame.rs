// ANCHOR: rot180
//! What is done to a kernel or an image before the one slides over the other.

use ndarray::{Array2, ArrayView2, s};
use tensor::Real;

/// Half a turn: `rot180(K)(m, n) = K(k₁ − 1 − m, k₂ − 1 − n)`, all indices from 0.
///
/// `kernel` is (k₁, k₂), and so is the result.
pub fn rot180<F: Real>(kernel: ArrayView2<F>) -> Array2<F> {
    kernel.slice(s![..;-1, ..;-1]).to_owned()
}

/// Puts a frame of zeros around an image: `rows` above and below, `columns` left and right.
///
/// `image` is (M, N), the result (M + 2 rows, N + 2 columns).
pub fn pad<F: Real>(image: ArrayView2<F>, rows: usize, columns: usize) -> Array2<F> {
    let (height, width) = image.dim();
    let mut framed = Array2::zeros((height + 2 * rows, width + 2 * columns));
    framed.slice_mut(s![rows..rows + height, columns..columns + width]).assign(&image);
    framed
}
// ANCHOR_END: rot180

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;
    use proptest::prelude::*;

    #[test]
    fn half_a_turn_reverses_rows_and_columns() {
        let kernel = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
        assert_eq!(rot180(kernel.view()), array![[6.0, 5.0, 4.0], [3.0, 2.0, 1.0]]);
    }

    #[test]
    fn a_frame_is_as_wide_as_it_was_asked_for() {
        let framed = pad(array![[1.0, 2.0]].view(), 1, 2);
        assert_eq!(framed.dim(), (3, 6));
        assert_eq!((framed.sum(), framed[[1, 2]], framed[[1, 3]]), (3.0, 1.0, 2.0));
    }

    proptest! {
        #[test]
        fn two_half_turns_are_none(rows in 1..6_usize, columns in 1..6_usize) {
            let kernel = Array2::from_shape_fn((rows, columns), |(i, j)| (10 * i + j) as f64);
            prop_assert_eq!(rot180(rot180(kernel.view()).view()), kernel);
        }
    }
}
