// ANCHOR: diverged
//! Where a run lost its numbers.

use backprop::{Layer, Params, Path};
use ndarray::{ArrayView, ArrayViewD, Dimension};
use std::fmt;
use tensor::Real;

/// A cost or a gradient is infinite or NaN. The model is as it was before the step.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("step {step} (epoch {epoch}) diverges: {place}; {}", .place.advice())]
pub struct Diverged {
    /// The epoch, counted from 1.
    pub epoch: usize,
    /// The step, counted from 1 over all epochs.
    pub step: u64,
    /// Where it shows first.
    pub place: Place,
}

/// The first place at which a number is not finite, on the way forward and then back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The input of this sample.
    Input(usize),
    /// These values of the model.
    Value(String),
    /// What this layer puts out.
    Output(String),
    /// The cost, of outputs that are finite.
    Cost,
    /// The gradient of these values.
    Gradient(String),
}
// ANCHOR_END: diverged

// ANCHOR: place
impl Place {
    /// What to try first.
    fn advice(&self) -> &'static str {
        match self {
            Self::Input(_) => "mend the data",
            _ => "lower the learning rate, or clip gradients",
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(sample) => write!(out, "the input of sample {sample} is not finite"),
            Self::Value(path) => write!(out, "{path} is not finite"),
            Self::Output(path) => write!(out, "the output of layer {path} is not finite"),
            Self::Cost => write!(out, "the cost is not finite, and all outputs are"),
            Self::Gradient(path) => write!(out, "the gradient of {path} is not finite"),
        }
    }
}
// ANCHOR_END: place

// ANCHOR: forward
/// Why a batch has a cost that is not finite: its samples have the numbers `rows`.
pub(crate) fn on_the_way_forward<F, In, M>(model: &M, x: ArrayView<F, In>, rows: &[usize]) -> Place
where
    F: Real,
    In: Dimension,
    M: Layer<F, In>,
{
    let wrong = |numbers: ArrayViewD<F>| numbers.iter().any(|number| !number.is_finite());
    let samples = x.shape()[0];
    if let Some(n) = (0..x.len()).zip(&x).find(|(_, x)| !x.is_finite()).map(|(n, _)| n) {
        return Place::Input(rows[n / (x.len() / samples)]);
    }
    let mut place = None;
    model.visit(Path::ROOT, &mut |path, value, _| {
        if place.is_none() && wrong(value) {
            place = Some(Place::Value(path.to_string()));
        }
    });
    if place.is_none() {
        model.observe(x, Path::ROOT, &mut |path, y| {
            if place.is_none() && wrong(y) {
                place = Some(Place::Output(path.to_string()));
            }
        });
    }
    place.unwrap_or(Place::Cost)
}
// ANCHOR_END: forward

// ANCHOR: back
/// The gradient nearest to the cost that is not finite: the way back passes it first.
pub(crate) fn on_the_way_back<F: Real>(model: &dyn Params<F>) -> Option<Place> {
    let mut place = None;
    model.visit(Path::ROOT, &mut |path, _, grad| {
        // A sum is finite where its terms are, unless these are near the largest number there is.
        if grad.is_some_and(|grad| !grad.sum().is_finite()) {
            place = Some(Place::Gradient(path.to_string()));
        }
    });
    place
}
// ANCHOR_END: back
