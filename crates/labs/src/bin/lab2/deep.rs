//! Nets of some depth, and how long δ is in each of their layers.

use crate::net::{self, Net};
use crate::trial::{Outcome, Trial};
use backprop::{Activation, Dense, Layer, Loss, Mlp, Params, Path, SoftmaxCrossEntropy};
use init::{Initializer, error_by_layer};
use labs::task::Task;
use labs::{Error, Measures, Run};

/// Neurons in a hidden layer.
pub const WIDTH: usize = 100;
/// So many samples are sent through the net to measure δ.
pub const SAMPLES: usize = 256;

/// What is varied.
#[derive(Clone, Copy)]
pub struct Setting {
    /// The activation as tables name it.
    pub name: &'static str,
    /// The activation.
    pub f: Activation,
    /// Hidden layers.
    pub depth: usize,
}

/// The activations, with their names.
pub const KINDS: [(&str, Activation); 3] = [
    ("σ", Activation::Logistic { beta: 1.0 }),
    ("tanh", Activation::Tanh { beta: 1.0 }),
    ("ReLU", Activation::Relu),
];

/// A training, and the root mean square of δ in every layer before it and after it, outputs last.
pub struct Deep {
    outcome: Outcome,
    /// Before the first step.
    pub before: Vec<f64>,
    after: Vec<f64>,
}

impl Setting {
    /// Trains with the initialisation that is made for the activation.
    ///
    /// # Errors
    ///
    /// Ctrl-C.
    pub fn train(self, task: &Task, run: &Run) -> Result<Deep, Error> {
        let trial = Trial {
            hidden: vec![WIDTH; self.depth],
            activation: self.f,
            init: Initializer::for_activation(self.f),
            ..Trial::baseline()
        };
        let before = self.deltas(task, &net::build(&trial, task.inputs(), &run.streams)?);
        let outcome = trial.train(task, run)?;
        let after = self.deltas(task, &outcome.net);
        Ok(Deep { outcome, before, after })
    }

    /// √⟨(δˡ)²⟩ for l = 1 … L, the mean over [`SAMPLES`] samples and the neurons of the layer.
    fn deltas(self, task: &Task, net: &Net) -> Vec<f64> {
        let mut twin = twin(net, self.f);
        let part = task.train.first(SAMPLES);
        let z = twin.predict(part.x.view());
        // The slope of a mean over the samples: that of one is so many times as large.
        let slope = SoftmaxCrossEntropy.loss(z.view(), &part.y).1 * part.y.len() as f32;
        error_by_layer(&mut twin, part.x.view(), slope.view()).into_iter().map(f64::sqrt).collect()
    }
}

impl Deep {
    /// What is kept of it; first and last are hidden layers.
    pub fn measures(&self) -> Measures {
        let (first, last) = (0, self.before.len() - 2);
        self.outcome
            .measures()
            .with("delta_first_before", self.before[first])
            .with("delta_last_before", self.before[last])
            .with("delta_first_after", self.after[first])
            .with("delta_last_after", self.after[last])
    }
}

/// The same net as a list of dense layers, which shows its errors.
fn twin(net: &Net, f: Activation) -> Mlp<f32> {
    let mut arrays = Vec::new();
    net.visit(Path::ROOT, &mut |_, value, _| arrays.push(value.to_owned()));
    let layers: Vec<_> = arrays
        .chunks(2)
        .map(|pair| {
            let weight = pair[0].clone().into_dimensionality().expect("(out, in)");
            Dense::new(weight, pair[1].clone().into_dimensionality().expect("(out,)"))
        })
        .collect();
    let mut activations = vec![f; layers.len()];
    activations[layers.len() - 1] = Activation::Identity;
    Mlp { layers, activations }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_twin_answers_as_the_net_does() {
        let task = Task::named("digits").unwrap();
        let f = Activation::Tanh { beta: 1.0 };
        let trial = Trial { hidden: vec![7, 5], activation: f, ..Trial::baseline() };
        let net = net::build(&trial, task.inputs(), &Run::silent(1).streams).unwrap();
        let x = task.dev.x.view();
        assert_eq!(twin(&net, f).predict(x), net.predict(x));
        assert_eq!(Setting { name: "tanh", f, depth: 2 }.deltas(&task, &net).len(), 3);
    }
}
