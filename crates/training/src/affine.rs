// ANCHOR: affine
//! Pictures moved, turned, stretched and slanted.

use ndarray::{Array3, ArrayView3, s};
use tensor::Real;

/// Where the points of a picture go: p′ = A p + t, in pixels from its middle, x to the right and y down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Affine {
    /// A, row by row.
    pub a: [[f64; 2]; 2],
    /// t.
    pub t: [f64; 2],
}

impl Affine {
    /// Everything stays where it is.
    pub const IDENTITY: Self = Self { a: [[1.0, 0.0], [0.0, 1.0]], t: [0.0, 0.0] };

    /// `right` and `down`.
    pub fn shift(right: f64, down: f64) -> Self {
        Self { t: [right, down], ..Self::IDENTITY }
    }

    /// Against the clock, about the middle.
    pub fn rotation(degrees: f64) -> Self {
        let (sin, cos) = degrees.to_radians().sin_cos();
        Self { a: [[cos, sin], [-sin, cos]], ..Self::IDENTITY }
    }

    /// From the middle; below 1 the picture shrinks.
    pub fn scale(horizontal: f64, vertical: f64) -> Self {
        Self { a: [[horizontal, 0.0], [0.0, vertical]], ..Self::IDENTITY }
    }

    /// Slanted: what lies a pixel higher goes `share` of a pixel further to the right.
    pub fn shear(share: f64) -> Self {
        Self { a: [[1.0, -share], [0.0, 1.0]], ..Self::IDENTITY }
    }

    /// Left and right exchanged.
    pub fn mirror() -> Self {
        Self::scale(-1.0, 1.0)
    }
}
// ANCHOR_END: affine

// ANCHOR: compose
impl Affine {
    /// A p + t.
    pub fn apply(self, [x, y]: [f64; 2]) -> [f64; 2] {
        let [[a, b], [c, d]] = self.a;
        [a * x + b * y + self.t[0], c * x + d * y + self.t[1]]
    }

    /// This one, and `next` after it: A′ (A p + t) + t′.
    pub fn then(self, next: Self) -> Self {
        let linear = Self { t: [0.0, 0.0], ..next };
        let column = |k: usize| linear.apply([self.a[0][k], self.a[1][k]]);
        let ([a, c], [b, d]) = (column(0), column(1));
        Self { a: [[a, b], [c, d]], t: next.apply(self.t) }
    }

    /// The way back, A⁻¹ (p′ − t).
    ///
    /// # Panics
    ///
    /// Where det A = 0: the picture would be a line.
    #[track_caller]
    pub fn inverse(self) -> Self {
        let [[a, b], [c, d]] = self.a;
        let det = a * d - b * c;
        assert!(det != 0.0, "Affine::inverse: det A = 0, A is {:?}", self.a);
        let linear = Self { a: [[d / det, -b / det], [-c / det, a / det]], t: [0.0, 0.0] };
        let [x, y] = linear.apply(self.t);
        Self { t: [-x, -y], ..linear }
    }
}
// ANCHOR_END: compose

