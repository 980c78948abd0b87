//! Fails `a_firm_belief_costs_more`: the ratio is upside down.

pub fn strength(sigma: f64, tau: f64, samples: usize) -> f64 {
    (tau / sigma).powi(2) / samples as f64
}
