// ANCHOR: scheduled
//! Learning rates that change from epoch to epoch, as callbacks, and gradients that are cut.

use backprop::{Params, clip_norm};
use optimizers::{Plateau, Schedule};
use tensor::Real;

use crate::callback::Callback;
use crate::curves::{Curves, Record};

/// The learning rate by plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scheduled(pub Schedule);

impl<F: Real> Params<F> for Scheduled {}

impl<F: Real, M> Callback<F, M> for Scheduled {
    fn learning_rate(&mut self, first: f64, curves: &Curves<F>) -> Option<f64> {
        Some(first * self.0.share(curves.epochs()))
    }
}

/// The learning rate divided where the cost on the development set, or without one that on the training
/// set, has stopped falling.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OnPlateau(pub Plateau);

impl<F: Real> Params<F> for OnPlateau {}

impl<F: Real, M> Callback<F, M> for OnPlateau {
    /// Goes through all epochs again: the curves are all there is to remember.
    fn learning_rate(&mut self, first: f64, curves: &Curves<F>) -> Option<f64> {
        let cost = |record: Record| record.dev.unwrap_or(record.train).cost;
        let mut plateau = self.0;
        let share = curves.records().fold(1.0, |_, record| plateau.next(cost(record)));
        Some(first * share)
    }
}
// ANCHOR_END: scheduled

// ANCHOR: clip
/// Shortens gradients that are longer than this.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clip(pub f64);

impl<F: Real> Params<F> for Clip {}

impl<F: Real, M: Params<F>> Callback<F, M> for Clip {
    #[track_caller]
    fn gradient(&mut self, model: &mut M) {
        clip_norm(model, F::of(self.0));
    }
}
// ANCHOR_END: clip
