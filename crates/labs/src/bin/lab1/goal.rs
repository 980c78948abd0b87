//! What the two models are compared on.

use datasets::{Coding, Gate, Samples, gate, people};
use ndarray::{Array2, Axis};
use tensor::Streams;

/// What is learned.
#[derive(Clone, Copy, Debug)]
pub enum Goal {
    /// A gate in the coding −1/1.
    Gate(Gate),
    /// Jockeys and basketball players by weight and height, in kg and cm.
    Measured,
    /// The same in deviations from the middle.
    Scaled,
}

/// What the two models are compared on.
pub const GOALS: [Goal; 5] = [
    Goal::Gate(Gate::Or),
    Goal::Gate(Gate::And),
    Goal::Gate(Gate::Nand),
    Goal::Scaled,
    Goal::Measured,
];

impl Goal {
    /// What tables call it.
    pub fn name(&self) -> String {
        match self {
            Self::Gate(gate) => gate.name().into(),
            Self::Scaled => "jockeys, scaled".into(),
            Self::Measured => "jockeys, kg and cm".into(),
        }
    }

    /// What one learns from, and what one is tried on.
    pub fn samples(self, streams: &Streams) -> [Samples; 2] {
        match self {
            Self::Gate(name) => [(); 2].map(|()| gate(name, Coding::Bipolar, Coding::Bipolar)),
            Self::Scaled => scaled(measured(streams)),
            Self::Measured => measured(streams),
        }
    }
}

/// How many of either kind one learns from.
pub const TRAINING: usize = 20;
/// How many of either kind one is tried on.
pub const TEST: usize = 250;

/// The people of this run to learn from, and those to be tried on: in kg and cm.
fn measured(streams: &Streams) -> [Samples; 2] {
    let draw = |count, name| people(count, &mut streams.stream(name));
    [draw(TRAINING, "training people"), draw(TEST, "test people")]
}

/// The same, from the middle of the training set and in its deviations.
fn scaled([mut training, mut test]: [Samples; 2]) -> [Samples; 2] {
    let mean = training.x.mean_axis(Axis(0)).expect("there are people");
    let deviation = training.x.std_axis(Axis(0), 0.0);
    let scale = |x: &Array2<f64>| (x - &mean) / &deviation;
    (training.x, test.x) = (scale(&training.x), scale(&test.x));
    [training, test]
}
