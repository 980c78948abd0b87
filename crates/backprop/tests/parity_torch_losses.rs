//! Every cost and its gradient against PyTorch's, from `data/reference/torch_losses.py`: on ordinary
//! inputs, on ±1e4 and 0, on one class, one output, one row.
//!
//! PyTorch's means go over all entries, ours over the rows of sums over the M outputs: ours are M times
//! as large, and the squared error, which has a ½, M/2 times.

mod frozen;

use backprop::{
    AbsoluteError, BinaryCrossEntropy, CrossEntropy, Hinge, Huber, LogisticCrossEntropy, Loss,
    SoftmaxCrossEntropy, SquaredError, log_softmax, log_sum_exp, softmax, softmax_jacobian,
};
use frozen::{Frozen, assert_near, classes, matrix, vector};
use ndarray::{Array2, arr0};
use serde_json::Value;

fn file() -> Value {
    serde_json::from_str(include_str!("../../../data/reference/torch_losses.json")).unwrap()
}

/// Our cost and gradient in PyTorch's units.
fn ours<F: Frozen>(case: &Value) -> (F, Array2<F>) {
    let output: Array2<F> = matrix(&case["output"]);
    let rows = |key: &str| matrix::<F>(&case[key]);
    let outputs = output.ncols() as f64;
    let (z, per_entry) = (output.view(), 1.0 / outputs);
    let ((cost, gradient), factor) = match case["cost"].as_str().unwrap() {
        "MSELoss" => (SquaredError.loss(z, &rows("y")), 2.0 * per_entry),
        "L1Loss" => (AbsoluteError.loss(z, &rows("y")), per_entry),
        "HuberLoss 1" => (Huber::new(1.0).loss(z, &rows("y")), per_entry),
        "HuberLoss 0.5" => (Huber::new(0.5).loss(z, &rows("y")), per_entry),
        "BCELoss" => (BinaryCrossEntropy.loss(z, &rows("y")), per_entry),
        "BCEWithLogitsLoss" => (LogisticCrossEntropy.loss(z, &rows("y")), per_entry),
        // PyTorch is given logarithms of the outputs, and the classes.
        "NLLLoss" => {
            let classes = classes(&case["classes"]);
            (CrossEntropy.loss(z, &backprop::one_hot(&classes, z.ncols())), 1.0)
        }
        "CrossEntropyLoss" => (SoftmaxCrossEntropy.loss(z, &classes(&case["classes"])), 1.0),
        "CrossEntropyLoss of probabilities" => {
            // With targets in rows: the softmax of z, and back through it.
            let y = rows("y");
            let (y_hat, log) = (softmax(z), log_softmax(z));
            let batch = F::of(z.nrows() as f64);
            let cost = -(&y * &log).sum() / batch;
            ((cost, (y_hat - y) / batch), 1.0)
        }
        "MultiMarginLoss" => (Hinge.loss(z, &classes(&case["classes"])), per_entry),
        unknown => panic!("a cost called {unknown}"),
    };
    (cost * F::of(factor), gradient * F::of(factor))
}

fn agrees<F: Frozen>() {
    let mut compared = 0;
    for case in file()["costs"].as_array().unwrap() {
        let name = format!("{}, {}", case["cost"], case["case"]);
        // A wrong certainty costs ∞ here; PyTorch stops at 100.
        if case["cost"] == "BCELoss" && case["case"] == "certain" {
            continue;
        }
        let (cost, gradient) = ours::<F>(case);
        let theirs = &case[F::KEY];
        assert_near(&format!("{name}: cost"), arr0(cost).view().into_dyn(), &theirs["cost"]);
        assert_near(&format!("{name}: gradient"), gradient.view().into_dyn(), &theirs["gradient"]);
        compared += 1;
    }
    assert_eq!(compared, 43);
}

#[test]
fn every_cost_and_its_gradient_are_pytorchs_in_double_precision() {
    agrees::<f64>();
}

#[test]
fn every_cost_and_its_gradient_are_pytorchs_in_single_precision() {
    agrees::<f32>();
}

/// Outputs 0, 1, 0, 1 for the targets 0, 1, 1, 0: two are right and cost nothing, two cost ∞. PyTorch
/// stops each logarithm at −100, which makes 50 of it.
#[test]
fn a_wrong_certainty_costs_more_than_pytorchs_hundred() {
    let certain = |case: &&Value| case["cost"] == "BCELoss" && case["case"] == "certain";
    let file = file();
    let case = file["costs"].as_array().unwrap().iter().find(certain).unwrap();
    assert_eq!(case["double"]["cost"], 50.0);
    assert_eq!(ours::<f64>(case).0, f64::INFINITY);
}

fn softmax_agrees<F: Frozen>() {
    for case in file()["softmax"].as_array().unwrap() {
        let z = vector::<F>(&case["z"]);
        let theirs = &case[F::KEY];
        let name = |what: &str| format!("{what} of {}", case["z"]);
        assert_near(&name("softmax"), softmax(z.view()).view().into_dyn(), &theirs["softmax"]);
        let log = log_softmax(z.view());
        assert_near(&name("log_softmax"), log.view().into_dyn(), &theirs["log_softmax"]);
        let sum = arr0(log_sum_exp(z.view()));
        assert_near(&name("log_sum_exp"), sum.view().into_dyn(), &theirs["log_sum_exp"]);
    }
}

#[test]
fn softmax_its_logarithm_and_its_jacobian_are_pytorchs() {
    softmax_agrees::<f64>();
    softmax_agrees::<f32>();
    for case in file()["softmax"].as_array().unwrap() {
        let s = softmax(vector::<f64>(&case["z"]).view());
        let jacobian = softmax_jacobian(s.view());
        let what = format!("Jacobian of {}", case["z"]);
        assert_near(&what, jacobian.view().into_dyn(), &case["double"]["jacobian"]);
    }
}
