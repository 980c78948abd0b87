// ANCHOR: scores
//! Scores for several classes: probabilities, the first k, one class against the rest.

use crate::confusion::{Average, mean};
use crate::ranking::Ranking;
use crate::undefined::{Measure, Undefined};
use ndarray::{Array1, ArrayView2};
use tensor::Real;

/// Refuses what does not fit or is not finite, on behalf of `caller`.
#[track_caller]
fn check<F: Real>(caller: &str, scores: ArrayView2<F>, truth: &[usize]) -> Result<(), Undefined> {
    let ((samples, classes), expected) = (scores.dim(), truth.len());
    assert!(
        samples == expected,
        "{caller}: scores is ({samples}, {classes}), truth is ({expected},)"
    );
    if let Some((row, class)) = truth.iter().enumerate().find(|(_, class)| **class >= classes) {
        panic!("{caller}: sample {row} has class {class}, scores is ({samples}, {classes})");
    }
    for ((row, _), value) in scores.indexed_iter() {
        if !value.is_finite() {
            return Err(Undefined::NotFinite { row, value: value.as_f64() });
        }
    }
    if truth.is_empty() { Err(Undefined::Empty) } else { Ok(()) }
}
// ANCHOR_END: scores

// ANCHOR: log_loss
/// The mean of −ln p over the samples, p being the probability that the right class was given.
///
/// `probabilities` is (samples, classes), `truth` (samples,). It is infinite where a class was excluded
/// that came true; scikit-learn raises the probability to 2⁻⁵² there.
///
/// # Errors
///
/// Where there are no samples, or a row is no distribution: negative, or off 1 by more than √ε.
///
/// # Panics
///
/// Where the shapes differ, or there is no such class.
#[track_caller]
pub fn log_loss<F: Real>(probabilities: ArrayView2<F>, truth: &[usize]) -> Measure {
    check("log_loss", probabilities, truth)?;
    let tolerance = F::epsilon().as_f64().sqrt();
    let mut loss = 0.0;
    for (row, (p, &class)) in probabilities.outer_iter().zip(truth).enumerate() {
        let sum: f64 = p.iter().map(|p| p.as_f64()).sum();
        if (sum - 1.0).abs() > tolerance || p.iter().any(|&p| p < F::zero()) {
            return Err(Undefined::NoDistribution { row, sum });
        }
        loss -= p[class].as_f64().ln();
    }
    Ok(loss / truth.len() as f64)
}
// ANCHOR_END: log_loss

// ANCHOR: top_k
/// The share of samples whose class is among the `k` with the highest scores.
///
/// Classes with equal scores share what is left of the k places: with `a` classes above and `e` equal ones,
/// itself among them, the right class counts (k − a) / e, from 0 to 1. `scores` is (samples, classes).
///
/// # Errors
///
/// Where there are no samples, or a score is infinite or not a number.
///
/// # Panics
///
/// Where the shapes differ, or there is no such class.
#[track_caller]
pub fn top_k_accuracy<F: Real>(scores: ArrayView2<F>, truth: &[usize], k: usize) -> Measure {
    check("top_k_accuracy", scores, truth)?;
    let hit = |(row, &class): (ndarray::ArrayView1<F>, &usize)| {
        let above = row.iter().filter(|&&score| score > row[class]).count();
        let equal = row.iter().filter(|&&score| score == row[class]).count();
        (k.saturating_sub(above) as f64 / equal as f64).min(1.0)
    };
    let hits: f64 = scores.outer_iter().zip(truth).map(hit).sum();
    Ok(hits / truth.len() as f64)
}
// ANCHOR_END: top_k

