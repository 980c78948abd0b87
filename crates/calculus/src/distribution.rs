// ANCHOR: normal
//! Distributions on the line: the normal one, and the one whose cumulative function is σ.

use crate::error::Error;
use crate::scalar::Scalar;
use ndarray::ArrayView1;
use std::f64::consts::{PI, SQRT_2};

/// The normal distribution N(μ, s²).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Normal {
    /// Its mean μ.
    pub mean: f64,
    /// Its standard deviation s, positive.
    pub deviation: f64,
}

impl Normal {
    /// The density p(x) = e^(−(x − μ)² / 2s²) / (s √2π).
    pub fn density(self, x: f64) -> f64 {
        self.log_density(x).exp()
    }

    /// ln p(x) = −(x − μ)² / 2s² − ln(s √2π).
    pub fn log_density(self, x: f64) -> f64 {
        let z = (x - self.mean) / self.deviation;
        -0.5 * z * z - (self.deviation * (2.0 * PI).sqrt()).ln()
    }

    /// The cumulative distribution function P(ξ ≤ x), Φ for the mean 0 and the deviation 1.
    pub fn cdf(self, x: f64) -> f64 {
        0.5 * libm::erfc((self.mean - x) / (self.deviation * SQRT_2))
    }
}
// ANCHOR_END: normal

impl Normal {
    // ANCHOR: most_likely
    /// The normal distribution under which the `data`, (n,), are most probable.
    ///
    /// ```text
    /// μ = 1/n Σ xᵢ        s² = 1/n Σ (xᵢ − μ)²
    /// ```
    ///
    /// # Errors
    ///
    /// Where the data do not vary: the density then grows without end as s goes to 0.
    pub fn most_likely(data: ArrayView1<f64>) -> Result<Self, Error> {
        let n = data.len() as f64;
        let mean = data.sum() / n;
        let deviation = (data.mapv(|x| (x - mean).powi(2)).sum() / n).sqrt();
        let varies = deviation > 0.0 && deviation.is_finite();
        varies.then_some(Self { mean, deviation }).ok_or(Error::NotPositive("deviation", deviation))
    }
    // ANCHOR_END: most_likely
}

// ANCHOR: logistic
/// The density of the logistic distribution, whose cumulative function is σ: σ′ = σ(x) σ(−x).
pub fn logistic_density(x: f64) -> f64 {
    Scalar::sigmoid(x) * Scalar::sigmoid(-x)
}

