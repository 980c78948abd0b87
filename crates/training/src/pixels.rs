// ANCHOR: pixels
//! Pictures blurred, spoiled by noise, darkened and lightened.

use ndarray::{Array1, Array3, ArrayView3, Axis};
use ndarray_rand::rand_distr::{Distribution, StandardNormal};
use tensor::{Real, Rng};

/// Every pixel becomes the mean of those around it, weighted by a Gaussian of deviation `sigma` pixels
/// up to three deviations away; outside the picture (H, W, C) all is 0.
///
/// # Panics
///
/// Where `sigma` is negative or not finite.
#[track_caller]
pub fn blur<F: Real>(picture: ArrayView3<F>, sigma: f64) -> Array3<F> {
    assert!(sigma >= 0.0 && sigma.is_finite(), "blur: σ is {sigma}, it has to be at least 0");
    if sigma == 0.0 {
        return picture.to_owned();
    }
    let radius = (3.0 * sigma + 0.5) as usize;
    let distance = |k: usize| k as f64 - radius as f64;
    let kernel: Array1<f64> =
        (0..=2 * radius).map(|k| (-0.5 * (distance(k) / sigma).powi(2)).exp()).collect();
    let kernel = (&kernel / kernel.sum()).mapv(F::of);
    let mut blurred = picture.to_owned();
    for axis in [Axis(0), Axis(1)] {
        for mut lane in blurred.lanes_mut(axis) {
            let line = lane.to_owned();
            for (i, v) in lane.iter_mut().enumerate() {
                // Pixel i takes kernel[k] of pixel i + k − radius.
                let inside = |&k: &usize| (radius..radius + line.len()).contains(&(i + k));
                *v = (0..kernel.len())
                    .filter(inside)
                    .map(|k| kernel[k] * line[i + k - radius])
                    .sum();
            }
        }
    }
    blurred
}

/// Gaussian noise of deviation `sigma` on every pixel, cut to 0 … 1.
pub fn add_noise<F: Real>(picture: ArrayView3<F>, sigma: f64, rng: &mut Rng) -> Array3<F> {
    picture.mapv(|v| {
        let noise: f64 = StandardNormal.sample(rng);
        F::of((v.as_f64() + sigma * noise).clamp(0.0, 1.0))
    })
}

/// Every pixel times `factor`, cut to 0 … 1: below 1 the ink is fainter, above 1 it is darker.
pub fn brighten<F: Real>(picture: ArrayView3<F>, factor: f64) -> Array3<F> {
    picture.mapv(|v| F::of((v.as_f64() * factor).clamp(0.0, 1.0)))
}
// ANCHOR_END: pixels

#[cfg(test)]
mod tests {
    use super::*;
    use tensor::Streams;

    fn dot() -> Array3<f64> {
        let mut picture = Array3::zeros((15, 15, 1));
        picture[[7, 7, 0]] = 1.0;
        picture
    }

    #[test]
    fn blurring_spreads_the_ink_and_keeps_it() {
        let blurred = blur(dot().view(), 1.5);
        assert!((blurred.sum() - 1.0).abs() < 1e-12);
        assert!(blurred[[7, 7, 0]] < 0.1 && blurred[[7, 8, 0]] > 0.05);
        // The same in all four directions.
        assert_eq!(blurred[[7, 9, 0]], blurred[[7, 5, 0]]);
        assert!((blurred[[9, 7, 0]] - blurred[[7, 9, 0]]).abs() < 1e-15);
        assert_eq!(blur(dot().view(), 0.0), dot());
    }

    #[test]
    fn noise_has_its_deviation_and_stays_in_range() {
        let grey = Array3::from_elem((60, 60, 1), 0.5_f64);
        let noisy = add_noise(grey.view(), 0.1, &mut Streams::new(1).stream("noise"));
        assert!((noisy.std(0.0) - 0.1).abs() < 0.005, "{}", noisy.std(0.0));
        let loud = add_noise(grey.view(), 5.0, &mut Streams::new(1).stream("noise"));
        assert!(loud.iter().all(|v| (0.0..=1.0).contains(v)));
    }

    #[test]
    fn brightness_multiplies_and_stays_in_range() {
        let grey = Array3::from_elem((1, 1, 1), 0.6_f64);
        assert_eq!(brighten(grey.view(), 0.5)[[0, 0, 0]], 0.3);
        assert_eq!(brighten(grey.view(), 2.0)[[0, 0, 0]], 1.0);
    }

    #[test]
    #[should_panic(expected = "blur: σ is -1, it has to be at least 0")]
    fn a_negative_deviation_is_refused() {
        blur(dot().view(), -1.0);
    }
}
