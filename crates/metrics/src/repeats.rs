// ANCHOR: repeats
//! The same run several times: a mean is worth as much as its spread is small.

use crate::undefined::{Measure, Undefined};
use std::fmt::{Display, Formatter};

/// What several runs measured, with other seeds or other splits.
#[derive(Clone, Debug, PartialEq)]
pub struct Repeats {
    values: Vec<f64>,
}

impl Repeats {
    /// One value a run.
    ///
    /// # Errors
    ///
    /// Where there are none, or one is infinite or not a number.
    pub fn of(values: &[f64]) -> Result<Self, Undefined> {
        if let Some(row) = values.iter().position(|value| !value.is_finite()) {
            return Err(Undefined::NotFinite { row, value: values[row] });
        }
        if values.is_empty() { Err(Undefined::Empty) } else { Ok(Self { values: values.to_vec() }) }
    }

    /// The mean over the runs.
    pub fn mean(&self) -> f64 {
        self.values.iter().sum::<f64>() / self.values.len() as f64
    }

    /// How far a run lies from the mean: √(Σ (v − v̄)² / (n − 1)).
    ///
    /// # Errors
    ///
    /// Where there was one run.
    pub fn deviation(&self) -> Measure {
        let (mean, n) = (self.mean(), self.values.len());
        let squares: f64 = self.values.iter().map(|value| (value - mean).powi(2)).sum();
        if n == 1 { Err(Undefined::OneRun) } else { Ok((squares / (n - 1) as f64).sqrt()) }
    }
}

impl Display for Repeats {
    /// `{:.3}` prints `0.947 ± 0.021 (10 runs)`.
    fn fmt(&self, out: &mut Formatter<'_>) -> std::fmt::Result {
        let (places, runs) = (out.precision().unwrap_or(3), self.values.len());
        match self.deviation() {
            Ok(deviation) => {
                write!(out, "{:.places$} ± {deviation:.places$} ({runs} runs)", self.mean())
            }
            Err(_) => write!(out, "{:.places$} (one run)", self.mean()),
        }
    }
}
// ANCHOR_END: repeats

#[cfg(test)]
mod tests {
    use super::*;

    /// Mean 5; squares 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32, over 7.
    #[test]
    fn mean_and_deviation_by_hand() {
        let repeats = Repeats::of(&[2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]).unwrap();
        assert_eq!((repeats.mean(), repeats.deviation()), (5.0, Ok((32.0_f64 / 7.0).sqrt())));
        assert_eq!(format!("{repeats:.2}"), "5.00 ± 2.14 (8 runs)");
    }

    #[test]
    fn one_run_says_nothing_about_the_next() {
        let one = Repeats::of(&[0.97]).unwrap();
        assert_eq!(one.deviation(), Err(Undefined::OneRun));
        assert_eq!(format!("{one:.2}"), "0.97 (one run)");
        assert_eq!(Repeats::of(&[]), Err(Undefined::Empty));
        assert!(matches!(Repeats::of(&[0.5, f64::NAN]), Err(Undefined::NotFinite { row: 1, .. })));
    }
}
