//! What came of a training.

use crate::sweep::Measures;
use training::{Record, Score};

/// What came of training a net of the type `M`.
#[derive(Debug)]
pub struct Outcome<M> {
    /// As it ended.
    pub net: M,
    /// The epochs.
    pub curves: Vec<Record>,
    /// On what was learned.
    pub train: Score,
    /// On the development set.
    pub dev: Score,
    /// Seconds for the epochs, the scores on the development set included.
    pub seconds: f64,
    /// The steps taken.
    pub steps: u64,
    /// Why it ended before its time: a number was no longer finite.
    pub diverged: Option<String>,
}

/// What came of all runs: a list for every setting.
pub type Outcomes<M> = Vec<Vec<Outcome<M>>>;

impl<M> Outcome<M> {
    /// What every experiment keeps of a run: accuracies and costs in the end; after a divergence the
    /// accuracy is that of the last weights.
    pub fn measures(&self) -> Measures {
        Measures::new()
            .with("train_accuracy", self.train.accuracy)
            .with("dev_accuracy", self.dev.accuracy)
            .with("train_cost", finite(self.train.cost))
            .with("dev_cost", finite(self.dev.cost))
            .with("epochs", self.curves.len() as f64)
            .with("diverged", f64::from(u8::from(self.diverged.is_some())))
    }
}

fn finite(x: f64) -> Option<f64> {
    x.is_finite().then_some(x)
}
