//! Noisy AND, and how a model does on it.

use crate::adaline::{Task, start};
use crate::task::{RANGE, and, epochs, steps};
use datasets::{Coding, Samples};
use labs::Error;
use perceptron::{Hyperplane, Order, Perceptron, Rule, Step, Training};
use tensor::Streams;

/// Of each of the four patterns: 100 samples to train with, 100 to test.
const COPIES: usize = 25;

/// The learning rate α of the perceptron.
pub const ALPHA: f64 = 0.1;

/// The learning rate μ of Adaline.
pub const MU: f64 = 0.01;

/// The epochs after which either gives up.
pub const EPOCHS: usize = 200;

/// Adaline is done when its error is at most this many times the smallest there is.
pub const NEAR: f64 = 1.05;

/// The further epochs that show whether a model has settled.
pub const MORE: usize = 10;

/// AND with inputs 0/1 and Gaussian noise on them, and targets −1/1.
pub struct NoisyAnd {
    /// What is learned from.
    pub train: Samples,
    /// New samples of the same kind.
    pub test: Samples,
}

/// What a training led to.
pub struct Outcome {
    /// How long it took; none for a model that gave up.
    pub epochs: Option<f64>,
    /// The line between the two answers.
    pub line: Hyperplane,
    /// The share of test samples that are answered correctly.
    pub accuracy: f64,
    /// The difference between the best and the worst accuracy when training goes on.
    pub swing: f64,
}

impl NoisyAnd {
    /// With noise of deviation `sigma`.
    pub fn new(sigma: f64, streams: &Streams) -> Result<Self, Error> {
        let clean = and(Coding::Unipolar, Coding::Bipolar);
        let draw = |name| clean.jittered(COPIES, sigma, &mut streams.stream(name));
        Ok(Self { train: draw("train")?, test: draw("test")? })
    }

    /// A perceptron, trained until an epoch is free of errors.
    pub fn perceptron(&self, streams: &Streams) -> Result<Outcome, Error> {
        let (x, t) = (self.train.x.view(), self.train.t.view());
        let mut weights = streams.stream("weights");
        let mut unit = Perceptron::random(2, RANGE, Step::Bipolar, &mut weights)?;
        let rule = Rule::Difference;
        let training = Training { rule, learning_rate: ALPHA, max_epochs: EPOCHS };
        let history = training.train(&mut unit, x, t, Order::Fixed)?;
        Ok(self.outcome(epochs(&history), unit.hyperplane(), || {
            unit.epoch(x, t, rule, ALPHA, &mut Order::Fixed);
            unit.hyperplane()
        }))
    }

    /// An Adaline from the same weights, trained until its error is near the smallest there is.
    pub fn adaline(&self, streams: &Streams) -> Result<Outcome, Error> {
        let task = Task::new(&self.train)?;
        let goal = NEAR * task.surface.mse(task.best.view());
        let mut unit = start(2, RANGE, streams)?;
        let curve = task.lms(&mut unit, MU, goal, EPOCHS)?;
        let line = Hyperplane::from_augmented(unit.weights.view());
        Ok(self.outcome(steps(&curve), line, || {
            unit.epoch(task.x.view(), task.d.view(), MU, &mut Order::Fixed);
            Hyperplane::from_augmented(unit.weights.view())
        }))
    }

    fn outcome(
        &self,
        epochs: Option<f64>,
        line: Hyperplane,
        mut further: impl FnMut() -> Hyperplane,
    ) -> Outcome {
        let accuracy = self.accuracy(&line);
        let (mut worst, mut best) = (accuracy, accuracy);
        for _ in 0..MORE {
            let next = self.accuracy(&further());
            (worst, best) = (worst.min(next), best.max(next));
        }
        Outcome { epochs, line, accuracy, swing: best - worst }
    }

    /// The share of test samples on their side of the line.
    fn accuracy(&self, line: &Hyperplane) -> f64 {
        let Samples { x, t } = &self.test;
        let right = x.outer_iter().zip(t).filter(|&(x, &t)| (line.net_input(x) > 0.0) == (t > 0.0));
        right.count() as f64 / t.len() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 1.05 times the least error of AND is an excess of 0.0125 in the mean of four squares, so no
    /// sum is further than √0.05 = 0.22 from that of w*, which is ½ or more from 0.
    #[test]
    fn without_noise_both_models_are_right_and_stay_it() {
        for seed in 0..20 {
            let streams = Streams::new(seed);
            let and = NoisyAnd::new(0.0, &streams).unwrap();
            for outcome in [and.perceptron(&streams).unwrap(), and.adaline(&streams).unwrap()] {
                assert!(outcome.epochs.is_some());
                assert_eq!((outcome.accuracy, outcome.swing), (1.0, 0.0));
            }
        }
    }

    #[test]
    fn training_and_test_samples_are_not_the_same() {
        let and = NoisyAnd::new(0.1, &Streams::new(1)).unwrap();
        assert_eq!((and.train.x.dim(), and.test.x.dim()), ((100, 2), (100, 2)));
        assert_ne!(and.train.x, and.test.x);
    }
}
