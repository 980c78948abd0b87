//! The same losses, gradients and weights as PyTorch's autograd, step by step, from values frozen by
//! `data/reference/torch_unit.py`.

use approx::assert_abs_diff_eq;
use ndarray::{Array1, Array2};
use perceptron::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Frozen {
    x: Vec<[f64; 3]>,
    positive: Vec<bool>,
    descent: Run,
    lms: Run,
    logistic: Run,
}

#[derive(Deserialize)]
struct Run {
    rate: f64,
    steps: Vec<Step>,
}

/// The loss and its gradient before a step, the weights after it, the bias first.
#[derive(Deserialize)]
struct Step {
    loss: f64,
    gradient: [f64; 4],
    weights: [f64; 4],
}

impl Step {
    fn agrees(&self, loss: f64, gradient: &Array1<f64>, weights: &Array1<f64>) {
        assert_abs_diff_eq!(loss, self.loss, epsilon = 1e-13);
        assert_abs_diff_eq!(gradient.as_slice().unwrap(), &self.gradient[..], epsilon = 1e-13);
        assert_abs_diff_eq!(weights.as_slice().unwrap(), &self.weights[..], epsilon = 1e-13);
    }
}

/// The samples, augmented, and their targets, `low` or 1.
fn frozen(low: f64) -> (Frozen, Array2<f64>, Array1<f64>) {
    let text = include_str!("../../../data/reference/torch_unit.json");
    let frozen: Frozen = serde_json::from_str(text).unwrap();
    let t = frozen.positive.iter().map(|&positive| if positive { 1.0 } else { low }).collect();
    let x = augment(Array2::from(frozen.x.clone()).view());
    (frozen, x, t)
}

#[test]
fn steepest_descent_takes_the_steps_of_pytorchs_sgd() {
    let (Frozen { descent, .. }, x, d) = frozen(-1.0);
    let surface = ErrorSurface::new(x.view(), d.view()).unwrap();
    let step = SteepestDescent { learning_rate: descent.rate, tolerance: 0.0, max_steps: 1 };
    let mut w = Array1::zeros(4);
    assert_eq!(descent.steps.len(), 40);
    for expected in descent.steps {
        let (loss, gradient) = (surface.mse(w.view()), surface.gradient(w.view()));
        step.descend(&mut w, |w| surface.mse(w), |w| surface.gradient(w)).unwrap();
        expected.agrees(loss, &gradient, &w);
    }
}

#[test]
fn lms_takes_the_steps_of_pytorchs_sgd_on_one_sample_at_a_time() {
    let (Frozen { lms, .. }, x, d) = frozen(-1.0);
    let mut unit = Adaline { weights: Array1::zeros(4) };
    let samples = (0..d.len()).cycle();
    assert_eq!(lms.steps.len(), 2 * d.len());
    for (expected, i) in lms.steps.iter().zip(samples) {
        let error = unit.present(x.row(i), d[i], lms.rate);
        expected.agrees(error * error, &(-2.0 * error * &x.row(i)), &unit.weights);
    }
}

#[test]
fn the_logistic_unit_takes_the_steps_of_pytorchs_sgd() {
    let (Frozen { logistic, .. }, x, t) = frozen(0.0);
    let step = SteepestDescent { learning_rate: logistic.rate, tolerance: 0.0, max_steps: 1 };
    let mut unit = LogisticUnit { weights: Array1::zeros(4) };
    assert_eq!(logistic.steps.len(), 40);
    for expected in logistic.steps {
        let (loss, gradient) = (unit.loss(x.view(), t.view()), unit.gradient(x.view(), t.view()));
        unit.train(x.view(), t.view(), &step).unwrap();
        expected.agrees(loss, &gradient, &unit.weights);
    }
}
