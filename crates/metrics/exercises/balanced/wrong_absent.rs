//! Fails `an_absent_class_has_no_recall`: an absent class is left out without a word.

use ndarray::ArrayView2;

pub fn mean_recall(counts: ArrayView2<usize>) -> Option<f64> {
    let (mut sum, mut classes) = (0.0, 0);
    for (class, row) in counts.outer_iter().enumerate().filter(|(_, row)| row.sum() > 0) {
        sum += row[class] as f64 / row.sum() as f64;
        classes += 1;
    }
    Some(sum / f64::from(classes))
}
