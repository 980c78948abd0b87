// ANCHOR: trainer
//! The loop.

use backprop::{Batches, Layer, Loss, Mode, Params};
use ndarray::{Array, Dimension, Ix2};
use optimizers::Optimizer;
use std::borrow::Borrow;
use std::ops::ControlFlow;
use tensor::{Real, Rng, Streams};

use crate::callback::{Callback, Callbacks};
use crate::checkpoint::Checkpoint;
use crate::curves::{Curves, Record};
use crate::divergence::{Diverged, on_the_way_back, on_the_way_forward};
use crate::error::Error;
use crate::score::Tally;
use crate::source::{Source, Targets};

/// How long to train, and in which batches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The most epochs.
    pub epochs: usize,
    /// Samples in a batch.
    pub batch: usize,
    /// What the order of the samples follows from, and what layers and sources draw.
    pub seed: u64,
}

/// A model, what its mistakes cost, who takes the steps, and how far they have come.
pub struct Trainer<F, M, L, O> {
    /// What learns.
    pub model: M,
    /// C.
    pub loss: L,
    /// What turns gradients into steps.
    pub optimizer: O,
    /// The epochs that are over.
    pub curves: Curves<F>,
    /// Where the state of the run is saved on the way, if anywhere.
    pub checkpoint: Option<Checkpoint>,
    pub(crate) plan: Plan,
    pub(crate) first_rate: f64,
    pub(crate) steps: u64,
    /// The order of the samples.
    pub(crate) order: Rng,
    /// What layers and sources draw.
    pub(crate) noise: Rng,
}
// ANCHOR_END: trainer

// ANCHOR: new
impl<F: Real, M: Params<F>, L, O: Optimizer<F> + Params<F>> Trainer<F, M, L, O> {
    /// Before the first step.
    pub fn new(model: M, loss: L, optimizer: O, plan: Plan) -> Self {
        let streams = Streams::new(plan.seed);
        Self {
            first_rate: optimizer.learning_rate(),
            curves: Curves::new(plan.epochs),
            order: streams.stream("shuffle"),
            noise: streams.stream("noise"),
            checkpoint: None,
            steps: 0,
            model,
            loss,
            optimizer,
            plan,
        }
    }

    /// How many steps were taken.
    pub fn steps(&self) -> u64 {
        self.steps
    }
}

/// How a run came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// All epochs of the plan are over.
    Complete,
    /// A callback stopped it.
    Stopped,
}
// ANCHOR_END: new

impl<F: Real, M: Params<F>, L, O: Optimizer<F> + Params<F>> Trainer<F, M, L, O> {
    // ANCHOR: fit
    /// Trains through the epochs of the plan that are left, or until a callback stops it.
    ///
    /// # Errors
    ///
    /// [`Error::Diverged`] where a number is no longer finite: the model is that of the step before, the
    /// curves hold all epochs until then. [`Error::Backprop`] where there is no sample, or a checkpoint
    /// cannot be written; [`Error::Optimizer`] where a callback asks for an impossible learning rate.
    pub fn fit<In, S>(
        &mut self,
        data: &S,
        callbacks: Callbacks<'_, '_, F, M>,
    ) -> Result<Ending, Error>
    where
        In: Dimension,
        M: Layer<F, In, Out = Ix2>,
        L: Loss<F, Target = S::Target>,
        S: Source<F, In>,
    {
        let mut batches = Batches::new(data.samples(), self.plan.batch)?;
        if self.curves.epochs() == 0 {
            callbacks.iter_mut().for_each(|callback| callback.start(&self.model));
        }
        let mut ending = Ending::Complete;
        while ending == Ending::Complete && self.curves.epochs() < self.plan.epochs {
            self.set_learning_rate(callbacks)?;
            let mut tally = Tally::default();
            for rows in batches.epoch(&mut self.order) {
                let (x, y) = data.batch(rows, &mut self.noise);
                self.step(rows, x, y.borrow(), callbacks, &mut tally)?;
            }
            ending = self.end_epoch(&tally, callbacks)?;
        }
        callbacks.iter_mut().for_each(|callback| callback.end(&mut self.model));
        Ok(ending)
    }
    // ANCHOR_END: fit

    // ANCHOR: step
    /// Forward, backward, and a step of the optimizer.
    fn step<In: Dimension>(
        &mut self,
        rows: &[usize],
        x: Array<F, In>,
        y: &L::Target,
        callbacks: Callbacks<'_, '_, F, M>,
        tally: &mut Tally,
    ) -> Result<(), Diverged>
    where
        M: Layer<F, In, Out = Ix2>,
        L: Loss<F, Target: Targets>,
    {
        let Self { model, loss, optimizer, .. } = self;
        let diverged =
            |place| Diverged { epoch: self.curves.epochs() + 1, step: self.steps + 1, place };
        let (y_hat, receipt) = model.forward(x.view(), &mut Mode::Train(&mut self.noise));
        let (cost, slope) = loss.loss(y_hat.view(), y);
        if !cost.is_finite() {
            return Err(diverged(on_the_way_forward(model, x.view(), rows)));
        }
        tally.add(rows.len(), cost.as_f64(), y.hits(y_hat.view()));
        model.accumulate(x.view(), y_hat.view(), slope, receipt);
        callbacks.iter_mut().for_each(|callback| callback.gradient(model));
        if let Some(place) = on_the_way_back(model) {
            model.zero_grad();
            return Err(diverged(place));
        }
        optimizer.step(model);
        callbacks.iter_mut().for_each(|callback| callback.step(model));
        self.steps += 1;
        Ok(())
    }
    // ANCHOR_END: step

    // ANCHOR: epoch
    /// The rate of the last callback that has one.
    fn set_learning_rate(&mut self, callbacks: Callbacks<'_, '_, F, M>) -> Result<(), Error> {
        let rate = |callback: &mut &mut dyn Callback<F, M>| {
            callback.learning_rate(self.first_rate, &self.curves)
        };
        if let Some(rate) = callbacks.iter_mut().filter_map(rate).last() {
            self.optimizer.set_learning_rate(rate)?;
        }
        Ok(())
    }

    /// Writes down the epoch, and saves the run unless it ends here.
    fn end_epoch(
        &mut self,
        tally: &Tally,
        callbacks: Callbacks<'_, '_, F, M>,
    ) -> Result<Ending, Error> {
        let learning_rate = self.optimizer.learning_rate();
        let mut record = Record { train: tally.score(), dev: None, learning_rate };
        let mut ending = Ending::Complete;
        for callback in callbacks.iter_mut() {
            if callback.epoch(&mut self.model, &mut record) == ControlFlow::Break(()) {
                ending = Ending::Stopped;
            }
        }
        self.curves.push(record);
        if ending == Ending::Complete {
            self.save_if_due(callbacks)?;
        }
        Ok(ending)
    }
    // ANCHOR_END: epoch
}
