//! What the experiments share: the gate, patience, and how results are read and worded.

use datasets::{Coding, Gate, Samples, gate};
use labs::Series;
use perceptron::{Curve, History, Stop};

/// A training that needs more epochs than this counts as failed.
pub const PATIENCE: usize = 1000;

/// The seven ranges r of initial weights, drawn from U(−r, r).
pub const RANGES: [f64; 7] = [0.0, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0];

/// The range of initial weights where it is not what is varied.
pub const RANGE: f64 = 0.2;

/// AND in this coding of inputs and targets.
pub fn and(inputs: Coding, targets: Coding) -> Samples {
    gate(Gate::And, inputs, targets)
}

/// The epochs of a training that reached its goal, the error-free last one of a perceptron included.
pub fn epochs(history: &History) -> Option<f64> {
    (history.stop == Stop::Reached).then_some(history.mistakes.len() as f64)
}

/// The epochs, or steps, of an Adaline that reached its goal.
pub fn steps(curve: &Curve) -> Option<f64> {
    (curve.stop == Stop::Reached).then_some(curve.cost.len() as f64)
}

/// How many runs there are.
pub fn runs(series: &[&Series]) -> usize {
    series.iter().map(|series| series.runs.len()).sum()
}

/// How many runs never reached their goal.
pub fn missing(series: &[&Series]) -> usize {
    series.iter().map(|series| series.summary("epochs").missing()).sum()
}

/// The same in words.
pub fn failures(series: &[&Series]) -> String {
    format!("{} of {} runs fail", missing(series), runs(series))
}
