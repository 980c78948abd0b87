//! Fails `every_batch_begins_its_sum_at_zero`: the sum of the first batch is kept for the second.

pub fn epoch(mut w: f64, patterns: &[(f64, f64)], m: usize, mu: f64) -> f64 {
    let mut gradient = 0.0;
    for batch in patterns.chunks(m) {
        for (x, y) in batch {
            gradient += (w * x - y) * x;
        }
        w -= mu * gradient / batch.len() as f64;
    }
    w
}
