// ANCHOR: overfit
//! The first test of a net: can it learn fifty samples by heart?

use backprop::{Layer, Loss, Mode};
use ndarray::{Ix2, RemoveAxis};
use optimizers::Optimizer;
use std::borrow::Borrow;
use tensor::{Real, Streams};

use crate::source::{Set, Source, Targets};

/// What came of learning a few samples by heart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Overfit {
    /// How many samples there were.
    pub samples: usize,
    /// The cost before the first step.
    pub first: f64,
    /// The cost after the last.
    pub last: f64,
}

impl Overfit {
    /// Whether a hundredth of the cost, or less, is left.
    pub fn passed(self) -> bool {
        self.last <= self.first / 100.0
    }
}
// ANCHOR_END: overfit

// ANCHOR: small
/// Trains on at most 50 samples, all at once, for so many `steps`, with everything off that is there
/// against overfitting.
///
/// A net that cannot even do this has a fault, is too small, or takes steps of a wrong size (Polish
/// lecture 3, *inputs*). The samples are spread evenly over the set.
///
/// # Panics
///
/// Where the set does not fit the model.
#[track_caller]
pub fn overfit_small<F, In, M, L, T>(
    mut model: M,
    loss: &L,
    mut optimizer: impl Optimizer<F>,
    set: &Set<'_, F, In, T>,
    steps: usize,
) -> Overfit
where
    F: Real,
    In: RemoveAxis,
    M: Layer<F, In, Out = Ix2>,
    L: Loss<F, Target = T>,
    T: Targets + ?Sized,
{
    let samples = set.samples().min(50);
    let rows: Vec<usize> = (0..samples).map(|n| n * set.samples() / samples).collect();
    let (x, y) = set.batch(&rows, &mut Streams::new(0).stream("unused"));
    let (mut first, mut last) = (f64::NAN, f64::NAN);
    for step in 0..=steps {
        let (y_hat, receipt) = model.forward(x.view(), &mut Mode::Eval);
        let (cost, slope) = loss.loss(y_hat.view(), y.borrow());
        last = cost.as_f64();
        if step == 0 {
            first = last;
        }
        model.accumulate(x.view(), y_hat.view(), slope, receipt);
        optimizer.step(&mut model);
    }
    Overfit { samples, first, last }
}
// ANCHOR_END: small
