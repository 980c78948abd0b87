// ANCHOR: schedule
//! Learning rates that change by plan.

use crate::error::Error;

/// η as a function of the epoch t, counted from 0, in shares of the first rate η₀.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Schedule {
    /// η₀ throughout.
    Constant,
    /// η₀ (1 − t/T), and 0 from T on.
    Linear {
        /// T.
        epochs: f64,
    },
    /// η₀ e^(−t/T).
    Exponential {
        /// T, after which a share of 1/e is left.
        epochs: f64,
    },
    /// Divided by `factor` after every `every` epochs.
    Steps {
        /// How many epochs one rate lasts.
        every: usize,
        /// What the rate is divided by, greater than 1.
        factor: f64,
    },
}

impl Schedule {
    /// The share of η₀ in epoch `t`.
    pub fn share(self, t: usize) -> f64 {
        let time = t as f64;
        match self {
            Self::Constant => 1.0,
            Self::Linear { epochs } => (1.0 - time / epochs).max(0.0),
            Self::Exponential { epochs } => (-time / epochs).exp(),
            Self::Steps { every, factor } => factor.powf(-((t / every) as f64)),
        }
    }

    /// Whether the settings are in their range.
    ///
    /// # Errors
    ///
    /// The first that is not.
    pub fn check(self) -> Result<(), Error> {
        match self {
            Self::Constant => Ok(()),
            Self::Linear { epochs } | Self::Exponential { epochs } => {
                Error::positive("epochs", epochs)
            }
            Self::Steps { every, factor } => {
                Error::unless(every > 0, "every", every as f64, "at least 1")?;
                let divides = factor > 1.0 && factor.is_finite();
                Error::unless(divides, "factor", factor, "greater than 1 and finite")
            }
        }
    }
}
// ANCHOR_END: schedule

// ANCHOR: plateau
/// Divides the rate when an error has not fallen for some epochs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plateau {
    factor: f64,
    patience: usize,
    best: f64,
    waited: usize,
    share: f64,
}

impl Plateau {
    /// Divides by `factor` after `patience` epochs without a new best error.
    ///
    /// # Errors
    ///
    /// Where `factor` is not greater than 1, or `patience` is 0.
    pub fn new(factor: f64, patience: usize) -> Result<Self, Error> {
        Schedule::Steps { every: patience, factor }.check().map_err(|error| match error.name {
            "every" => Error { name: "patience", ..error },
            _ => error,
        })?;
        Ok(Self { factor, patience, best: f64::INFINITY, waited: 0, share: 1.0 })
    }

    /// Takes the error of an epoch, and returns the share of η₀ for the next.
    pub fn next(&mut self, error: f64) -> f64 {
        if error < self.best {
            (self.best, self.waited) = (error, 0);
        } else {
            self.waited += 1;
        }
        if self.waited == self.patience {
            (self.share, self.waited) = (self.share / self.factor, 0);
        }
        self.share
    }
}
// ANCHOR_END: plateau

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(schedule: Schedule) -> Vec<f64> {
        (0..6).map(|t| schedule.share(t)).collect()
    }

    #[test]
    fn a_linear_rate_reaches_zero_and_stays_there() {
        assert_eq!(shares(Schedule::Linear { epochs: 4.0 }), [1.0, 0.75, 0.5, 0.25, 0.0, 0.0]);
    }

    /// e^(−2/2) = 0.367879441171442…
    #[test]
    fn an_exponential_rate_loses_a_factor_e_in_its_time() {
        let share = Schedule::Exponential { epochs: 2.0 }.share(2);
        assert!((share - 0.367_879_441_171_442_3).abs() < 1e-15);
        assert_eq!(Schedule::Exponential { epochs: 2.0 }.share(0), 1.0);
    }

    #[test]
    fn a_rate_in_steps_is_divided_every_two_epochs() {
        let schedule = Schedule::Steps { every: 2, factor: 10.0 };
        assert_eq!(shares(schedule), [1.0, 1.0, 0.1, 0.1, 0.01, 0.01]);
    }

    /// The best error is 0.8; 0.9 and 0.8 are no better, so after them the rate is halved, and after two
    /// more epochs without a new best again.
    #[test]
    fn a_plateau_halves_the_rate_after_two_epochs_without_a_new_best() {
        let mut plateau = Plateau::new(2.0, 2).unwrap();
        let errors = [1.0, 0.8, 0.9, 0.8, 0.81, 0.79, 0.79, f64::NAN];
        let shares = errors.map(|error| plateau.next(error));
        assert_eq!(shares, [1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.5, 0.25]);
    }

    #[test]
    fn settings_out_of_range_are_refused_with_the_range() {
        let error = Schedule::Linear { epochs: 0.0 }.check().unwrap_err();
        assert_eq!(error.to_string(), "epochs is 0, it has to be greater than 0 and finite");
        let error = Schedule::Steps { every: 0, factor: 2.0 }.check().unwrap_err();
        assert_eq!(error.to_string(), "every is 0, it has to be at least 1");
        let error = Plateau::new(1.0, 3).unwrap_err();
        assert_eq!(error.to_string(), "factor is 1, it has to be greater than 1 and finite");
        assert_eq!(Plateau::new(2.0, 0).unwrap_err().name, "patience");
    }
}
