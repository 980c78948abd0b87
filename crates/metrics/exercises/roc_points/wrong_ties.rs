//! Fails `equals_pass_together`: a point for every sample, in whatever order equals stand.

pub fn roc(scores: &[f64], positive: &[bool]) -> Vec<(f64, f64)> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    let positives = positive.iter().filter(|&&positive| positive).count() as f64;
    let negatives = positive.len() as f64 - positives;
    let (mut tp, mut fp, mut points) = (0.0, 0.0, vec![(0.0, 0.0)]);
    for row in order {
        if positive[row] {
            tp += 1.0;
        } else {
            fp += 1.0;
        }
        points.push((fp / negatives, tp / positives));
    }
    points
}
