// ANCHOR: checkpoint
//! A run in a file, and out of it again, to the last bit.

use backprop::{Change, Params, Path, See, weights};
use ndarray::{Array2, ArrayView1, ArrayViewMut1};
use optimizers::{Descent, Optimizer, Rule};
use std::path::{Path as FilePath, PathBuf};
use tensor::Real;

use crate::callback::Callbacks;
use crate::error::Error;
use crate::trainer::Trainer;

/// Where a run is saved, and how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The file. It is replaced each time, and whole at any time.
    pub path: PathBuf,
    /// After every so many epochs.
    pub every: usize,
}

/// Everything that decides how a run goes on, but what the program itself says: the data, the plan, the
/// settings of optimizer and callbacks.
struct State<'s, 'c, 'd, F, M, O> {
    model: &'s mut M,
    optimizer: &'s mut O,
    curves: &'s mut dyn Params<F>,
    /// Steps taken and the positions of both random streams, a row each, in pieces of 16 bits: single
    /// precision holds those exactly. (3, 8)
    place: Array2<F>,
    callbacks: Callbacks<'c, 'd, F, M>,
}
// ANCHOR_END: checkpoint

// ANCHOR: state
impl<F: Real, M: Params<F>, O: Params<F>> Params<F> for State<'_, '_, '_, F, M, O> {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, F>) {
        self.model.visit(path.at("model"), see);
        self.optimizer.visit(path.at("optimizer"), see);
        self.curves.visit(path.at("curves"), see);
        see(path.at("place"), self.place.view().into_dyn(), None);
        for (index, callback) in self.callbacks.iter().enumerate() {
            callback.visit(path.at("callbacks").element(index), see);
        }
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, F>) {
        self.model.visit_mut(path.at("model"), change);
        self.optimizer.visit_mut(path.at("optimizer"), change);
        self.curves.visit_mut(path.at("curves"), change);
        change(path.at("place"), self.place.view_mut().into_dyn(), None);
        for (index, callback) in self.callbacks.iter_mut().enumerate() {
            callback.visit_mut(path.at("callbacks").element(index), change);
        }
    }
}
// ANCHOR_END: state

// ANCHOR: save
impl<F: Real, M: Params<F>, L, O: Optimizer<F> + Params<F>> Trainer<F, M, L, O> {
    /// Saves the run as it is between two epochs, after the first at the earliest.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written.
    pub fn save(
        &mut self,
        path: impl AsRef<FilePath>,
        callbacks: Callbacks<'_, '_, F, M>,
    ) -> Result<(), Error> {
        Ok(weights::save(&self.state(callbacks), path)?)
    }

    pub(crate) fn save_if_due(&mut self, callbacks: Callbacks<'_, '_, F, M>) -> Result<(), Error> {
        match self.checkpoint.clone() {
            Some(Checkpoint { path, every }) if self.curves.epochs().is_multiple_of(every) => {
                self.save(path, callbacks)
            }
            _ => Ok(()),
        }
    }

    fn state<'s, 'c, 'd>(
        &'s mut self,
        callbacks: Callbacks<'c, 'd, F, M>,
    ) -> State<'s, 'c, 'd, F, M, O> {
        let mut place = Array2::zeros((3, 8));
        let numbers = [self.steps.into(), self.order.get_word_pos(), self.noise.get_word_pos()];
        for (number, pieces) in numbers.into_iter().zip(place.outer_iter_mut()) {
            cut(number, pieces);
        }
        let Self { model, optimizer, curves, .. } = self;
        State { model, optimizer, curves, place, callbacks }
    }
}
// ANCHOR_END: save

// ANCHOR: resume
impl<F, M, L, R, const N: usize> Trainer<F, M, L, Descent<F, R, N>>
where
    F: Real,
    M: Params<F>,
    R: Rule<F, N>,
{
    /// Takes up a run that another program has saved; `fit` goes on where it stood.
    ///
    /// The trainer is made like the one that was saved, of a model with the same shapes, the same plan
    /// and the same settings, and so are the callbacks. What the first would have computed after this
    /// point the second computes, to the last bit.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read, is not whole, or is that of another run; nothing changes then.
    pub fn resume(
        &mut self,
        path: impl AsRef<FilePath>,
        callbacks: Callbacks<'_, '_, F, M>,
    ) -> Result<(), Error> {
        self.optimizer.prepare(&self.model);
        callbacks.iter_mut().for_each(|callback| callback.start(&self.model));
        let mut state = self.state(callbacks);
        weights::load(&mut state, path)?;
        let [steps, order, noise] = [0, 1, 2].map(|row| join(state.place.row(row)));
        self.steps = steps as u64;
        self.order.set_word_pos(order);
        self.noise.set_word_pos(noise);
        Ok(())
    }
}
// ANCHOR_END: resume

// ANCHOR: pieces
/// The bits of `number`, 16 at a time, the highest first.
fn cut<F: Real>(number: u128, pieces: ArrayViewMut1<F>) {
    for (index, piece) in pieces.into_iter().enumerate() {
        *piece = F::of((number >> (16 * (7 - index)) & 0xffff) as f64);
    }
}

/// The number that was cut into these.
fn join<F: Real>(pieces: ArrayView1<F>) -> u128 {
    pieces.iter().fold(0, |number, piece| number << 16 | piece.as_f64() as u128)
}
// ANCHOR_END: pieces
