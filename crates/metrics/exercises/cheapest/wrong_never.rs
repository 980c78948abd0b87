//! Fails `it_may_be_cheapest_to_call_nothing_positive`: it tries the scores alone.

pub fn cheapest(scores: &[f64], positive: &[bool], alarm: f64, miss: f64) -> f64 {
    let cost = |threshold: f64| -> f64 {
        let of = |(score, positive): (&f64, &bool)| match (*score >= threshold, *positive) {
            (true, false) => alarm,
            (false, true) => miss,
            _ => 0.0,
        };
        scores.iter().zip(positive).map(of).sum()
    };
    let mut thresholds = scores.to_vec();
    thresholds.sort_by(|a, b| b.total_cmp(a));
    thresholds.into_iter().min_by(|a, b| cost(*a).total_cmp(&cost(*b))).unwrap_or(f64::INFINITY)
}
