// ANCHOR: beta
//! A coin, what is believed of it, and what its flips teach.

use ndarray::Array1;

/// What is believed of a probability θ: the density p(θ) ∝ θ^(a − 1) (1 − θ)^(b − 1).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beta {
    /// Positive; the heads that have been seen, and one more.
    pub a: f64,
    /// Positive; the tails that have been seen, and one more.
    pub b: f64,
}

impl Beta {
    /// What is believed after more flips: Beta(a + heads, b + tails).
    #[must_use]
    pub fn observe(self, heads: u32, tails: u32) -> Self {
        Self { a: self.a + f64::from(heads), b: self.b + f64::from(tails) }
    }

    /// The density at `theta`, from 0 to 1.
    pub fn density(self, theta: f64) -> f64 {
        // 0⁰ = 1: a flat density is flat up to its edges.
        let power = |t: f64, exponent: f64| if exponent == 0.0 { 0.0 } else { exponent * t.ln() };
        let norm = libm::lgamma(self.a) + libm::lgamma(self.b) - libm::lgamma(self.a + self.b);
        (power(theta, self.a - 1.0) + power(1.0 - theta, self.b - 1.0) - norm).exp()
    }

    /// The mean of θ, a/(a + b): the probability that the next flip shows heads.
    pub fn mean(self) -> f64 {
        self.a / (self.a + self.b)
    }

    /// The most probable θ, (a − 1)/(a + b − 2): after flips the MAP estimate.
    ///
    /// None for a = b = 1, where all θ are equally probable, and for a or b below 1, where the density
    /// is infinite at an end.
    pub fn mode(self) -> Option<f64> {
        let (a, b) = (self.a - 1.0, self.b - 1.0);
        (a >= 0.0 && b >= 0.0 && a + b > 0.0).then(|| a / (a + b))
    }
}
// ANCHOR_END: beta

// ANCHOR: grid
/// The probability of these flips, in this order, for a coin that shows heads with probability θ.
///
/// ```text
/// p(D | θ) = θ^heads (1 − θ)^tails
/// ```
pub fn flips(theta: f64, heads: u32, tails: u32) -> f64 {
    theta.powf(f64::from(heads)) * (1.0 - theta).powf(f64::from(tails))
}

