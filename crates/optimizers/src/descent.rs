// ANCHOR: optimizer
//! One step of all parameters of a model.

use backprop::{Change, Params, Path, See};
use ndarray::{ArrayD, ArrayViewMutD};
use tensor::Real;

use crate::error::Error;
use crate::rule::Rule;

/// Takes steps with the gradients that back-propagation has left in a model.
pub trait Optimizer<F: Real> {
    /// Moves every parameter and sets its gradient to zero.
    ///
    /// # Panics
    ///
    /// Where the model is not the one of the steps before: as many parameters, of the same paths and
    /// shapes.
    fn step(&mut self, model: &mut dyn Params<F>);

    /// η.
    fn learning_rate(&self) -> f64;

    /// Sets η for the steps to come.
    ///
    /// # Errors
    ///
    /// Where `eta` is not a learning rate.
    fn set_learning_rate(&mut self, eta: f64) -> Result<(), Error>;
}
// ANCHOR_END: optimizer

// ANCHOR: descent
/// A [`Rule`] at work: it counts the steps and keeps the memory of every parameter.
#[derive(Clone, Debug)]
pub struct Descent<F, R, const N: usize> {
    rule: R,
    /// t, in an array so that it can be saved like all else.
    steps: ArrayD<F>,
    memory: Vec<Memory<F, N>>,
}

/// What is remembered of one array of parameters.
#[derive(Clone, Debug)]
struct Memory<F, const N: usize> {
    path: String,
    slots: [ArrayD<F>; N],
}

impl<F: Real, R: Rule<F, N>, const N: usize> Descent<F, R, N> {
    /// Before the first step.
    ///
    /// # Errors
    ///
    /// Where a setting of `rule` is out of its range.
    pub fn new(rule: R) -> Result<Self, Error> {
        rule.check()?;
        Ok(Self { rule, steps: ArrayD::zeros(vec![1]), memory: Vec::new() })
    }

    /// Makes room for the memory of `model`, as the first step does: a file is read into it.
    pub fn prepare(&mut self, model: &dyn Params<F>) {
        self.memory.clear();
        let first = self.rule.first();
        model.visit(Path::ROOT, &mut |path, value, grad| {
            if grad.is_some() {
                let slots = first.map(|first| ArrayD::from_elem(value.raw_dim(), first));
                self.memory.push(Memory { path: path.to_string(), slots });
            }
        });
    }
}
// ANCHOR_END: descent

// ANCHOR: step
/// Beyond 2²⁴ steps the count stays: single precision has no larger odd number, and every βᵗ is 0.
const MOST: f64 = 16_777_216.0;

impl<F: Real, R: Rule<F, N>, const N: usize> Optimizer<F> for Descent<F, R, N> {
    #[track_caller]
    fn step(&mut self, model: &mut dyn Params<F>) {
        if self.memory.is_empty() {
            self.prepare(model);
        }
        let t = (self.steps[[0]].as_f64() + 1.0).min(MOST);
        self.steps[[0]] = F::of(t);
        let rule = self.rule.step(t as u64);
        let mut memories = self.memory.iter_mut();
        model.visit_mut(Path::ROOT, &mut |path, value, grad| {
            let Some(grad) = grad else { return };
            let memory = memories.next().filter(|memory| memory.fits(&path, value.shape()));
            let Some(memory) = memory else {
                panic!("Descent::step: {path} {:?} is new to it", value.shape())
            };
            advance(value, grad, &mut memory.slots, &rule);
        });
        assert!(memories.next().is_none(), "Descent::step: the model has lost parameters");
    }

    fn learning_rate(&self) -> f64 {
        let mut rule = self.rule;
        *rule.rate()
    }

    fn set_learning_rate(&mut self, eta: f64) -> Result<(), Error> {
        let mut rule = self.rule;
        *rule.rate() = eta;
        rule.check()?;
        self.rule = rule;
        Ok(())
    }
}
// ANCHOR_END: step

// ANCHOR: advance
/// One pass over an array of parameters: θ, its gradient and its memory are read once and written once.
fn advance<F: Real, const N: usize>(
    mut value: ArrayViewMutD<F>,
    mut grad: ArrayViewMutD<F>,
    slots: &mut [ArrayD<F>; N],
    rule: &impl Fn(F, F, [F; N]) -> (F, [F; N]),
) {
    let slots = slots.each_mut().map(|slot| slot.as_slice_mut().expect("made in one piece"));
    match (value.as_slice_mut(), grad.as_slice_mut()) {
        (Some(value), Some(grad)) => pass(value.iter_mut().zip(grad), slots, rule),
        // Columns before rows, say: as right, and slower.
        _ => pass(value.iter_mut().zip(&mut grad), slots, rule),
    }
}

fn pass<'a, F: Real, const N: usize>(
    parameters: impl ExactSizeIterator<Item = (&'a mut F, &'a mut F)>,
    slots: [&mut [F]; N],
    rule: &impl Fn(F, F, [F; N]) -> (F, [F; N]),
) {
    // The compiler, told that all are as long, need not check each index.
    let slots = slots.map(|slot| &mut slot[..parameters.len()]);
    for (i, (theta, g)) in parameters.enumerate() {
        let (next, memory) = rule(*theta, *g, std::array::from_fn(|k| slots[k][i]));
        (*theta, *g) = (next, F::zero());
        for k in 0..N {
            slots[k][i] = normal(memory[k]);
        }
    }
}
// ANCHOR_END: advance

// ANCHOR: normal
/// What has shrunk below the smallest normal number counts as 0.
///
/// A mean that gets no more gradients would come to rest on a smaller one, since 0.9 of the smallest of
/// all is rounded to itself; and processors take many times as long to compute with those.
fn normal<F: Real>(x: F) -> F {
    if x.abs() < F::min_positive_value() { F::zero() } else { x }
}
// ANCHOR_END: normal

// ANCHOR: state
impl<F, const N: usize> Memory<F, N> {
    fn fits(&self, path: &Path<'_>, shape: &[usize]) -> bool {
        // Without memory there is nothing whose shape could be wrong.
        self.slots.iter().all(|slot| slot.shape() == shape) && self.path == path.to_string()
    }
}

/// The state of an optimizer is stored like a model: `steps`, and the memory of each parameter under
/// its path, such as `m.0.weight`.
impl<F: Real, R: Rule<F, N>, const N: usize> Params<F> for Descent<F, R, N> {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, F>) {
        see(path.at("steps"), self.steps.view(), None);
        for Memory { path: parameter, slots } in &self.memory {
            for (name, slot) in R::MEMORY.iter().zip(slots) {
                see(path.at(name).at(parameter), slot.view(), None);
            }
        }
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, F>) {
        change(path.at("steps"), self.steps.view_mut(), None);
        for Memory { path: parameter, slots } in &mut self.memory {
            for (name, slot) in R::MEMORY.iter().zip(slots) {
                change(path.at(name).at(parameter), slot.view_mut(), None);
            }
        }
    }
}
// ANCHOR_END: state
