// ANCHOR: crate
//! Ask a perceptron for XOR and it will try ten thousand times and never be right.
//!
//! This crate follows the lecture from the neuron of McCulloch and Pitts, which computes and does not
//! learn, over Rosenblatt's perceptron, which learns whatever a line can separate, to Adaline, which
//! descends an error and so always arrives somewhere.
//!
//! Samples are the rows of `x`, (samples, inputs); the targets are `t`, (samples,), and ŷ is the
//! answer. All numbers are `f64`.

mod mcculloch_pitts;
mod formula;
mod step;
mod rosenblatt;
mod rule;
mod order;
mod training;
mod hyperplane;
mod criterion;
mod convergence;
mod separability;
mod two_layer;
mod layer;
mod adaline;
mod surface;
mod descent;
mod lms;
mod logistic;
mod error;
mod spike;
// ANCHOR_END: crate

pub use adaline::{Adaline, augment};
pub use convergence::mistake_bound;
pub use descent::{Curve, SteepestDescent};
pub use error::Error;
pub use formula::{Formula, McpNet};
pub use hyperplane::Hyperplane;
pub use layer::PerceptronLayer;
pub use lms::Lms;
pub use logistic::{LogisticUnit, logistic};
pub use mcculloch_pitts::{McpNeuron, binary_inputs};
pub use order::Order;
pub use rosenblatt::{Perceptron, Threshold};
pub use rule::Rule;
pub use separability::{Separability, separability};
pub use spike::SpikingNeuron;
pub use step::Step;
pub use surface::ErrorSurface;
pub use training::{History, Stop, Training};
pub use two_layer::TwoLayer;
