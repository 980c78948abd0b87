// ANCHOR: diagnosis
//! All questions to a net that does not learn, in one report.

use backprop::{Layer, Loss, Mode, Params};
use ndarray::{Array, Ix2, RemoveAxis};
use optimizers::Optimizer;
use std::borrow::Borrow;
use tensor::{Real, Rng, Streams};

use crate::callback::Callback;
use crate::description::class_counts;
use crate::overfit::{Overfit, overfit_small};
use crate::signal::{Signal, signals};
use crate::source::{Set, Source, Targets};
use crate::watch::{Pulse, Watch};

/// What a set and a net say of themselves before they are trained together.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnosis {
    /// How many samples each class has, where there are classes.
    pub classes: Option<Vec<usize>>,
    /// The largest root mean square of an input, over the samples.
    pub largest_input: f64,
    /// What every layer puts out.
    pub signals: Vec<Signal>,
    /// Gradient, weight and first step of every array of weights.
    pub pulses: Vec<Pulse>,
    /// Fifty samples learned by heart.
    pub overfit: Overfit,
}

/// Presents up to 256 samples, takes one step with them, and then tries to learn fifty samples by heart
/// in `steps` steps (Polish lecture 3, *debugging a neural network*).
///
/// `model` and `optimizer` are copied and stay as they are.
///
/// # Panics
///
/// Where the set is empty or does not fit the model.
#[track_caller]
pub fn diagnose<F, In, M, L, O, T>(
    model: &M,
    loss: &L,
    optimizer: &O,
    set: &Set<'_, F, In, T>,
    steps: usize,
) -> Diagnosis
where
    F: Real,
    In: RemoveAxis,
    M: Layer<F, In, Out = Ix2> + Clone,
    L: Loss<F, Target = T>,
    O: Optimizer<F> + Clone,
    T: Targets + ?Sized,
{
    let samples = set.samples().min(256);
    assert!(samples > 0, "diagnose: there is no sample");
    let rows: Vec<usize> = (0..samples).map(|n| n * set.samples() / samples).collect();
    let mut rng = Streams::new(0).stream("diagnosis");
    let (x, y) = set.batch(&rows, &mut rng);
    let counts = |labels: &[usize]| class_counts(labels, labels.iter().max().map_or(0, |k| k + 1));
    Diagnosis {
        classes: set.y.classes().map(counts),
        largest_input: largest_rms(&x),
        signals: signals(model, x.view()),
        pulses: first_step(model.clone(), loss, optimizer.clone(), x, y.borrow(), &mut rng),
        overfit: overfit_small(model.clone(), loss, optimizer.clone(), set, steps),
    }
}
// ANCHOR_END: diagnosis

// ANCHOR: first_step
/// The largest √(mean of x²) of an input over the samples.
fn largest_rms<F: Real, In: RemoveAxis>(x: &Array<F, In>) -> f64 {
    let samples = x.shape()[0];
    let inputs = x.len() / samples;
    let mut squares = vec![0.0; inputs];
    for (n, x) in x.iter().enumerate() {
        squares[n % inputs] += x.as_f64().powi(2) / samples as f64;
    }
    squares.into_iter().fold(0.0, f64::max).sqrt()
}

/// Gradients and the step that follows from them.
fn first_step<F, In, M, L>(
    mut model: M,
    loss: &L,
    mut optimizer: impl Optimizer<F>,
    x: Array<F, In>,
    y: &L::Target,
    rng: &mut Rng,
) -> Vec<Pulse>
where
    F: Real,
    In: RemoveAxis,
    M: Layer<F, In, Out = Ix2> + Params<F>,
    L: Loss<F>,
{
    let mut watch = Watch::<F>::new(1);
    let (y_hat, receipt) = model.forward(x.view(), &mut Mode::Train(rng));
    let (_, slope) = loss.loss(y_hat.view(), y);
    model.accumulate(x.view(), y_hat.view(), slope, receipt);
    watch.gradient(&mut model);
    optimizer.step(&mut model);
    watch.step(&mut model);
    watch.pulses
}
// ANCHOR_END: first_step
