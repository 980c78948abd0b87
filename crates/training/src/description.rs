// ANCHOR: description
//! Looking at the data before anything is done to them.

use ndarray::{ArrayView1, ArrayView2, Axis};
use std::fmt;

/// What there is to say of a column of numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// The least.
    pub min: f64,
    /// The greatest.
    pub max: f64,
    /// x̄.
    pub mean: f64,
    /// σ, with σ² the mean of the squares.
    pub deviation: f64,
    /// How many entries are NaN or infinite; they count for nothing else.
    pub missing: usize,
    /// How many entries lie in each tenth from the least to the greatest.
    pub histogram: [usize; 10],
}

/// Every column of `x`, (samples, columns).
pub fn describe(x: ArrayView2<f64>) -> Vec<Summary> {
    x.axis_iter(Axis(1)).map(Summary::of).collect()
}

impl Summary {
    /// Of one column.
    pub fn of(column: ArrayView1<f64>) -> Self {
        let known: Vec<f64> = column.iter().copied().filter(|x| x.is_finite()).collect();
        let n = known.len() as f64;
        let mean = known.iter().sum::<f64>() / n;
        let variance = known.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / n;
        let min = known.iter().copied().fold(f64::INFINITY, f64::min);
        let max = known.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let mut histogram = [0; 10];
        for x in &known {
            let tenth = (x - min) / (max - min) * 10.0;
            // NaN, of a column with one value, becomes 0; the greatest belongs to the last tenth.
            histogram[(tenth as usize).min(9)] += 1;
        }
        let missing = column.len() - known.len();
        Self { min, max, mean, deviation: variance.sqrt(), missing, histogram }
    }
}
// ANCHOR_END: description

// ANCHOR: display
impl fmt::Display for Summary {
    /// One line, with the histogram as a row of bars.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { min, max, mean, deviation, missing, histogram } = self;
        write!(out, "{min:>10.2} {max:>10.2} {mean:>10.2} {deviation:>10.2}  ")?;
        let most = *histogram.iter().max().expect("ten") as f64;
        for &count in histogram {
            let bars = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
            write!(out, "{}", bars[(8.0 * count as f64 / most.max(1.0)).ceil() as usize])?;
        }
        if *missing > 0 {
            write!(out, "  {missing} missing")?;
        }
        Ok(())
    }
}
// ANCHOR_END: display

// ANCHOR: balance
/// How many samples each of `classes` has.
///
/// # Panics
///
/// Where a label is not below `classes`.
#[track_caller]
pub fn class_counts(labels: &[usize], classes: usize) -> Vec<usize> {
    let mut counts = vec![0; classes];
    for (n, &label) in labels.iter().enumerate() {
        assert!(label < classes, "class_counts: labels[{n}] is {label}, of {classes} classes");
        counts[label] += 1;
    }
    counts
}
// ANCHOR_END: balance

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    /// 0, 2, 4, 10: mean 4, variance (16 + 4 + 0 + 36)/4 = 14, tenths of 1.
    #[test]
    fn a_column_is_summed_up_and_what_is_missing_is_counted() {
        let all = describe(array![[0.0], [2.0], [f64::NAN], [4.0], [10.0]].view());
        let summary = &all[0];
        assert_eq!((summary.min, summary.max, summary.mean), (0.0, 10.0, 4.0));
        assert!((summary.deviation - 14.0_f64.sqrt()).abs() < 1e-15);
        assert_eq!((summary.missing, summary.histogram), (1, [1, 0, 1, 0, 1, 0, 0, 0, 0, 1]));
        let line = summary.to_string();
        assert!(line.ends_with("█ █ █    █  1 missing"), "{line}");
    }

    #[test]
    fn a_constant_column_lies_in_one_tenth() {
        let summary = Summary::of(array![3.0, 3.0].view());
        assert_eq!((summary.deviation, summary.histogram[0]), (0.0, 2));
    }

    #[test]
    fn classes_are_counted_those_without_samples_too() {
        assert_eq!(class_counts(&[0, 2, 2], 4), [1, 0, 2, 0]);
    }

    #[test]
    #[should_panic(expected = "class_counts: labels[1] is 2, of 2 classes")]
    fn a_label_beyond_the_classes_is_refused() {
        class_counts(&[0, 2], 2);
    }
}
