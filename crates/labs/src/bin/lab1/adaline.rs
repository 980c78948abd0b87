//! Adaline on AND: the samples with their constant input, the error surface, the two ways down it.

use crate::task::and;
use datasets::{Coding, Samples};
use labs::{Error, Sweep};
use ndarray::{Array1, Array2};
use perceptron::{
    Adaline, Curve, ErrorSurface, Lms, Order, Perceptron, SteepestDescent, Step, Stop, augment,
};
use tensor::Streams;

/// The mean squared error that Adaline has to reach on AND where it is not what is varied.
pub const ADMISSIBLE: f64 = 0.26;

/// The lowest mean squared error on AND, at w*: exactly ¼ in every coding of the inputs.
pub const LOWEST: f64 = 0.25;

/// What Adaline has to learn, and the surface that it descends.
pub struct Task {
    /// The samples with an input x₀ ≡ 1, (samples, 1 + n).
    pub x: Array2<f64>,
    /// The desired outputs, −1 or 1, (samples,).
    pub d: Array1<f64>,
    /// The mean squared error ξ over the weights.
    pub surface: ErrorSurface,
    /// Where it is lowest, w*, (1 + n,).
    pub best: Array1<f64>,
}

impl Task {
    /// Of these samples.
    pub fn new(samples: &Samples) -> Result<Self, Error> {
        let (x, d) = (augment(samples.x.view()), samples.t.clone());
        let surface = ErrorSurface::new(x.view(), d.view())?;
        let best = surface.minimum()?;
        Ok(Self { x, d, surface, best })
    }

    /// AND with its inputs in this coding and bipolar targets.
    pub fn and(inputs: Coding) -> Result<Self, Error> {
        Self::new(&and(inputs, Coding::Bipolar))
    }

    /// How far the weights are from the best, ‖w − w*‖.
    pub fn away(&self, weights: &Array1<f64>) -> f64 {
        let way = weights - &self.best;
        way.dot(&way).sqrt()
    }

    /// How many samples are answered wrongly.
    pub fn mistakes(&self, unit: &Adaline) -> usize {
        let samples = self.x.outer_iter().zip(&self.d);
        samples.filter(|(x, d)| unit.predict(x.view()) != **d).count()
    }

    /// Epochs of LMS, until the mean squared error is admissible or patience ends.
    pub fn lms(
        &self,
        unit: &mut Adaline,
        learning_rate: f64,
        admissible_error: f64,
        max_epochs: usize,
    ) -> Result<Curve, Error> {
        let lms = Lms { learning_rate, admissible_error, max_epochs };
        Ok(lms.train(unit, self.x.view(), self.d.view(), Order::Fixed)?)
    }

    /// Steps of steepest descent, until ‖∇ξ‖ ≤ `tolerance` or patience ends.
    pub fn descend(
        &self,
        unit: &mut Adaline,
        learning_rate: f64,
        tolerance: f64,
        max_steps: usize,
    ) -> Result<Curve, Error> {
        let descent = SteepestDescent { learning_rate, tolerance, max_steps };
        let (surface, w) = (&self.surface, &mut unit.weights);
        Ok(descent.descend(w, |w| surface.mse(w), |w| surface.gradient(w))?)
    }
}

/// An Adaline whose weights, the bias among them, are drawn from U(−r, r): those with which a
/// perceptron on the same streams starts.
pub fn start(inputs: usize, range: f64, streams: &Streams) -> Result<Adaline, Error> {
    let unit = Perceptron::random(inputs, range, Step::Bipolar, &mut streams.stream("weights"))?;
    let weights = [unit.bias()].into_iter().chain(unit.weights).collect();
    Ok(Adaline { weights })
}

/// 1 for a training whose weights grew without bound, and 0 for another.
pub fn diverged(curve: &Curve) -> f64 {
    f64::from(u8::from(curve.stop == Stop::Diverged))
}

/// A column of the share of runs, in per cent, in which what is called `name` is true.
pub fn shares(sweep: &Sweep, name: &str) -> Vec<String> {
    sweep.summaries(name).iter().map(|s| format!("{:.1} %", 100.0 * s.mean())).collect()
}
