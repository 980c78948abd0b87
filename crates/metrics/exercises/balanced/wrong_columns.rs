//! Fails `rows_are_what_is_so`: the columns give the precision.

use ndarray::ArrayView2;

pub fn mean_recall(counts: ArrayView2<usize>) -> Option<f64> {
    let mut sum = 0.0;
    for (class, column) in counts.columns().into_iter().enumerate() {
        match column.sum() {
            0 => return None,
            samples => sum += column[class] as f64 / samples as f64,
        }
    }
    Some(sum / counts.nrows() as f64)
}
