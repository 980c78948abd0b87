// ANCHOR: adaptive_rate
//! One rate for all, raised while the error falls and cut when it rises.

use crate::error::Error;

/// The global learning rate of Polish lecture 5, from the errors of two epochs:
///
/// ```text
/// εᵢ > k_w εᵢ₋₁:  μᵢ = ρ_d μᵢ₋₁        else  μᵢ = ρ_i μᵢ₋₁
/// ```
///
/// with k_w = 1.04, ρ_d = 0.7 and ρ_i = 1.05.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AdaptiveRate {
    /// ρ_i, what the rate is multiplied by while all is well; greater than 1.
    pub increase: f64,
    /// ρ_d, what it is multiplied by when the error has risen; greater than 0 and less than 1.
    pub decrease: f64,
    /// k_w, by what factor the error may rise; at least 1.
    pub tolerance: f64,
    previous: Option<f64>,
}

impl Default for AdaptiveRate {
    fn default() -> Self {
        Self { increase: 1.05, decrease: 0.7, tolerance: 1.04, previous: None }
    }
}

impl AdaptiveRate {
    /// With other numbers than the lecture's.
    ///
    /// # Errors
    ///
    /// Where one is out of its range.
    pub fn new(increase: f64, decrease: f64, tolerance: f64) -> Result<Self, Error> {
        let rises = increase > 1.0 && increase.is_finite();
        Error::unless(rises, "increase", increase, "greater than 1 and finite")?;
        let falls = decrease > 0.0 && decrease < 1.0;
        Error::unless(falls, "decrease", decrease, "greater than 0 and less than 1")?;
        let allows = tolerance >= 1.0 && tolerance.is_finite();
        Error::unless(allows, "tolerance", tolerance, "at least 1 and finite")?;
        Ok(Self { increase, decrease, tolerance, previous: None })
    }

    /// The rate after an epoch with the rate `mu` and the error `error`.
    pub fn next(&mut self, mu: f64, error: f64) -> f64 {
        let risen = self.previous.is_some_and(|previous| error > self.tolerance * previous);
        self.previous = Some(error);
        mu * if risen { self.decrease } else { self.increase }
    }
}
// ANCHOR_END: adaptive_rate

#[cfg(test)]
mod tests {
    use super::*;

    /// From μ = 1 with errors 10, 9, 9.3, 9.7, 5: 9.3 ≤ 1.04 · 9 = 9.36 is allowed, 9.7 > 1.04 · 9.3 = 9.672
    /// is not. So the factors are 1.05, 1.05, 1.05, 0.7, 1.05.
    #[test]
    fn the_rates_follow_the_errors() {
        let mut rate = AdaptiveRate::default();
        let mut mu = 1.0;
        let rates = [10.0, 9.0, 9.3, 9.7, 5.0].map(|error| {
            mu = rate.next(mu, error);
            mu
        });
        let expected = [1.05, 1.1025, 1.157_625, 0.810_337_5, 0.850_854_375];
        for (rate, expected) in rates.into_iter().zip(expected) {
            assert!((rate - expected).abs() < 1e-12, "{rate}, not {expected}");
        }
    }

    #[test]
    fn numbers_out_of_range_are_refused() {
        assert!(AdaptiveRate::new(1.05, 0.7, 1.04).is_ok());
        assert_eq!(AdaptiveRate::new(1.0, 0.7, 1.04).unwrap_err().name, "increase");
        assert_eq!(AdaptiveRate::new(1.05, 1.0, 1.04).unwrap_err().name, "decrease");
        assert_eq!(AdaptiveRate::new(1.05, 0.7, f64::NAN).unwrap_err().name, "tolerance");
    }
}
