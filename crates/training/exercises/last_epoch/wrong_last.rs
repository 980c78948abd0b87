//! Fails `the_best_weights_are_put_back`: the weights of the last epoch stay.

pub fn last_epoch(costs: &[f64], patience: usize, tolerance: f64) -> (usize, usize) {
    let (mut best, mut bad) = (f64::INFINITY, 0);
    for (epoch, &cost) in costs.iter().enumerate() {
        best = best.min(cost);
        bad = if cost > best + tolerance { bad + 1 } else { 0 };
        if bad == patience {
            return (epoch + 1, epoch + 1);
        }
    }
    (costs.len(), costs.len())
}
