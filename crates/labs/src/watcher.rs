//! Where a training is, beside the progress bar.

use crate::{Error, Run};
use backprop::Params;
use std::ops::ControlFlow;
use training::{Callback, Record};

/// Shows epoch and cost, and ends the training after Ctrl-C.
pub struct Watcher<'r> {
    run: &'r Run,
    epochs: usize,
    epoch: usize,
    interrupted: Option<Error>,
}

impl<'r> Watcher<'r> {
    /// For a training of so many epochs.
    pub fn new(run: &'r Run, epochs: usize) -> Self {
        Self { run, epochs, epoch: 0, interrupted: None }
    }

    /// # Errors
    ///
    /// [`Error::Interrupted`] where Ctrl-C has ended the training.
    pub fn check(self) -> Result<(), Error> {
        self.interrupted.map_or(Ok(()), Err)
    }
}

impl Params<f32> for Watcher<'_> {}

impl<M> Callback<f32, M> for Watcher<'_> {
    fn epoch(&mut self, _model: &mut M, record: &mut Record) -> ControlFlow<()> {
        self.epoch += 1;
        let (epoch, epochs, cost) = (self.epoch, self.epochs, record.train.cost);
        match self.run.say(&format!("epoch {epoch} of {epochs}, cost {cost:.3}")) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                self.interrupted = Some(error);
                ControlFlow::Break(())
            }
        }
    }
}
