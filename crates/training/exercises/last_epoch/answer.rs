/// The epoch after which a run ends, and the epoch whose weights are put back, counted from 1.
pub fn last_epoch(costs: &[f64], patience: usize, tolerance: f64) -> (usize, usize) {
    let (mut best, mut bad) = (0, 0);
    for (epoch, &cost) in costs.iter().enumerate() {
        if cost < costs[best] {
            best = epoch;
        }
        bad = if cost > costs[best] + tolerance { bad + 1 } else { 0 };
        if bad == patience {
            return (epoch + 1, best + 1);
        }
    }
    (costs.len(), best + 1)
}
