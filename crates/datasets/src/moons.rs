//! Two half circles that reach into each other (DAT-14).

use crate::{Error, Samples};
use ndarray::{Array1, Array2};
use std::f64::consts::PI;
use tensor::Rng;

/// `per_class` points on the upper half circle (target −1) and as many on the lower (target 1), in
/// turns, with Gaussian noise of deviation `sigma` on both coordinates.
///
/// Both have radius 1 and are divided evenly, from end to end, by the angle φ from 0 to π:
///
/// ```text
/// upper: (cos φ, sin φ)      lower: (1 − cos φ, ½ − sin φ)
/// ```
///
/// `x` is (2 · per_class, 2), `t` is (2 · per_class,).
///
/// # Errors
///
/// [`Error::Deviation`] where `sigma` is negative or not finite.
pub fn moons(per_class: usize, sigma: f64, rng: &mut Rng) -> Result<Samples, Error> {
    let steps = per_class.saturating_sub(1).max(1) as f64;
    let mut x = Array2::zeros((2 * per_class, 2));
    for (row, mut point) in x.outer_iter_mut().enumerate() {
        let (sin, cos) = ((row / 2) as f64 / steps * PI).sin_cos();
        let (x1, x2) = if row % 2 == 0 { (cos, sin) } else { (1.0 - cos, 0.5 - sin) };
        point[0] = x1;
        point[1] = x2;
    }
    let t = Array1::from_shape_fn(2 * per_class, |row| if row % 2 == 0 { -1.0 } else { 1.0 });
    Samples { x, t }.jittered(1, sigma, rng)
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_abs_diff_eq;
    use ndarray::array;
    use proptest::prelude::*;
    use tensor::{Rng, Streams};

    fn rng(seed: u64) -> Rng {
        Streams::new(seed).stream("moons")
    }

    /// Three points each: the angles are 0, π/2 and π.
    #[test]
    fn the_moons_begin_peak_and_end_where_the_formula_says() {
        let set = moons(3, 0.0, &mut rng(1)).unwrap();
        let [upper, lower] =
            [[[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]], [[0.0, 0.5], [1.0, -0.5], [2.0, 0.5]]];
        for (row, point) in set.x.outer_iter().enumerate() {
            let expected = if row % 2 == 0 { upper } else { lower }[row / 2];
            assert_abs_diff_eq!(point[0], expected[0], epsilon = 1e-15);
            assert_abs_diff_eq!(point[1], expected[1], epsilon = 1e-15);
        }
        assert_eq!(set.t, array![-1.0, 1.0, -1.0, 1.0, -1.0, 1.0]);
    }

    #[test]
    fn the_same_seed_gives_the_same_noise() {
        let draw = |seed| moons(5, 0.1, &mut rng(seed)).unwrap();
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
    }

    #[test]
    fn a_deviation_that_no_gaussian_has_is_refused() {
        assert!(matches!(moons(5, -0.1, &mut rng(1)), Err(Error::Deviation(-0.1))));
    }

    proptest! {
        #[test]
        fn points_without_noise_lie_on_half_circles_of_radius_one(per_class in 0_usize..200) {
            let set = moons(per_class, 0.0, &mut rng(1)).unwrap();
            prop_assert_eq!(set.x.dim(), (2 * per_class, 2));
            prop_assert_eq!(set.t.sum(), 0.0);
            for (point, &t) in set.x.outer_iter().zip(&set.t) {
                let (x1, x2) = if t < 0.0 { (0.0, 0.0) } else { (1.0, 0.5) };
                let (dx, dy) = (point[0] - x1, point[1] - x2);
                prop_assert!((dx.hypot(dy) - 1.0).abs() < 1e-15);
                prop_assert!(-t * dy > -1e-15, "{} is on the wrong side of the diameter", point);
            }
        }
    }
}
