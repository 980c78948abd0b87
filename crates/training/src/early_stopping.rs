// ANCHOR: early_stopping
//! Stopping where the error on unseen samples begins to rise, with the weights of the best epoch.

use backprop::{Change, Params, Path, See};
use ndarray::{Array1, ArrayD};
use std::ops::ControlFlow;
use tensor::Real;

use crate::callback::Callback;
use crate::curves::Record;
use crate::error::Error;

/// Ends a run after `patience` epochs in a row with
///
/// ```text
/// E_val > E_best + tolerance
/// ```
///
/// and puts the weights of the best epoch back, at whatever epoch the run ends.
///
/// Source: Polish lecture 4, *early stopping*; Russian notes §4.1.
#[derive(Clone, Debug)]
pub struct EarlyStopping<F> {
    patience: usize,
    tolerance: F,
    /// E_best, and for how many epochs in a row it was exceeded.
    state: Array1<F>,
    /// Every array of the best model, what is only stored too, with its path.
    best: Vec<(String, ArrayD<F>)>,
}

impl<F: Real> EarlyStopping<F> {
    /// Waits for `patience` epochs.
    ///
    /// # Errors
    ///
    /// Where `patience` is 0, or `tolerance` is negative or not finite.
    pub fn new(patience: usize, tolerance: f64) -> Result<Self, Error> {
        Error::unless(patience > 0, "patience", patience as f64, "at least 1")?;
        let ok = tolerance >= 0.0 && tolerance.is_finite();
        Error::unless(ok, "tolerance", tolerance, "at least 0 and finite")?;
        let state = Array1::from_vec(vec![F::infinity(), F::zero()]);
        Ok(Self { patience, tolerance: F::of(tolerance), state, best: Vec::new() })
    }

    /// E_best, infinite before the first epoch.
    pub fn best(&self) -> f64 {
        self.state[0].as_f64()
    }
}
// ANCHOR_END: early_stopping

// ANCHOR: stop
impl<F: Real, M: Params<F>> Callback<F, M> for EarlyStopping<F> {
    fn start(&mut self, model: &M) {
        self.best.clear();
        model.visit(Path::ROOT, &mut |path, value, _| {
            self.best.push((path.to_string(), value.to_owned()));
        });
    }

    /// # Panics
    ///
    /// Where no [`Validation`](crate::Validation) stands before it.
    fn epoch(&mut self, model: &mut M, record: &mut Record) -> ControlFlow<()> {
        let dev = record.dev.expect("EarlyStopping: a Validation has to stand before it");
        let (error, best) = (F::of(dev.cost), self.state[0]);
        if error < best {
            self.state[0] = error;
            let mut places = self.best.iter_mut();
            model.visit(Path::ROOT, &mut |_, value, _| {
                places.next().expect("as many as at the start").1.assign(&value);
            });
        }
        // NaN is no better than the best.
        let good = error <= best + self.tolerance;
        self.state[1] = if good { F::zero() } else { self.state[1] + F::one() };
        match self.state[1].as_f64() < self.patience as f64 {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        }
    }

    fn end(&mut self, model: &mut M) {
        let mut best = self.best.iter();
        model.visit_mut(Path::ROOT, &mut |_, mut value, _| {
            value.assign(&best.next().expect("as many as at the start").1);
        });
    }
}
// ANCHOR_END: stop

// ANCHOR: params
impl<F: Real> Params<F> for EarlyStopping<F> {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, F>) {
        see(path.at("state"), self.state.view().into_dyn(), None);
        for (name, value) in &self.best {
            see(path.at("best").at(name), value.view(), None);
        }
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, F>) {
        change(path.at("state"), self.state.view_mut().into_dyn(), None);
        for (name, value) in &mut self.best {
            change(path.at("best").at(name), value.view_mut(), None);
        }
    }
}
// ANCHOR_END: params
