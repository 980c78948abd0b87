// ANCHOR: crate
//! A detector that never detects is right 99 times of a hundred where one sample in a hundred counts.
//!
//! This crate says how good answers are. [`Binary`] and [`Confusion`] count answers, [`Ranking`] looks at
//! scores under every threshold at once, [`Costs`] chooses one. A measure without a value says why:
//! [`Undefined`], never NaN.
//!
//! Classes are counted from 0 in `&[usize]`, a yes or no is a `&[bool]`, scores are `f32` or `f64`.

mod undefined;
mod binary;
mod confusion;
mod report;
mod ranking;
mod roc;
mod precision_recall;
mod costs;
mod scores;
mod repeats;
// ANCHOR_END: crate

pub use binary::Binary;
pub use confusion::{Average, Confusion};
pub use costs::Costs;
pub use ranking::{Cut, Ranking};
pub use repeats::Repeats;
pub use report::Report;
pub use roc::mann_whitney;
pub use scores::{auc_one_vs_rest, log_loss, top_k_accuracy};
pub use undefined::{Measure, Undefined};
