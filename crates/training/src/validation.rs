// ANCHOR: validation
//! The score on samples that are kept back, after every epoch.

use backprop::{Layer, Loss, Params};
use ndarray::{Dimension, Ix2, RemoveAxis};
use std::ops::ControlFlow;
use tensor::Real;

use crate::callback::Callback;
use crate::curves::Record;
use crate::score::evaluate;
use crate::source::{Set, Targets};

/// Enters the score on a development set into the record of every epoch.
///
/// It stands before the callbacks that decide by it.
pub struct Validation<'s, F: Real, In: Dimension, L: Loss<F>> {
    set: Set<'s, F, In, L::Target>,
    loss: L,
}

impl<'s, F: Real, In: Dimension, L: Loss<F>> Validation<'s, F, In, L> {
    /// On `set`, by the cost `loss`.
    pub fn new(set: Set<'s, F, In, L::Target>, loss: L) -> Self {
        Self { set, loss }
    }
}

impl<F: Real, In: Dimension, L: Loss<F>> Params<F> for Validation<'_, F, In, L> {}

impl<F, In, L, M> Callback<F, M> for Validation<'_, F, In, L>
where
    F: Real,
    In: RemoveAxis,
    L: Loss<F, Target: Targets>,
    M: Layer<F, In, Out = Ix2>,
{
    fn epoch(&mut self, model: &mut M, record: &mut Record) -> ControlFlow<()> {
        record.dev = Some(evaluate(model, &self.loss, &self.set));
        ControlFlow::Continue(())
    }
}
// ANCHOR_END: validation
