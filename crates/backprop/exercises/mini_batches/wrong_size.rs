//! Fails `the_last_batch_is_divided_by_its_own_size`: it is divided by the size of the others.

pub fn epoch(mut w: f64, patterns: &[(f64, f64)], m: usize, mu: f64) -> f64 {
    for batch in patterns.chunks(m) {
        let gradient: f64 = batch.iter().map(|(x, y)| (w * x - y) * x).sum();
        w -= mu * gradient / m as f64;
    }
    w
}
