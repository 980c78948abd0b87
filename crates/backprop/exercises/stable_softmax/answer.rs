use ndarray::{Array2, ArrayView2};

/// The probabilities of every row of `z`, (B, K).
pub fn softmax(z: ArrayView2<f64>) -> Array2<f64> {
    let mut s = z.to_owned();
    for mut row in s.rows_mut() {
        let max = row.fold(f64::NEG_INFINITY, |max, &z| max.max(z));
        row.mapv_inplace(|z| (z - max).exp());
        let sum = row.sum();
        row.mapv_inplace(|e| e / sum);
    }
    s
}
