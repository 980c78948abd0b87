// ANCHOR: crate
//! How to start: weights that keep the signal alive, and a layer that keeps it so.

mod fans;
mod initializer;
mod orthogonal;
mod gain;
mod signal;
mod error;
mod batch_norm;
// ANCHOR_END: crate

pub use batch_norm::BatchNorm;
pub use error::Error;
pub use fans::Fans;
pub use gain::gain;
pub use initializer::Initializer;
pub use signal::{error_by_layer, signal_by_layer};
