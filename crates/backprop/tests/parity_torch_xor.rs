//! The same answers, gradients and weights as PyTorch's autograd, step by step, from values frozen by
//! `data/reference/torch_xor.py`.

use approx::assert_abs_diff_eq;
use backprop::classic::{Function, Gradient, Network};
use ndarray::{Array2, Axis, array};
use serde::Deserialize;

#[derive(Deserialize)]
struct Frozen {
    online: Run,
    epoch: Run,
}

#[derive(Deserialize)]
struct Run {
    rate: f64,
    batch: usize,
    steps: Vec<Step>,
}

/// The answers to a batch and the gradient before a step, the weights after it: those of h₁, h₂ and ŷ.
#[derive(Deserialize)]
struct Step {
    answers: Vec<f64>,
    gradient: [[f64; 3]; 3],
    weights: [[f64; 3]; 3],
}

const NEURONS: [(usize, usize); 3] = [(0, 0), (0, 1), (1, 0)];

fn cards() -> (Array2<f64>, Array2<f64>) {
    (array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], array![[0.0], [1.0], [1.0], [0.0]])
}

fn follow(run: Run, steps: usize) {
    let (x, y) = cards();
    let mut net = Network::xor(Function::Logistic);
    assert_eq!(run.steps.len(), steps);
    let batches: Vec<Vec<usize>> =
        (0..4).collect::<Vec<_>>().chunks(run.batch).map(<[_]>::to_vec).collect();
    for (step, batch) in run.steps.iter().zip(batches.iter().cycle()) {
        let (x, y) = (x.select(Axis(0), batch), y.select(Axis(0), batch));
        for (x, answer) in x.outer_iter().zip(&step.answers) {
            assert_abs_diff_eq!(net.forward(x).output()[0], *answer, epsilon = 1e-12);
        }
        let gradient: Gradient = net.gradient(x.view(), y.view());
        net.descend(&gradient, run.rate / batch.len() as f64);
        for (neuron, (l, k)) in NEURONS.into_iter().enumerate() {
            let mean: Vec<f64> = gradient.of(l, k).iter().map(|g| g / batch.len() as f64).collect();
            assert_abs_diff_eq!(&mean[..], &step.gradient[neuron][..], epsilon = 1e-12);
            let weights = &net.layers[l][k].weights;
            assert_abs_diff_eq!(&weights[..], &step.weights[neuron][..], epsilon = 1e-12);
        }
    }
}

fn frozen() -> Frozen {
    serde_json::from_str(include_str!("../../../data/reference/torch_xor.json")).unwrap()
}

#[test]
fn online_learning_takes_the_steps_of_pytorchs_sgd() {
    follow(frozen().online, 40);
}

#[test]
fn learning_by_epoch_takes_the_steps_of_pytorchs_sgd() {
    follow(frozen().epoch, 40);
}
