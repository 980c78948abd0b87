//! One training of a net of dense layers, and what it measures.

use crate::cost::Cost;
use crate::net::{self, Net, Place};
use backprop::Activation;
use init::Initializer;
pub use labs::Rule;
use labs::task::{Part, Task};
use labs::{Error, Lesson, Run};
use optimizers::Sgd;
use rand::RngCore;
use training::{Augment, Callback, EarlyStopping, Penalty, Plan, Score, evaluate};

/// How a net is built and trained.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The widths of the hidden layers.
    pub hidden: Vec<usize>,
    /// The activation of the hidden layers.
    pub activation: Activation,
    /// How the weights start.
    pub init: Initializer,
    /// What mistakes cost, and with it the last layer.
    pub cost: Cost,
    /// How steps are taken.
    pub rule: Rule,
    /// Samples in a batch.
    pub batch: usize,
    /// The most epochs.
    pub epochs: usize,
    /// Batch normalisation of the hidden layers.
    pub norm: Option<Place>,
    /// The share of inputs that is dropped.
    pub input_dropout: f64,
    /// The share of hidden units that is dropped.
    pub dropout: f64,
    /// The share of weights that is dropped.
    pub drop_connect: f64,
    /// What weights cost.
    pub penalty: Option<Penalty>,
    /// What happens to the pictures in training.
    pub augment: Option<Augment>,
    /// After so many epochs without progress on the development set training stops.
    pub patience: Option<usize>,
}

/// What came of a training.
pub type Outcome = labs::Outcome<Net>;

impl Trial {
    /// What holds unless an experiment varies it: 784-100-10, ReLU, softmax and cross-entropy, He, SGD
    /// with η = 0.1, batches of 64, 10 epochs.
    pub fn baseline() -> Self {
        Self {
            hidden: vec![100],
            activation: Activation::Relu,
            init: Initializer::HeNormal,
            cost: Cost::Softmax,
            rule: Rule::Sgd(Sgd { learning_rate: 0.1 }),
            batch: 64,
            epochs: 10,
            norm: None,
            input_dropout: 0.0,
            dropout: 0.0,
            drop_connect: 0.0,
            penalty: None,
            augment: None,
            patience: None,
        }
    }

    /// Trains on the task's training part, with its development part to watch.
    ///
    /// # Errors
    ///
    /// Settings that are out of range, and Ctrl-C. A run that diverges is an outcome.
    pub fn train(&self, task: &Task, run: &Run) -> Result<Outcome, Error> {
        self.train_on(task.size, &task.train, &task.dev, run, &mut [])
    }

    /// The same on other parts, and with callbacks of one's own after those of the trial.
    ///
    /// # Errors
    ///
    /// As [`train`](Self::train).
    pub fn train_on(
        &self,
        size: (usize, usize),
        train: &Part,
        dev: &Part,
        run: &Run,
        own: &mut [&mut dyn Callback<f32, Net>],
    ) -> Result<Outcome, Error> {
        let net = net::build(self, train.x.ncols(), &run.streams)?;
        self.train_from(net, size, train, dev, run, own)
    }

    /// The same from `net` as it is, in place of one that is built anew.
    ///
    /// # Errors
    ///
    /// As [`train`](Self::train).
    pub fn train_from(
        &self,
        net: Net,
        size: (usize, usize),
        train: &Part,
        dev: &Part,
        run: &Run,
        own: &mut [&mut dyn Callback<f32, Net>],
    ) -> Result<Outcome, Error> {
        let seed = run.streams.stream("training").next_u64();
        let plan = Plan { epochs: self.epochs, batch: self.batch, seed };
        let mut stopping = self.patience.map(|n| EarlyStopping::new(n, 0.0)).transpose()?;
        let mut penalty = self.penalty;
        let mut callbacks: Vec<&mut dyn Callback<f32, Net>> = Vec::new();
        if let Some(stopping) = &mut stopping {
            callbacks.push(stopping);
        }
        if let Some(penalty) = &mut penalty {
            callbacks.push(penalty);
        }
        callbacks.extend(own.iter_mut().map(|callback| &mut **callback as _));
        let shape = (size.0, size.1, 1);
        let lesson = Lesson { loss: self.cost, plan, train, dev, shape, augment: self.augment };
        let mut outcome = lesson.teach(net, self.rule.steps()?, run, &mut callbacks)?;
        if let Cost::Logistic(_) = self.cost {
            outcome.train = self.score(&outcome.net, train);
            outcome.dev = self.score(&outcome.net, dev);
        }
        Ok(outcome)
    }

    /// The score of `net` on `part`, its answers read in the code of the cost.
    pub fn score(&self, net: &Net, part: &Part) -> Score {
        let mut score = evaluate(net, &self.cost, &part.set());
        if let Cost::Logistic(_) = self.cost {
            let answers = self.cost.answers(net::outputs(net, part.x.view()).view());
            let hits =
                answers.iter().zip(&part.y).filter(|(answer, class)| answer == class).count();
            score.accuracy = Some(hits as f64 / part.y.len() as f64);
        }
        score
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_baseline_learns_the_small_digits() {
        let task = Task::named("digits").unwrap();
        let outcome = Trial::baseline().train(&task, &Run::silent(1)).unwrap();
        assert!(outcome.dev.accuracy > Some(0.9), "{:?}", outcome.dev);
        assert_eq!(
            (net::parameters(&outcome.net), outcome.curves.len()),
            (64 * 100 + 100 + 1010, 10)
        );
        assert_eq!(outcome.diverged, None);
    }

    #[test]
    fn a_rate_that_is_too_large_is_an_outcome() {
        let task = Task::named("digits").unwrap();
        let trial = Trial { rule: Rule::Sgd(Sgd { learning_rate: 1e30 }), ..Trial::baseline() };
        let outcome = trial.train(&task, &Run::silent(1)).unwrap();
        assert!(outcome.diverged.is_some());
        assert_eq!(outcome.measures().get("diverged"), Some(1.0));
    }
}
