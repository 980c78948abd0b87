//! Noisy copies of clean pictures (DAT-14).

use crate::Error;
use ndarray::{Array, ArrayView, Dimension};
use ndarray_rand::rand_distr::{Distribution, Normal};
use tensor::{Real, Rng};

/// A copy of `clean` with Gaussian noise of deviation `sigma` on every value:
///
/// ```text
/// y = x + η,   η ~ N(0, σ²)
/// ```
///
/// Any rank will do: one picture (H, W), one a row (B, H · W), or (B, H, W, C). Nothing is clipped, so
/// levels from 0 to 1 leave that range. The noise is drawn in `f64`, row after row, and rounded: both
/// precisions and every order in memory get the same.
///
/// # Errors
///
/// [`Error::Deviation`] where `sigma` is negative or not finite.
pub fn noisy<F: Real, D: Dimension>(
    clean: ArrayView<F, D>,
    sigma: f64,
    rng: &mut Rng,
) -> Result<Array<F, D>, Error> {
    if !(sigma >= 0.0 && sigma.is_finite()) {
        return Err(Error::Deviation(sigma));
    }
    let noise = Normal::new(0.0, sigma).expect("the deviation was checked above");
    let values = clean.iter().map(|&x| x + F::of(noise.sample(rng))).collect();
    Ok(Array::from_shape_vec(clean.raw_dim(), values).expect("one value for each value"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array2, Array3, array};
    use proptest::prelude::*;
    use tensor::{Rng, Streams};

    fn rng(seed: u64) -> Rng {
        Streams::new(seed).stream("noise")
    }

    /// 40,000 numbers: the mean has a 200th of the deviation, the deviation a 283rd. Five of each.
    #[test]
    fn the_noise_has_mean_zero_and_the_deviation_asked_for() {
        let clean = Array2::from_elem((200, 200), 0.5_f64);
        let noise = noisy(clean.view(), 0.2, &mut rng(1)).unwrap() - clean;
        assert!(noise.mean().unwrap().abs() < 0.2 * 5.0 / 200.0);
        assert!((noise.std(0.0) - 0.2).abs() < 0.2 * 5.0 / 283.0);
    }

    #[test]
    fn single_precision_gets_the_rounded_noise_of_double() {
        let double = noisy(Array3::<f64>::zeros((2, 3, 4)).view(), 0.1, &mut rng(1)).unwrap();
        let single = noisy(Array3::<f32>::zeros((2, 3, 4)).view(), 0.1, &mut rng(1)).unwrap();
        assert_eq!(single, double.mapv(|x| x as f32));
    }

    #[test]
    fn the_same_seed_gives_the_same_noise() {
        let draw = |seed| noisy(array![0.0, 1.0].view(), 0.1, &mut rng(seed)).unwrap();
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
    }

    #[test]
    fn a_deviation_that_no_gaussian_has_is_refused() {
        for sigma in [-0.1, f64::NAN, f64::INFINITY] {
            let error = noisy(array![0.0].view(), sigma, &mut rng(1)).unwrap_err();
            assert!(error.to_string().contains("at least 0 and finite"), "{error}");
        }
    }

    proptest! {
        #[test]
        fn the_noise_does_not_depend_on_the_order_in_memory(
            rows in 0_usize..5, columns in 0_usize..5, seed in any::<u64>(),
        ) {
            let clean = Array2::from_shape_fn((columns, rows), |(i, j)| (i + 10 * j) as f64);
            let turned = clean.t();
            let copied = turned.as_standard_layout();
            let (a, b) = (
                noisy(turned, 1.0, &mut rng(seed)).unwrap(),
                noisy(copied.view(), 1.0, &mut rng(seed)).unwrap(),
            );
            prop_assert_eq!(a, b);
        }

        #[test]
        fn no_deviation_is_no_noise(values in prop::collection::vec(-1e6..1e6_f64, 0..20)) {
            let clean = ndarray::Array1::from(values);
            prop_assert_eq!(noisy(clean.view(), 0.0, &mut rng(1)).unwrap(), clean);
        }
    }
}
