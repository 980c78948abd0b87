// ANCHOR: watch
//! How large gradients and steps are, layer by layer, while a net learns.

use backprop::{Params, Path};
use ndarray::{ArrayD, ArrayViewD};
use tensor::Real;

use crate::callback::Callback;

/// The sizes of one array of parameters at one step.
#[derive(Clone, Debug, PartialEq)]
pub struct Pulse {
    /// The step, counted from 1 since the watch began.
    pub step: u64,
    /// The array: `0.weight`.
    pub path: String,
    /// ‖∂C/∂W‖.
    pub gradient: f64,
    /// ‖W‖ before the step.
    pub weight: f64,
    /// r = ‖ΔW‖ / ‖W‖, about 10⁻³ where all is well; below 10⁻⁴ next to nothing is learned (Polish
    /// lecture 3, *other hints*).
    pub ratio: f64,
}

/// Measures every array of weights at every so many steps.
///
/// It stands last, where it sees the gradients that the optimizer sees. What has one axis, biases and the
/// like, begins at 0 and is left out.
#[derive(Clone, Debug)]
pub struct Watch<F> {
    every: u64,
    steps: u64,
    before: Vec<ArrayD<F>>,
    /// What was measured.
    pub pulses: Vec<Pulse>,
}

impl<F: Real> Watch<F> {
    /// At the first step, and after every `every` more.
    pub fn new(every: u64) -> Self {
        Self { every: every.max(1), steps: 0, before: Vec::new(), pulses: Vec::new() }
    }
}

/// ‖a‖.
pub(crate) fn norm<F: Real>(a: ArrayViewD<F>) -> f64 {
    a.iter().map(|a| a.as_f64().powi(2)).sum::<f64>().sqrt()
}
// ANCHOR_END: watch

// ANCHOR: measure
/// A watch is not part of the run: a checkpoint does without.
impl<F: Real> Params<F> for Watch<F> {}

impl<F: Real, M: Params<F>> Callback<F, M> for Watch<F> {
    fn gradient(&mut self, model: &mut M) {
        self.steps += 1;
        if !(self.steps - 1).is_multiple_of(self.every) {
            return;
        }
        model.visit(Path::ROOT, &mut |path, value, grad| {
            let Some(grad) = grad.filter(|_| value.ndim() > 1) else { return };
            let (path, weight) = (path.to_string(), norm(value.view()));
            let (step, gradient, ratio) = (self.steps, norm(grad), 0.0);
            self.before.push(value.to_owned());
            self.pulses.push(Pulse { step, path, gradient, weight, ratio });
        });
    }

    fn step(&mut self, model: &mut M) {
        let now = self.pulses.len() - self.before.len();
        let mut pairs = self.pulses[now..].iter_mut().zip(self.before.drain(..));
        model.visit(Path::ROOT, &mut |_, value, grad| {
            if grad.is_some() && value.ndim() > 1 {
                let Some((pulse, before)) = pairs.next() else { return };
                pulse.ratio = norm((&value - &before).view()) / pulse.weight;
            }
        });
    }
}
// ANCHOR_END: measure
