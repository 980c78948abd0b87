//! The same numbers as scikit-learn, from values frozen by the scripts in `data/reference`.

use approx::{assert_abs_diff_eq, assert_relative_eq};
use ndarray::{Array1, Array2};
use perceptron::*;
use serde::Deserialize;
use serde_json::from_str;

#[derive(Deserialize)]
struct Logistic {
    x: Vec<[f64; 3]>,
    t: Vec<f64>,
    weights: Vec<f64>,
    loss: f64,
    probability: Vec<f64>,
}

#[derive(Deserialize)]
struct Runs {
    x: Vec<[f64; 3]>,
    t: Vec<f64>,
    runs: Vec<Run>,
}

#[derive(Deserialize)]
struct Run {
    rate: f64,
    weights: Vec<[f64; 4]>,
}

fn augmented(x: Vec<[f64; 3]>) -> Array2<f64> {
    augment(Array2::from(x).view())
}

#[test]
fn logistic_unit_finds_the_weights_of_logistic_regression() {
    let text = include_str!("../../../data/reference/logistic.json");
    let frozen: Logistic = from_str(text).unwrap();
    let (x, t) = (augmented(frozen.x), Array1::from(frozen.t));
    let mut unit = LogisticUnit { weights: Array1::zeros(4) };
    let descent = SteepestDescent { learning_rate: 1.0, tolerance: 1e-13, max_steps: 10_000 };
    let curve = unit.train(x.view(), t.view(), &descent).unwrap();
    assert_eq!(curve.stop, Stop::Reached);
    assert_abs_diff_eq!(unit.weights, Array1::from(frozen.weights), epsilon = 1e-10);
    assert_relative_eq!(unit.loss(x.view(), t.view()), frozen.loss, epsilon = 1e-12);
    for (x, expected) in x.outer_iter().zip(frozen.probability) {
        assert_abs_diff_eq!(unit.predict(x), expected, epsilon = 1e-10);
    }
}

#[test]
fn product_form_walks_the_path_of_scikit_learns_perceptron() {
    let text = include_str!("../../../data/reference/perceptron.json");
    let frozen: Runs = from_str(text).unwrap();
    let (x, t) = (Array2::from(frozen.x), Array1::from(frozen.t));
    for run in frozen.runs {
        let mut unit = Perceptron::zeros(3, Step::Bipolar);
        for expected in run.weights {
            unit.epoch(x.view(), t.view(), Rule::Product, run.rate, &mut Order::Fixed);
            let found = [unit.bias(), unit.weights[0], unit.weights[1], unit.weights[2]];
            assert_abs_diff_eq!(found[..], expected[..], epsilon = 1e-12);
        }
    }
}

#[test]
fn lms_walks_the_path_of_scikit_learns_sgd() {
    let text = include_str!("../../../data/reference/lms.json");
    let frozen: Runs = from_str(text).unwrap();
    let (x, t) = (augmented(frozen.x), Array1::from(frozen.t));
    for run in frozen.runs {
        let mut unit = Adaline { weights: Array1::zeros(4) };
        for expected in run.weights {
            unit.epoch(x.view(), t.view(), run.rate, &mut Order::Fixed);
            assert_abs_diff_eq!(unit.weights.as_slice().unwrap(), &expected[..], epsilon = 1e-12);
        }
    }
}
