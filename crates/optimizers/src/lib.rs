// ANCHOR: crate
//! From a gradient to a step: SGD, momentum, Adagrad, Adam and their kin.

mod error;
mod rule;
mod descent;
mod sgd;
mod momentum;
mod adagrad;
mod adadelta;
mod rmsprop;
mod adam;
mod adamw;
mod rprop;
mod adaptive_rate;
mod schedule;
mod newton;
// ANCHOR_END: crate

pub use adadelta::Adadelta;
pub use adagrad::Adagrad;
pub use adam::Adam;
pub use adamw::AdamW;
pub use adaptive_rate::AdaptiveRate;
pub use descent::{Descent, Optimizer};
pub use error::Error;
pub use momentum::Momentum;
pub use newton::{Singular, newton_step};
pub use rmsprop::RmsProp;
pub use rprop::Rprop;
pub use rule::Rule;
pub use schedule::{Plateau, Schedule};
pub use sgd::Sgd;
