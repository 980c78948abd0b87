// ANCHOR: callback
//! What goes on beside the steps of training.

use backprop::Params;
use std::ops::ControlFlow;
use tensor::Real;

use crate::curves::{Curves, Record};

/// Called by the training loop at six places, in the order in which callbacks are given to it.
///
/// What a callback remembers from epoch to epoch it shows as [`Params`], and it is saved in
/// checkpoints; a callback that remembers nothing has nothing to show.
pub trait Callback<F: Real, M>: Params<F> {
    /// Before the first epoch, and before a checkpoint is read: makes room.
    fn start(&mut self, _model: &M) {}

    /// Before an epoch: the learning rate for it, where the callback has something to say on that.
    /// `first` is that of the optimizer before the run, `curves` tell of the epochs that are over.
    fn learning_rate(&mut self, _first: f64, _curves: &Curves<F>) -> Option<f64> {
        None
    }

    /// After back-propagation and before the step: the gradients may be changed.
    fn gradient(&mut self, _model: &mut M) {}

    /// After a step.
    fn step(&mut self, _model: &mut M) {}

    /// After an epoch: adds to the record, and says whether to go on.
    fn epoch(&mut self, _model: &mut M, _record: &mut Record) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    /// After the last epoch, however it came to be the last.
    fn end(&mut self, _model: &mut M) {}
}

/// Callbacks, in their order.
pub type Callbacks<'c, 'd, F, M> = &'c mut [&'d mut (dyn Callback<F, M> + 'd)];
// ANCHOR_END: callback
