//! All the patches of a picture, and the picture that they make (DAT-14).

use crate::Error;
use ndarray::{Array2, ArrayView2, s};
use tensor::Real;

/// Every patch of `side` × `side` pixels of a picture (H, W), one a row: left to right, then down, each
/// with its own rows one after the other.
///
/// ```text
/// ((H − side + 1) · (W − side + 1), side²)
/// ```
///
/// # Errors
///
/// [`Error::Parameter`] where `side` is 0 or longer than a side of the picture.
pub fn patches<F: Real>(picture: ArrayView2<F>, side: usize) -> Result<Array2<F>, Error> {
    let (height, width) = picture.dim();
    if side == 0 || side > height.min(width) {
        let range = format!("from 1 to {} for ({height}, {width})", height.min(width));
        return Err(Error::Parameter { what: "the side of a patch", value: side as f64, range });
    }
    let windows = picture.windows((side, side));
    let pixels = windows.into_iter().flatten().copied().collect();
    let shape = ((height - side + 1) * (width - side + 1), side * side);
    Ok(Array2::from_shape_vec(shape, pixels).expect("one patch for each place"))
}

/// The picture (H, W) whose [`patches`] these are; where patches that overlap disagree, each pixel is
/// the mean of what they say.
///
/// `patches` is (places, side²).
///
/// # Panics
///
/// Where no picture of that shape has so many patches of that size.
#[track_caller]
pub fn assemble<F: Real>(patches: ArrayView2<F>, shape: (usize, usize)) -> Array2<F> {
    let (height, width) = shape;
    let (count, pixels) = patches.dim();
    let side = pixels.isqrt();
    let fits = side > 0 && side * side == pixels && side <= height.min(width);
    let across = if fits { width - side + 1 } else { 0 };
    assert!(
        fits && count == (height - side + 1) * across,
        "assemble: ({count}, {pixels}) are not all the patches of a picture ({height}, {width})"
    );
    let (mut sum, mut covered) = (Array2::<F>::zeros(shape), Array2::<F>::zeros(shape));
    for (place, patch) in patches.outer_iter().enumerate() {
        let patch = patch.to_shape((side, side)).expect("a patch has side² pixels");
        let (top, left) = (place / across, place % across);
        let window = s![top..top + side, left..left + side];
        sum.slice_mut(window).zip_mut_with(&patch, |sum, &pixel| *sum += pixel);
        covered.slice_mut(window).mapv_inplace(|times| times + F::one());
    }
    sum / covered
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_abs_diff_eq;
    use ndarray::array;
    use proptest::prelude::*;

    #[test]
    fn two_by_three_pixels_have_two_patches_of_two() {
        let picture = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
        let all = patches(picture.view(), 2).unwrap();
        assert_eq!(all, array![[1.0, 2.0, 4.0, 5.0], [2.0, 3.0, 5.0, 6.0]]);
    }

    /// The first patch says 1, the second 0; both cover the middle column.
    #[test]
    fn patches_that_disagree_meet_in_the_middle() {
        let all = array![[1.0, 1.0, 1.0, 1.0], [0.0, 0.0, 0.0, 0.0]];
        let picture = assemble(all.view(), (2, 3));
        assert_eq!(picture, array![[1.0, 0.5, 0.0], [1.0, 0.5, 0.0]]);
    }

    #[test]
    fn a_patch_that_does_not_fit_is_refused_with_its_range() {
        let picture = Array2::<f32>::zeros((8, 5));
        for side in [0, 6, usize::MAX] {
            let error = patches(picture.view(), side).unwrap_err().to_string();
            let range = "it has to be from 1 to 5 for (8, 5)";
            assert_eq!(error, format!("the side of a patch is {}, {range}", side as f64));
        }
    }

    #[test]
    #[should_panic(expected = "(2, 4) are not all the patches of a picture (3, 3)")]
    fn too_few_patches_are_a_wrong_shape() {
        assemble(Array2::<f64>::zeros((2, 4)).view(), (3, 3));
    }

    #[test]
    #[should_panic(expected = "(4, 5) are not all the patches of a picture (3, 3)")]
    fn patches_that_are_no_squares_are_a_wrong_shape() {
        assemble(Array2::<f64>::zeros((4, 5)).view(), (3, 3));
    }

    #[test]
    #[should_panic(expected = "(1, 16) are not all the patches of a picture (3, 3)")]
    fn patches_larger_than_the_picture_are_a_wrong_shape() {
        assemble(Array2::<f64>::zeros((1, 16)).view(), (3, 3));
    }

    proptest! {
        #[test]
        fn patches_reassemble_to_their_picture(
            (height, width, side) in (1_usize..9, 1_usize..9)
                .prop_flat_map(|(h, w)| (Just(h), Just(w), 1..=h.min(w))),
            pixels in prop::collection::vec(-1.0..1.0_f64, 64),
        ) {
            let picture = Array2::from_shape_fn((height, width), |(i, j)| pixels[8 * i + j]);
            let all = patches(picture.view(), side).unwrap();
            prop_assert_eq!(all.dim(), ((height - side + 1) * (width - side + 1), side * side));
            let again = assemble(all.view(), (height, width));
            prop_assert_eq!(again.dim(), picture.dim());
            for (&found, &expected) in again.iter().zip(&picture) {
                assert_abs_diff_eq!(found, expected, epsilon = 1e-14);
            }
        }

        #[test]
        fn each_row_is_the_window_at_its_place(side in 1_usize..5, turned in any::<bool>()) {
            let picture = Array2::from_shape_fn((5, 5), |(i, j)| (10 * i + j) as f64);
            let picture = if turned { picture.t().to_owned() } else { picture };
            let across = 6 - side;
            for (place, patch) in patches(picture.view(), side).unwrap().outer_iter().enumerate() {
                for (k, &pixel) in patch.iter().enumerate() {
                    let at = [place / across + k / side, place % across + k % side];
                    prop_assert_eq!(pixel, picture[at]);
                }
            }
        }
    }
}
