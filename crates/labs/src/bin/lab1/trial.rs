//! One training of a perceptron on a gate, and what it measures.

use crate::task::{PATIENCE, RANGE, epochs};
use datasets::{Coding, Gate, Samples, gate};
use labs::{Error, Measures};
use perceptron::{History, Hyperplane, Order, Perceptron, Rule, Step, Training};
use tensor::Streams;

/// How a perceptron with a bias is trained on a gate.
#[derive(Clone, Copy, Debug)]
pub struct Trial {
    /// What it learns.
    pub gate: Gate,
    /// The coding of the inputs.
    pub inputs: Coding,
    /// The coding of the targets, and so of the answers.
    pub targets: Coding,
    /// The form of the rule.
    pub rule: Rule,
    /// The learning rate α.
    pub rate: f64,
    /// The weights start in U(−r, r).
    pub range: f64,
    /// Whether every epoch has an order of its own.
    pub shuffled: bool,
}

impl Trial {
    /// What holds unless an experiment varies it.
    pub const USUAL: Self = Self {
        gate: Gate::And,
        inputs: Coding::Unipolar,
        targets: Coding::Unipolar,
        rule: Rule::Difference,
        rate: 0.1,
        range: RANGE,
        shuffled: false,
    };

    /// Its four patterns.
    pub fn samples(&self) -> Samples {
        gate(self.gate, self.inputs, self.targets)
    }

    /// The perceptron before the first epoch.
    pub fn start(&self, streams: &Streams) -> Result<Perceptron, Error> {
        let step = match self.targets {
            Coding::Unipolar => Step::Unipolar,
            Coding::Bipolar => Step::Bipolar,
        };
        Ok(Perceptron::random(2, self.range, step, &mut streams.stream("weights"))?)
    }

    /// Trains `unit` until an epoch is free of errors.
    pub fn train(&self, unit: &mut Perceptron, order: Order) -> Result<History, Error> {
        let Samples { x, t } = self.samples();
        let training = Training { rule: self.rule, learning_rate: self.rate, max_epochs: PATIENCE };
        Ok(training.train(unit, x.view(), t.view(), order)?)
    }

    /// One run from start to end.
    pub fn run(&self, streams: &Streams) -> Result<Measures, Error> {
        let mut unit = self.start(streams)?;
        let mut rng = streams.stream("order");
        let order = if self.shuffled { Order::Shuffled(&mut rng) } else { Order::Fixed };
        let history = self.train(&mut unit, order)?;
        Ok(Measures::new()
            .with("epochs", epochs(&history))
            .with("mistakes", history.mistakes.iter().sum::<usize>() as f64)
            .with("w1", unit.weights[0])
            .with("w2", unit.weights[1])
            .with("w0", unit.bias()))
    }

    /// The line at the start of a run in fixed order, and after every epoch of it.
    pub fn lines(&self, streams: &Streams) -> Result<Vec<Hyperplane>, Error> {
        let Samples { x, t } = self.samples();
        let mut unit = self.start(streams)?;
        let mut lines = vec![unit.hyperplane()];
        for _ in 0..PATIENCE {
            let order = &mut Order::Fixed;
            let mistakes = unit.epoch(x.view(), t.view(), self.rule, self.rate, order);
            lines.push(unit.hyperplane());
            if mistakes == 0 {
                break;
            }
        }
        Ok(lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_from_zero_weights_is_the_one_made_by_hand() {
        let trial = Trial { range: 0.0, rate: 1.0, ..Trial::USUAL };
        let run = trial.run(&Streams::new(1)).unwrap();
        let found = ["epochs", "mistakes", "w1", "w2", "w0"].map(|name| run.get(name).unwrap());
        assert_eq!(found, [6.0, 10.0, 2.0, 1.0, -2.0]);
    }

    #[test]
    fn the_lines_of_a_run_end_with_its_last_weights() {
        let streams = Streams::new(3);
        let run = Trial::USUAL.run(&streams).unwrap();
        let lines = Trial::USUAL.lines(&streams).unwrap();
        assert_eq!(Some(lines.len() as f64 - 1.0), run.get("epochs"));
        let last = &lines[lines.len() - 1];
        assert_eq!([Some(last.weights[0]), Some(last.bias)], [run.get("w1"), run.get("w0")]);
    }
}