/// The middles of `n` equal parts of the interval from 0 to 1, (n,).
pub fn midpoints(n: usize) -> Array1<f64> {
    Array1::from_shape_fn(n, |i| (i as f64 + 0.5) / n as f64)
}
// ANCHOR_END: grid

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Error, Table};
    use proptest::prelude::*;

    /// A prior as a table over the midpoints.
    fn grid(theta: &Array1<f64>, prior: Beta) -> Table {
        let density = theta.mapv(|theta| prior.density(theta));
        Table::new(&density / density.sum()).unwrap()
    }

    /// ∫ θ⁷ (1 − θ)³ dθ = 7! 3! / 11! = 1/1320, and every sequence of 7 heads and 3 tails has it.
    #[test]
    fn the_evidence_of_ten_flips_under_a_flat_prior() {
        let theta = midpoints(2000);
        let likelihood = theta.mapv(|theta| flips(theta, 7, 3));
        let (_, evidence) = grid(&theta, Beta { a: 1.0, b: 1.0 }).bayes(likelihood.view()).unwrap();
        assert!((evidence * 1320.0 - 1.0).abs() < 1e-5, "{evidence}");
    }

    proptest! {
        /// The conjugate prior against Bayes' theorem on a grid: density, mean, and the mode.
        #[test]
        fn the_grid_posterior_is_the_closed_form(
            a in 1.0..6.0_f64, b in 1.0..6.0_f64, heads in 0..30_u32, tails in 0..30_u32
        ) {
            let theta = midpoints(4000);
            let prior = Beta { a, b };
            let likelihood = theta.mapv(|theta| flips(theta, heads, tails));
            let (posterior, _) = grid(&theta, prior).bayes(likelihood.view()).unwrap();
            let closed = prior.observe(heads, tails);
            let most = theta.iter().map(|theta| closed.density(*theta)).fold(0.0, f64::max);
            for (theta, p) in theta.iter().zip(posterior.p()) {
                prop_assert!((p * 4000.0 - closed.density(*theta)).abs() < 1e-3 * most);
            }
            let mean = posterior.expectation(|at| theta[at[0]]);
            prop_assert!((mean - closed.mean()).abs() < 1e-4);
            if let Some(mode) = closed.mode() {
                let best = (0..4000).max_by(|i, j| posterior.p()[[*i]].total_cmp(&posterior.p()[[*j]]));
                // A mode that is as flat as this prior may lie a few cells away.
                prop_assert!((theta[best.unwrap()] - mode).abs() < 1e-2);
            }
        }

        /// The predictive distribution: one more head has the evidence ratio, and that is the mean.
        #[test]
        fn the_next_flip_has_the_probability_of_the_mean(
            a in 1.0..6.0_f64, b in 1.0..6.0_f64, heads in 0..20_u32, tails in 0..20_u32
        ) {
            let theta = midpoints(4000);
            let prior = grid(&theta, Beta { a, b });
            let evidence = |heads| {
                let likelihood = theta.mapv(|theta| flips(theta, heads, tails));
                prior.bayes(likelihood.view()).unwrap().1
            };
            let expected = (a + f64::from(heads)) / (a + b + f64::from(heads + tails));
            prop_assert!((evidence(heads + 1) / evidence(heads) - expected).abs() < 1e-4);
            let mean = Beta { a, b }.observe(heads, tails).mean();
            prop_assert!((mean - expected).abs() < 1e-15);
        }

        /// Maximum likelihood: no θ makes the flips more probable than their share of heads.
        #[test]
        fn the_share_of_heads_makes_the_flips_most_probable(
            heads in 0..30_u32, tails in 0..30_u32, other in 0.0..1.0_f64
        ) {
            prop_assume!(heads + tails > 0);
            let share = f64::from(heads) / f64::from(heads + tails);
            prop_assert!(flips(other, heads, tails) <= flips(share, heads, tails) * (1.0 + 1e-12));
        }

        /// MAP under a flat prior is maximum likelihood.
        #[test]
        fn a_flat_prior_leaves_the_most_likely_value(heads in 0..30_u32, tails in 1..30_u32) {
            let flat = Beta { a: 1.0, b: 1.0 };
            let share = f64::from(heads) / f64::from(heads + tails);
            prop_assert!((flat.observe(heads, tails).mode().unwrap() - share).abs() < 1e-15);
        }
    }

    /// Flat, and three tails: ML 0, MAP 0, but heads come next with 1/5. Beta(2, 2) and three tails is
    /// Beta(2, 5): MAP 1/5, next 2/7.
    #[test]
    fn three_tails_by_hand() {
        let flat = Beta { a: 1.0, b: 1.0 }.observe(0, 3);
        assert_eq!((flat.mode(), flat.mean()), (Some(0.0), 0.2));
        let doubtful = Beta { a: 2.0, b: 2.0 }.observe(0, 3);
        assert_eq!(doubtful, Beta { a: 2.0, b: 5.0 });
        assert_eq!((doubtful.mode(), doubtful.mean()), (Some(0.2), 2.0 / 7.0));
    }

    /// 6 θ (1 − θ) has the height 1.5 in the middle; the flat density is 1 at its edges too.
    #[test]
    fn densities_by_hand() {
        let round = Beta { a: 2.0, b: 2.0 };
        assert!((round.density(0.5) - 1.5).abs() < 1e-12 && round.density(0.0) == 0.0);
        let flat = Beta { a: 1.0, b: 1.0 };
        for theta in [0.0, 0.3, 1.0] {
            assert!((flat.density(theta) - 1.0).abs() < 1e-15);
        }
        assert_eq!(Beta { a: 0.5, b: 2.0 }.density(0.0), f64::INFINITY);
    }

    #[test]
    fn some_beliefs_have_no_single_most_probable_value() {
        assert_eq!(Beta { a: 1.0, b: 1.0 }.mode(), None);
        assert_eq!(Beta { a: 0.5, b: 3.0 }.mode(), None);
        assert_eq!(Beta { a: 3.0, b: 0.5 }.mode(), None);
    }

    /// A prior that is sure of heads, and tails.
    #[test]
    fn a_certain_prior_cannot_learn() {
        let prior = Table::new(ndarray::array![0.0, 1.0]).unwrap();
        let likelihood = ndarray::array![flips(0.0, 0, 1), flips(1.0, 0, 1)];
        assert_eq!(prior.bayes(likelihood.view()), Err(Error::Impossible(0.0)));
    }
}
