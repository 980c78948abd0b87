//! Fails `four_times_the_neurons_halve_the_bound`: the root is missing.

pub fn bound(inputs: usize, outputs: usize) -> f64 {
    6.0 / (inputs + outputs) as f64
}
