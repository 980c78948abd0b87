//! Fails `equals_are_called_alike`: it stops in the middle of equal scores.

pub fn cheapest(scores: &[f64], positive: &[bool], alarm: f64, miss: f64) -> f64 {
    let mut ranked: Vec<(f64, bool)> =
        scores.iter().copied().zip(positive.iter().copied()).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut cost = miss * positive.iter().filter(|&&positive| positive).count() as f64;
    let mut best = (cost, f64::INFINITY);
    for (score, positive) in ranked {
        cost += if positive { -miss } else { alarm };
        if cost < best.0 {
            best = (cost, score);
        }
    }
    best.1
}
