// ANCHOR: score
//! How good a model is on a set: what its mistakes cost, and how many answers are right.

use backprop::{Layer, Loss};
use ndarray::{Axis, Ix2, RemoveAxis, Slice};
use std::borrow::Borrow;
use tensor::Real;

use crate::source::{Set, Targets};

/// The mean cost of a sample, and the share of right answers where there is such a thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// C.
    pub cost: f64,
    /// Right answers over all answers.
    pub accuracy: Option<f64>,
}

/// Sums that become a [`Score`].
#[derive(Debug, Default)]
pub(crate) struct Tally {
    samples: usize,
    cost: f64,
    hits: Option<usize>,
}

impl Tally {
    /// A batch of `samples` with the mean cost `cost`.
    pub(crate) fn add(&mut self, samples: usize, cost: f64, hits: Option<usize>) {
        self.samples += samples;
        self.cost += cost * samples as f64;
        self.hits = hits.map(|hits| hits + self.hits.unwrap_or(0));
    }

    pub(crate) fn score(&self) -> Score {
        let samples = self.samples as f64;
        Score { cost: self.cost / samples, accuracy: self.hits.map(|hits| hits as f64 / samples) }
    }
}
// ANCHOR_END: score

// ANCHOR: evaluate
/// So many rows are presented at a time: the activations of more would not stay in the cache.
const ROWS: usize = 256;

/// The score of a model that does not learn now.
///
/// # Panics
///
/// Where `set` is empty or does not fit the model.
#[track_caller]
pub fn evaluate<F, In, M, L, T>(model: &M, loss: &L, set: &Set<'_, F, In, T>) -> Score
where
    F: Real,
    In: RemoveAxis,
    M: Layer<F, In, Out = Ix2>,
    L: Loss<F, Target = T>,
    T: Targets + ?Sized,
{
    let samples = set.y.count();
    assert!(samples > 0, "evaluate: there is no sample");
    let mut tally = Tally::default();
    for start in (0..samples).step_by(ROWS) {
        let end = samples.min(start + ROWS);
        let y = set.y.pick(&(start..end).collect::<Vec<_>>());
        let y_hat = model.predict(set.x.slice_axis(Axis(0), Slice::from(start..end)));
        let (cost, _) = loss.loss(y_hat.view(), y.borrow());
        tally.add(end - start, cost.as_f64(), y.borrow().hits(y_hat.view()));
    }
    tally.score()
}
// ANCHOR_END: evaluate

#[cfg(test)]
mod tests {
    use super::*;
    use backprop::{Dense, SoftmaxCrossEntropy, SquaredError};
    use ndarray::{Array1, Array2, array};

    /// With all weights zero every class has the probability 1/4: the cost is ln 4, and the first class
    /// is answered throughout, which is right for one sample in four. 600 samples make three batches.
    #[test]
    fn a_net_that_knows_nothing_costs_ln_4() {
        let net = Dense::<f64>::new(Array2::zeros((4, 2)), Array1::zeros(4));
        let (x, y) = (Array2::ones((600, 2)), (0..600).map(|n| n % 4).collect::<Vec<_>>());
        let score = evaluate(&net, &SoftmaxCrossEntropy, &Set::new(x.view(), &y[..]));
        assert!((score.cost - 4.0_f64.ln()).abs() < 1e-12);
        assert_eq!(score.accuracy, Some(0.25));
    }

    /// Ten samples in batches of 4, 4 and 2 with the costs 1, 1 and 4: (4 + 4 + 8)/10. The mean of the
    /// three would be 2.
    #[test]
    fn a_short_batch_counts_less() {
        let mut tally = Tally::default();
        for (samples, cost, hits) in [(4, 1.0, Some(3)), (4, 1.0, Some(3)), (2, 4.0, Some(0))] {
            tally.add(samples, cost, hits);
        }
        assert_eq!(tally.score(), Score { cost: 1.6, accuracy: Some(0.6) });
    }

    /// ŷ = 2x; errors 0, 1 and −2: (0 + 1 + 4) / (2 · 3).
    #[test]
    fn a_regression_has_a_cost_and_no_accuracy() {
        let net = Dense::new(array![[2.0]], array![0.0]);
        let (x, y) = (array![[1.0], [2.0], [3.0]], array![[2.0], [3.0], [8.0]]);
        let score = evaluate(&net, &SquaredError, &Set::new(x.view(), &*y));
        assert!((score.cost - 5.0_f64 / 6.0).abs() < 1e-15);
        assert_eq!(score.accuracy, None);
    }
}
