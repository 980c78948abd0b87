//! How the nets of this laboratory are trained.

use crate::net::{self, Net};
use backprop::SoftmaxCrossEntropy;
use cnn::arch::Plan as Layers;
use labs::task::{Part, Task};
use labs::{Error, Lesson, Rule, Run};
use optimizers::Adam;
use rand::RngCore;
use training::{Augment, Callback, Plan, evaluate};

/// Softmax and cross-entropy, and how steps are taken.
#[derive(Clone, Debug)]
pub struct Trial {
    /// How steps are taken.
    pub rule: Rule,
    /// Samples in a batch.
    pub batch: usize,
    /// Epochs.
    pub epochs: usize,
    /// What happens to the pictures in training.
    pub augment: Option<Augment>,
}

/// What came of a training.
pub type Outcome = labs::Outcome<Net>;

impl Trial {
    /// What holds unless an experiment varies it: Adam with η = 0.002 in batches of 32; the more pictures,
    /// the fewer epochs.
    pub fn usual(task: &Task) -> Self {
        let epochs = match task.name {
            "digits" => 15,
            "generated" => 4,
            _ => 1,
        };
        let rule = Rule::Adam(Adam { learning_rate: 0.002, ..Adam::default() });
        Self { rule, batch: 32, epochs, augment: None }
    }

    /// The same for more epochs.
    pub fn longer(self, times: usize) -> Self {
        Self { epochs: times * self.epochs, ..self }
    }

    /// A sentence for the head of a report.
    pub fn describe(&self) -> String {
        let epochs = match self.epochs {
            1 => "one epoch".into(),
            n => format!("{n} epochs"),
        };
        format!(
            "Softmax and cross-entropy, He's initialisation, Adam with η = 0.002, batches of {}, \
             {epochs}.",
            self.batch
        )
    }

    /// Trains the net of `layers` on the task's training part, with its development part to watch.
    ///
    /// # Errors
    ///
    /// Layers that do not fit together, settings out of range, and Ctrl-C. A run that diverges is an
    /// outcome.
    pub fn train(&self, layers: &Layers, task: &Task, run: &Run) -> Result<Outcome, Error> {
        self.teach(net::build(layers, &run.streams)?, task, run)
    }

    /// Trains `net` as it is.
    ///
    /// # Errors
    ///
    /// As [`train`](Self::train).
    pub fn teach(&self, net: Net, task: &Task, run: &Run) -> Result<Outcome, Error> {
        self.teach_on(net, task.size, [&task.train, &task.dev], run, &mut [])
    }

    /// Trains `net` as it is on other parts, with callbacks of one's own.
    ///
    /// # Errors
    ///
    /// As [`train`](Self::train).
    pub fn teach_on(
        &self,
        net: Net,
        size: (usize, usize),
        [train, dev]: [&Part; 2],
        run: &Run,
        own: &mut [&mut dyn Callback<f32, Net>],
    ) -> Result<Outcome, Error> {
        let seed = run.streams.stream("training").next_u64();
        let plan = Plan { epochs: self.epochs, batch: self.batch, seed };
        let (shape, augment) = ((size.0, size.1, 1), self.augment);
        let lesson = Lesson { loss: SoftmaxCrossEntropy, plan, train, dev, shape, augment };
        lesson.teach(net, self.rule.steps()?, run, own)
    }
}

/// The share of `part` that `net` reads right.
pub fn accuracy(net: &Net, part: &Part) -> f64 {
    evaluate(net, &SoftmaxCrossEntropy, &part.set()).accuracy.unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_baseline_learns_the_small_digits() {
        let task = Task::named("digits").unwrap();
        let trial = Trial::usual(&task);
        let outcome = trial.train(&net::baseline(task.size), &task, &Run::silent(1)).unwrap();
        assert!(outcome.dev.accuracy > Some(0.9), "{:?}", outcome.dev);
        assert_eq!(outcome.dev.accuracy, Some(accuracy(&outcome.net, &task.dev)));
    }
}
