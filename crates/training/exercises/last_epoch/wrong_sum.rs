//! Fails `a_good_epoch_makes_the_patience_new`: bad epochs are counted over the whole run.

pub fn last_epoch(costs: &[f64], patience: usize, tolerance: f64) -> (usize, usize) {
    let (mut best, mut bad) = (0, 0);
    for (epoch, &cost) in costs.iter().enumerate() {
        if cost < costs[best] {
            best = epoch;
        }
        if cost > costs[best] + tolerance {
            bad += 1;
        }
        if bad == patience {
            return (epoch + 1, best + 1);
        }
    }
    (costs.len(), best + 1)
}
