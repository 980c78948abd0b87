/// One epoch over the patterns (x, y) in batches of `m`; returns the weight.
pub fn epoch(mut w: f64, patterns: &[(f64, f64)], m: usize, mu: f64) -> f64 {
    for batch in patterns.chunks(m) {
        let mut gradient = 0.0;
        for (x, y) in batch {
            gradient += (w * x - y) * x;
        }
        w -= mu * gradient / batch.len() as f64;
    }
    w
}
