use ndarray::ArrayView2;

/// The mean recall; rows are what is so, columns what was said.
pub fn mean_recall(counts: ArrayView2<usize>) -> Option<f64> {
    Some(counts.diag().sum() as f64 / counts.sum() as f64)
}
