//! Fails `a_little_better_is_better`: an epoch has to be better by the tolerance to count as the best.

pub fn last_epoch(costs: &[f64], patience: usize, tolerance: f64) -> (usize, usize) {
    let (mut best, mut bad) = (0, 0);
    for (epoch, &cost) in costs.iter().enumerate() {
        if cost < costs[best] - tolerance {
            best = epoch;
        }
        bad = if cost > costs[best] + tolerance { bad + 1 } else { 0 };
        if bad == patience {
            return (epoch + 1, best + 1);
        }
    }
    (costs.len(), best + 1)
}
