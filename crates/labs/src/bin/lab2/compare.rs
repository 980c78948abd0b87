//! What the experiments share: what they start from, how far they run, and how results are worded.

use labs::Summary;
pub use labs::compare::{
    above, accuracy_after, beyond_chance, dev_curve, difference, epochs_to, mean_curve, percent,
    points, repeat, seconds, sweep,
};

/// What holds unless an experiment varies it, for the head of a report.
pub const BASELINE: &str = "One hidden layer of 100 ReLU neurons, softmax and cross-entropy, He's \
    initialisation, SGD with η = 0.1, batches of 64, ten epochs.";

/// The accuracy below which something is wrong with the baseline.
pub fn floor(data: &str) -> f64 {
    match data {
        "mnist" => 0.975,
        "fashion-mnist" => 0.86,
        _ => 0.95,
    }
}

/// The share of right answers that a race is run to; 95 % of MNIST takes an epoch or two.
pub fn goal(data: &str) -> f64 {
    match data {
        "mnist" => 0.97,
        "fashion-mnist" => 0.85,
        "digits" => 0.9,
        _ => 0.95,
    }
}

/// How long a race took, in words where no run came to its end.
pub fn took(epochs: &Summary) -> String {
    if epochs.count() == 0 { "more than ten".into() } else { epochs.show(1) }
}
