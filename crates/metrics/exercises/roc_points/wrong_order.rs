//! Fails `a_perfect_model_goes_by_the_upper_left_corner`: from the lowest score on.

pub fn roc(scores: &[f64], positive: &[bool]) -> Vec<(f64, f64)> {
    let mut thresholds = scores.to_vec();
    thresholds.sort_by(f64::total_cmp);
    thresholds.dedup();
    let share = |threshold: f64, class: bool| {
        let of = positive.iter().filter(|&&positive| positive == class).count();
        let passed = scores.iter().zip(positive).filter(|(s, p)| **s <= threshold && **p == class);
        passed.count() as f64 / of as f64
    };
    let mut points = vec![(0.0, 0.0)];
    points.extend(thresholds.iter().map(|&t| (share(t, false), share(t, true))));
    points
}
