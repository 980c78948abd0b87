//! Fails `a_dear_miss_lowers_the_threshold`: the costs have changed places.

pub fn cheapest(scores: &[f64], positive: &[bool], alarm: f64, miss: f64) -> f64 {
    let mut ranked: Vec<(f64, bool)> =
        scores.iter().copied().zip(positive.iter().copied()).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut cost = alarm * positive.iter().filter(|&&positive| positive).count() as f64;
    let mut best = (cost, f64::INFINITY);
    for equals in ranked.chunk_by(|a, b| a.0 == b.0) {
        for (_, positive) in equals {
            cost += if *positive { -alarm } else { miss };
        }
        if cost < best.0 {
            best = (cost, equals[0].0);
        }
    }
    best.1
}
