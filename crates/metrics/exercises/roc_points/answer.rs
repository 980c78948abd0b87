/// (FPR, TPR) of every threshold, from the highest on.
pub fn roc(scores: &[f64], positive: &[bool]) -> Vec<(f64, f64)> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    let positives = positive.iter().filter(|&&positive| positive).count() as f64;
    let negatives = positive.len() as f64 - positives;
    let (mut tp, mut fp, mut points) = (0.0, 0.0, vec![(0.0, 0.0)]);
    for (i, &row) in order.iter().enumerate() {
        if positive[row] {
            tp += 1.0;
        } else {
            fp += 1.0;
        }
        let last_of_equals = order.get(i + 1).is_none_or(|&next| scores[next] < scores[row]);
        if last_of_equals {
            points.push((fp / negatives, tp / positives));
        }
    }
    points
}