/// The log-odds ln p/(1 − p) of a probability, the inverse of σ.
///
/// Of a number drawn evenly between 0 and 1 it is a draw from the logistic distribution.
pub fn log_odds(p: f64) -> f64 {
    p.ln() - (-p).ln_1p()
}
// ANCHOR_END: logistic

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Dual, derivative, gradient, midpoints};
    use ndarray::{Array1, array};
    use ndarray_rand::rand::Rng as _;
    use proptest::prelude::*;
    use tensor::{GradientCheck, Streams};

    const STANDARD: Normal = Normal { mean: 0.0, deviation: 1.0 };

    /// The midpoint sum of a density over −40 … 40.
    fn mass(density: impl Fn(f64) -> f64) -> f64 {
        midpoints(40_000).iter().map(|share| 80.0 / 40_000.0 * density(80.0 * share - 40.0)).sum()
    }

    #[test]
    fn densities_integrate_to_one() {
        for (mean, deviation) in [(0.0, 1.0), (-3.0, 0.25), (2.0, 5.0)] {
            let normal = Normal { mean, deviation };
            assert!((mass(|x| normal.density(x)) - 1.0).abs() < 1e-9);
        }
        assert!((mass(logistic_density) - 1.0).abs() < 1e-9);
    }

    /// The deviation 0.04 makes the height 1/(0.04 √2π) = 9.97: a density is no probability.
    #[test]
    fn a_density_may_exceed_one() {
        let narrow = Normal { mean: 0.0, deviation: 0.04 };
        assert!((narrow.density(0.0) - 9.973_557_010_035_817).abs() < 1e-12);
        assert!((mass(|x| narrow.density(x)) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn gradient_of_the_cumulative_function_is_the_density() {
        let normal = Normal { mean: 0.5, deviation: 2.0 };
        for x in [-4.0, -0.3, 0.5, 1.7, 6.0] {
            let mut check = GradientCheck::new();
            let (at, slope) = (array![x], array![normal.density(x)]);
            check.compare("cdf", at.view(), slope.view(), |x| normal.cdf(x[0]));
            let slope = array![logistic_density(x)];
            check.compare("σ", at.view(), slope.view(), |x| Scalar::sigmoid(x[0]));
            check.assert_passed();
            assert!((derivative(Dual::sigmoid, x).1 - logistic_density(x)).abs() < 1e-15);
        }
    }

    /// Monotone, from 0 to 1, a half in the middle: what an S has to be to be a distribution.
    #[test]
    fn sigma_and_phi_are_cumulative_functions() {
        let sigma: fn(f64) -> f64 = |x| Scalar::sigmoid(x);
        for cdf in [sigma, |x| STANDARD.cdf(x)] {
            assert_eq!((cdf(-1e3), cdf(0.0), cdf(1e3)), (0.0, 0.5, 1.0));
            let rises = (-80..80).all(|i| cdf(f64::from(i) / 10.0) < cdf(f64::from(i + 1) / 10.0));
            assert!(rises);
        }
    }

    /// tanh begins at −1, a ReLU ends nowhere. (1 + tanh x)/2 is σ(2x), which is one.
    #[test]
    fn tanh_and_relu_are_no_cumulative_functions() {
        let relu = |x: f64| x.max(0.0);
        assert!(f64::tanh(-1.0) < 0.0 && relu(2.0) > 1.0);
        for x in [-3.0, -0.5, 0.0, 2.0_f64] {
            assert!((0.5 * (1.0 + x.tanh()) - Scalar::sigmoid(2.0 * x)).abs() < 1e-15);
        }
    }

    /// The share of 20,000 draws up to x errs by √(¼/20000) = 0.0035; four times that.
    #[test]
    fn log_odds_of_even_numbers_are_distributed_as_sigma_says() {
        let mut rng = Streams::new(7).stream("logistic");
        let draws: Vec<f64> = (0..20_000).map(|_| log_odds(rng.random())).collect();
        for x in [-2.0, -1.0, 0.0, 0.5, 3.0] {
            let share = draws.iter().filter(|draw| **draw <= x).count() as f64 / 20_000.0;
            assert!((share - Scalar::sigmoid(x)).abs() < 0.014, "{x}: {share}");
        }
    }

    proptest! {
        #[test]
        fn log_odds_undo_sigma(z in -15.0..15.0_f64) {
            prop_assert!((log_odds(Scalar::sigmoid(z)) - z).abs() < 1e-8);
        }

        /// At the maximum of the likelihood the slopes by mean and deviation are 0, and no neighbour
        /// is better.
        #[test]
        fn gradient_of_the_likelihood_vanishes_at_mean_and_deviation(
            data in prop::collection::vec(-5.0..5.0_f64, 3..12),
            step in 0.01..0.5_f64,
        ) {
            let data = Array1::from(data);
            let best = Normal::most_likely(data.view()).unwrap();
            prop_assume!(best.deviation > 0.5);
            let sum = |normal: Normal| data.iter().map(|x| normal.log_density(*x)).sum::<f64>();
            for (mean, deviation) in [(step, 0.0), (-step, 0.0), (0.0, step), (0.0, -step)] {
                let other = Normal {
                    mean: best.mean + mean,
                    deviation: best.deviation + deviation,
                };
                prop_assert!(sum(other) < sum(best));
            }
            let at_best = array![best.mean, best.deviation];
            let (_, slopes) = gradient(
                |at| {
                    let mut cost = at[1].ln() * data.len() as f64;
                    for x in &data {
                        cost = cost + ((at[0] - *x) / at[1]).powi(2) * 0.5;
                    }
                    cost
                },
                at_best.view(),
            );
            prop_assert!(slopes.iter().all(|slope| slope.abs() < 1e-9), "{}", slopes);
        }
    }

    /// 1, 2 and 6 have the mean 3 and the squares 4 + 1 + 9 = 14: s² = 14/3, and not 14/2.
    #[test]
    fn the_most_likely_variance_divides_by_n() {
        let normal = Normal::most_likely(array![1.0, 2.0, 6.0].view()).unwrap();
        assert!((normal.mean - 3.0).abs() < 1e-15);
        assert!((normal.deviation.powi(2) - 14.0 / 3.0).abs() < 1e-14);
    }

    #[test]
    fn data_that_do_not_vary_have_no_most_likely_deviation() {
        let error = Normal::most_likely(array![2.0, 2.0].view()).unwrap_err();
        assert_eq!(error.to_string(), "the deviation is 0, it has to be a positive number");
        assert!(Normal::most_likely(array![].view()).is_err());
        assert!(Normal::most_likely(array![1.0, f64::NAN].view()).is_err());
    }
}
