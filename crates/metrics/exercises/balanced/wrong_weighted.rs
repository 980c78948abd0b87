//! Fails `a_small_class_counts_as_much`: weighted by size the recalls sum to the accuracy.

use ndarray::ArrayView2;

pub fn mean_recall(counts: ArrayView2<usize>) -> Option<f64> {
    if counts.outer_iter().any(|row| row.sum() == 0) {
        return None;
    }
    Some(counts.diag().sum() as f64 / counts.sum() as f64)
}
