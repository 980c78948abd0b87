//! Fails `the_curve_ends_in_the_upper_right_corner`: both counts as shares of all samples.

pub fn roc(scores: &[f64], positive: &[bool]) -> Vec<(f64, f64)> {
    let mut thresholds = scores.to_vec();
    thresholds.sort_by(|a, b| b.total_cmp(a));
    thresholds.dedup();
    let share = |threshold: f64, class: bool| {
        let passed = scores.iter().zip(positive).filter(|(s, p)| **s >= threshold && **p == class);
        passed.count() as f64 / scores.len() as f64
    };
    let mut points = vec![(0.0, 0.0)];
    points.extend(thresholds.iter().map(|&t| (share(t, false), share(t, true))));
    points
}
