use ndarray::ArrayView2;

/// The mean recall; rows are what is so, columns what was said.
pub fn mean_recall(counts: ArrayView2<usize>) -> Option<f64> {
    let mut sum = 0.0;
    for (class, row) in counts.outer_iter().enumerate() {
        match row.sum() {
            0 => return None,
            samples => sum += row[class] as f64 / samples as f64,
        }
    }
    Some(sum / counts.nrows() as f64)
}