// ANCHOR: one_vs_rest
/// The area under the ROC curve of each class against the rest, averaged.
///
/// Column k of `scores`, (samples, classes), ranks the samples for class k. `Micro` puts all columns into
/// one ranking; for that they have to be on one scale, as probabilities are.
///
/// # Errors
///
/// Where a class that counts has no samples, or no others; or a score is infinite or not a number.
///
/// # Panics
///
/// Where the shapes differ, or there is no such class.
#[track_caller]
pub fn auc_one_vs_rest<F: Real>(
    scores: ArrayView2<F>,
    truth: &[usize],
    average: Average,
) -> Measure {
    check("auc_one_vs_rest", scores, truth)?;
    if average == Average::Micro {
        let all: Array1<F> = scores.iter().copied().collect();
        let is = |&class: &usize| (0..scores.ncols()).map(move |column| column == class);
        return Ranking::of(all.view(), &truth.iter().flat_map(is).collect::<Vec<_>>())?.auc();
    }
    let classes = scores.columns().into_iter().enumerate().map(|(class, scores)| {
        let positive: Vec<bool> = truth.iter().map(|&k| k == class).collect();
        let samples = positive.iter().filter(|positive| **positive).count();
        (samples, Ranking::of(scores, &positive).and_then(|ranking| ranking.auc()))
    });
    mean(average, classes)
}
// ANCHOR_END: one_vs_rest

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array2, array};

    /// −(ln ½ + ln ¼)/2 = (ln 2 + ln 4)/2.
    #[test]
    fn log_loss_is_the_mean_of_minus_the_logarithm() {
        let p = array![[0.5, 0.25, 0.25], [0.5, 0.25, 0.25]];
        let loss = log_loss(p.view(), &[0, 2]).unwrap();
        assert!((loss - 1.5 * 2.0_f64.ln()).abs() < 1e-15);
        assert_eq!(log_loss(array![[1.0, 0.0]].view(), &[1]), Ok(f64::INFINITY));
    }

    #[test]
    fn what_is_no_distribution_has_no_log_loss() {
        let refused = |row: Array2<f64>| {
            matches!(log_loss(row.view(), &[0]), Err(Undefined::NoDistribution { row: 0, .. }))
        };
        assert!(refused(array![[0.5, 0.6]]));
        assert!(refused(array![[1.5, -0.5]]));
        let nan = log_loss(array![[f64::NAN, 0.5]].view(), &[0]);
        assert!(matches!(nan, Err(Undefined::NotFinite { row: 0, .. })));
        assert!(log_loss(array![[0.1_f32, 0.2, 0.7]].view(), &[0]).is_ok());
        assert_eq!(log_loss(Array2::<f64>::zeros((0, 3)).view(), &[]), Err(Undefined::Empty));
    }

    #[test]
    #[should_panic(expected = "log_loss: sample 0 has class 2, scores is (1, 2)")]
    fn a_class_without_a_column_is_refused() {
        let _ = log_loss(array![[0.5, 0.5]].view(), &[2]);
    }

    #[test]
    #[should_panic(expected = "top_k_accuracy: scores is (1, 2), truth is (2,)")]
    fn every_row_has_a_class() {
        let _ = top_k_accuracy(array![[0.5, 0.5]].view(), &[0, 1], 1);
    }

    #[test]
    fn the_second_place_is_among_the_first_two() {
        let scores = array![[3.0, 2.0, 1.0], [3.0, 2.0, 1.0], [3.0, 2.0, 1.0], [1.0, 9.0, 5.0]];
        let top = |k| top_k_accuracy(scores.view(), &[0, 1, 2, 2], k).unwrap();
        assert_eq!([top(0), top(1), top(2), top(3), top(9)], [0.0, 0.25, 0.75, 1.0, 1.0]);
    }

    /// Equal scores for all ten classes: a guess of k has k tenths.
    #[test]
    fn who_knows_nothing_guesses() {
        let scores = Array2::<f64>::ones((10, 10));
        let truth: Vec<usize> = (0..10).collect();
        assert!((top_k_accuracy(scores.view(), &truth, 3).unwrap() - 0.3).abs() < 1e-15);
    }

    #[test]
    fn one_column_ranks_for_one_class() {
        let scores = array![[0.8, 0.1, 0.1], [0.2, 0.5, 0.3], [0.6, 0.3, 0.1], [0.1, 0.2, 0.7]];
        let auc = |average| auc_one_vs_rest(scores.view(), &[0, 1, 1, 2], average);
        // Class 0: 0.8 above 0.2, 0.6, 0.1: 1. Class 1: 0.5, 0.3 above 0.1, 0.2: 1. Class 2: 1.
        assert_eq!(auc(Average::Macro), Ok(1.0));
        assert_eq!(auc(Average::Weighted), Ok(1.0));
        // Of 4 · 8 pairs 0.5 and 0.3 lose to 0.6, and 0.3 ties with 0.3.
        assert_eq!(auc(Average::Micro), Ok(29.5 / 32.0));
    }

    #[test]
    fn a_class_without_samples_has_no_area() {
        let scores = array![[0.8, 0.1, 0.1], [0.2, 0.5, 0.3]];
        let auc = |average| auc_one_vs_rest(scores.view(), &[0, 1], average);
        assert!(matches!(auc(Average::Macro), Err(Undefined::Class { class: 2, .. })));
        assert_eq!(auc(Average::Weighted), Ok(1.0));
    }
}
