//! Fails `a_batch_is_one_step`: the weight changes after every pattern.

pub fn epoch(mut w: f64, patterns: &[(f64, f64)], m: usize, mu: f64) -> f64 {
    for batch in patterns.chunks(m) {
        for (x, y) in batch {
            w -= mu / batch.len() as f64 * (w * x - y) * x;
        }
    }
    w
}
