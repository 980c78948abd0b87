//! A circle inside another (DAT-14).

use crate::{Error, Samples};
use ndarray::{Array1, Array2};
use std::f64::consts::TAU;
use tensor::Rng;

/// `per_class` points on the circle of radius 1 (target −1) and as many on one of radius `inner`
/// (target 1), in turns, with Gaussian noise of deviation `sigma` on both coordinates.
///
/// Both have their centre at (0, 0) and are divided evenly, from the point on the first axis on and
/// against the clock. No line separates them; the square of the distance from the centre does.
///
/// `x` is (2 · per_class, 2), `t` is (2 · per_class,).
///
/// # Errors
///
/// [`Error::Parameter`] where `inner` is not between 0 and 1, [`Error::Deviation`] where `sigma` is
/// negative or not finite.
pub fn rings(per_class: usize, inner: f64, sigma: f64, rng: &mut Rng) -> Result<Samples, Error> {
    if !(inner > 0.0 && inner < 1.0) {
        let range = "above 0 and below 1, the radius of the outer one".into();
        return Err(Error::Parameter { what: "the inner ring's radius", value: inner, range });
    }
    let mut x = Array2::zeros((2 * per_class, 2));
    for (row, mut point) in x.outer_iter_mut().enumerate() {
        let (sin, cos) = ((row / 2) as f64 / per_class as f64 * TAU).sin_cos();
        let radius = if row % 2 == 0 { 1.0 } else { inner };
        point[0] = radius * cos;
        point[1] = radius * sin;
    }
    let t = Array1::from_shape_fn(2 * per_class, |row| if row % 2 == 0 { -1.0 } else { 1.0 });
    Samples { x, t }.jittered(1, sigma, rng)
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_abs_diff_eq;
    use proptest::prelude::*;
    use tensor::{Rng, Streams};

    fn rng(seed: u64) -> Rng {
        Streams::new(seed).stream("rings")
    }

    #[test]
    fn four_points_each_are_the_corners_of_two_squares() {
        let set = rings(4, 0.5, 0.0, &mut rng(1)).unwrap();
        let outer = [[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]];
        let points = outer.iter().flat_map(|&[x1, x2]| [x1, x2, x1 / 2.0, x2 / 2.0]);
        for (&found, expected) in set.x.iter().zip(points) {
            assert_abs_diff_eq!(found, expected, epsilon = 1e-15);
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_noise() {
        let draw = |seed| rings(5, 0.5, 0.1, &mut rng(seed)).unwrap();
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
    }

    #[test]
    fn a_radius_outside_its_range_is_refused() {
        for inner in [0.0, 1.0, -0.5, f64::NAN, f64::INFINITY] {
            let error = rings(5, inner, 0.1, &mut rng(1)).unwrap_err().to_string();
            let expected = format!(
                "the inner ring's radius is {inner}, \
                 it has to be above 0 and below 1, the radius of the outer one"
            );
            assert_eq!(error, expected);
        }
        assert!(matches!(rings(5, 0.5, -0.1, &mut rng(1)), Err(Error::Deviation(-0.1))));
    }

    proptest! {
        #[test]
        fn points_without_noise_lie_on_their_circles(
            per_class in 0_usize..200, inner in 0.001..0.999_f64,
        ) {
            let set = rings(per_class, inner, 0.0, &mut rng(1)).unwrap();
            prop_assert_eq!(set.x.dim(), (2 * per_class, 2));
            prop_assert_eq!(set.t.sum(), 0.0);
            for (point, &t) in set.x.outer_iter().zip(&set.t) {
                let radius = if t < 0.0 { 1.0 } else { inner };
                prop_assert!((point[0].hypot(point[1]) - radius).abs() < 1e-15);
            }
        }
    }
}
