//! Mean and deviation of repeated runs.

/// What the runs of one setting measured; runs without a value are counted apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    values: Vec<f64>,
    missing: usize,
}

impl Summary {
    /// Of these values; `None` stands for a run that had none, such as the epochs of a training that
    /// did not end.
    pub fn of(values: impl IntoIterator<Item = Option<f64>>) -> Self {
        let mut summary = Self { values: Vec::new(), missing: 0 };
        for value in values {
            match value {
                Some(value) => summary.values.push(value),
                None => summary.missing += 1,
            }
        }
        summary
    }

    /// How many runs have a value.
    pub fn count(&self) -> usize {
        self.values.len()
    }

    /// How many runs have none.
    pub fn missing(&self) -> usize {
        self.missing
    }

    /// The mean of the values; NaN when there is none.
    pub fn mean(&self) -> f64 {
        self.values.iter().sum::<f64>() / self.values.len() as f64
    }

    /// The deviation of the values from their mean, with divisor n − 1; NaN for fewer than two.
    pub fn deviation(&self) -> f64 {
        let mean = self.mean();
        let squares: f64 = self.values.iter().map(|v| (v - mean).powi(2)).sum();
        (squares / (self.values.len() as f64 - 1.0)).sqrt()
    }

    /// How uncertain the mean itself is: the deviation over √n.
    pub fn standard_error(&self) -> f64 {
        self.deviation() / (self.values.len() as f64).sqrt()
    }

    /// The smallest value; +∞ when there is none.
    pub fn min(&self) -> f64 {
        self.values.iter().copied().fold(f64::INFINITY, f64::min)
    }

    /// The largest value; −∞ when there is none.
    pub fn max(&self) -> f64 {
        self.values.iter().copied().fold(f64::NEG_INFINITY, f64::max)
    }

    /// `mean ± deviation` with so many decimals, the mean alone for one value, a dash for none.
    pub fn show(&self, decimals: usize) -> String {
        let (mean, deviation) = (self.mean(), self.deviation());
        match self.values.len() {
            0 => "–".into(),
            1 => signed(mean, decimals),
            _ => format!("{} ± {deviation:.decimals$}", signed(mean, decimals)),
        }
    }
}

/// A number with a true minus sign, and without one where it rounds to 0.
pub fn signed(value: f64, decimals: usize) -> String {
    let plain = format!("{value:.decimals$}");
    match plain.strip_prefix('-') {
        Some(rest) if rest.bytes().all(|b| matches!(b, b'0' | b'.')) => rest.into(),
        Some(rest) => format!("−{rest}"),
        None => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    fn of(values: &[f64]) -> Summary {
        Summary::of(values.iter().copied().map(Some))
    }

    /// Mean 5; squares of the differences 9, 1, 1, 1, 0, 0, 4, 16, together 32.
    #[test]
    fn mean_and_deviation_by_hand() {
        let summary = of(&[2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]);
        assert_eq!(summary.mean(), 5.0);
        assert_relative_eq!(summary.deviation(), (32.0_f64 / 7.0).sqrt());
        assert_relative_eq!(summary.standard_error(), (32.0_f64 / 56.0).sqrt());
        assert_eq!((summary.min(), summary.max(), summary.count()), (2.0, 9.0, 8));
        assert_eq!(summary.show(1), "5.0 ± 2.1");
    }

    #[test]
    fn runs_without_a_value_are_counted_and_left_out_of_the_mean() {
        let summary = Summary::of([Some(1.0), None, Some(3.0)]);
        assert_eq!((summary.mean(), summary.count(), summary.missing()), (2.0, 2, 1));
    }

    #[test]
    fn one_value_has_no_deviation_and_none_is_a_dash() {
        assert_eq!(of(&[1.25]).show(2), "1.25");
        assert_eq!(Summary::of([None]).show(2), "–");
        assert!(of(&[1.25]).deviation().is_nan());
    }

    #[test]
    fn a_number_that_rounds_to_zero_has_no_sign() {
        assert_eq!(signed(-0.001, 2), "0.00");
        assert_eq!(signed(-0.5, 1), "−0.5");
        assert_eq!(signed(0.5, 1), "0.5");
    }
}