// ANCHOR: warp
/// The picture after the map, (H, W, C); what comes from outside is 0.
///
/// Each pixel asks where it came from. That is between four pixels, and it is their mean, the nearer the
/// heavier. With fx, fy between 0 and 1 the way from the upper left one:
///
/// ```text
/// v = (1 − fy) ((1 − fx) v₀₀ + fx v₀₁) + fy ((1 − fx) v₁₀ + fx v₁₁)
/// ```
///
/// # Panics
///
/// Where det A = 0.
#[track_caller]
pub fn warp<F: Real>(picture: ArrayView3<F>, map: Affine) -> Array3<F> {
    let (height, width, channels) = picture.dim();
    let middle = [(width as f64 - 1.0) / 2.0, (height as f64 - 1.0) / 2.0];
    let back = map.inverse();
    let mut warped = Array3::zeros((height, width, channels));
    for i in 0..height {
        for j in 0..width {
            let [x, y] = back.apply([j as f64 - middle[0], i as f64 - middle[1]]);
            let (x, y) = (x + middle[0], y + middle[1]);
            let (left, top) = (x.floor(), y.floor());
            let (fx, fy) = (x - left, y - top);
            for (dy, wy) in [(0.0, 1.0 - fy), (1.0, fy)] {
                for (dx, wx) in [(0.0, 1.0 - fx), (1.0, fx)] {
                    let (row, column, weight) = (top + dy, left + dx, F::of(wy * wx));
                    let inside = |at: f64, size: usize| at >= 0.0 && at < size as f64;
                    if inside(row, height) && inside(column, width) {
                        let from = picture.slice(s![row as usize, column as usize, ..]);
                        warped.slice_mut(s![i, j, ..]).scaled_add(weight, &from);
                    }
                }
            }
        }
    }
    warped
}
// ANCHOR_END: warp

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array2, Axis, array};
    use proptest::prelude::*;

    fn grey(picture: Array2<f64>) -> Array3<f64> {
        picture.insert_axis(Axis(2))
    }

    fn warped(picture: &Array2<f64>, map: Affine) -> Array2<f64> {
        warp(grey(picture.clone()).view(), map).remove_axis(Axis(2))
    }

    fn four() -> Array2<f64> {
        array![[1.0, 2.0], [3.0, 4.0]]
    }

    #[test]
    fn a_quarter_turn_against_the_clock_brings_the_right_side_up() {
        let turned = warped(&four(), Affine::rotation(90.0));
        assert!((turned - array![[2.0, 4.0], [1.0, 3.0]]).iter().all(|d| d.abs() < 1e-12));
    }

    #[test]
    fn half_a_pixel_to_the_right_is_the_mean_of_neighbours() {
        let moved = warped(&four(), Affine::shift(0.5, 0.0));
        assert_eq!(moved, array![[0.5, 1.5], [1.5, 3.5]]);
    }

    #[test]
    fn a_mirror_exchanges_the_columns() {
        assert_eq!(warped(&four(), Affine::mirror()), array![[2.0, 1.0], [4.0, 3.0]]);
    }

    /// Sheared by 1, the row above the middle goes one to the right, the one below one to the left.
    #[test]
    fn shear_slants_to_the_right() {
        let bar = array![[0.0, 1.0, 0.0], [0.0, 1.0, 0.0], [0.0, 1.0, 0.0]];
        let slanted = array![[0.0, 0.0, 1.0], [0.0, 1.0, 0.0], [1.0, 0.0, 0.0]];
        assert_eq!(warped(&bar, Affine::shear(1.0)), slanted);
    }

    /// Halved, 4 × 4 ones have a sum of about 4: a quarter of the area.
    #[test]
    fn a_picture_of_half_the_size_has_a_quarter_of_the_ink() {
        let ones = Array2::ones((8, 8));
        let small = warped(&ones, Affine::scale(0.5, 0.5));
        assert!((small.sum() - 16.0).abs() < 1e-12, "{small}");
        assert_eq!(small[[3, 3]], 1.0);
        assert_eq!(small[[0, 0]], 0.0);
    }

    proptest! {
        #[test]
        fn the_identity_and_whole_shifts_are_exact(
            pixels in prop::collection::vec(-1.0..1.0_f64, 30), right in -3..4_i32, down in -3..4_i32,
        ) {
            let picture = Array2::from_shape_vec((5, 6), pixels).unwrap();
            prop_assert_eq!(&warped(&picture, Affine::IDENTITY), &picture);
            let moved = warped(&picture, Affine::shift(right.into(), down.into()));
            for ((i, j), &v) in moved.indexed_iter() {
                let from = [i as i32 - down, j as i32 - right];
                let inside = (0..5).contains(&from[0]) && (0..6).contains(&from[1]);
                let wanted = if inside { picture[[from[0] as usize, from[1] as usize]] } else { 0.0 };
                prop_assert_eq!(v, wanted);
            }
        }

        #[test]
        fn a_map_and_its_inverse_cancel(
            degrees in -180.0..180.0_f64, sx in 0.5..2.0_f64, shear in -1.0..1.0_f64, t in -5.0..5.0_f64,
        ) {
            let map = Affine::rotation(degrees)
                .then(Affine::scale(sx, 1.0 / sx))
                .then(Affine::shear(shear))
                .then(Affine::shift(t, -t));
            let back = map.then(map.inverse()).apply([3.0, -2.0]);
            prop_assert!((back[0] - 3.0).abs() < 1e-9 && (back[1] + 2.0).abs() < 1e-9);
        }
    }
}
