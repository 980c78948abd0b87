// ANCHOR: classic
//! Back-propagation neuron by neuron, in loops over plain numbers: the second Polish lecture, line by
//! line.
//!
//! Index 0 is the bias, as there: a₀ = 1, and w₀ is its weight. Neurons and samples are presented one
//! at a time. For anything larger than a figure, take the layers of the crate.
// ANCHOR_END: classic

mod function;
mod neuron;
mod network;
mod forward;
mod backward;
mod gradient;
mod training;
mod error;

pub use error::Error;
pub use forward::Pass;
pub use function::Function;
pub use gradient::Gradient;
pub use network::Network;
pub use neuron::Neuron;
pub use training::{History, Stop, Training};
