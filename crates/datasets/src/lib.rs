//! Embedded and generated data sets.
//!
//! Every set is a [`Samples`]: a matrix with one sample per row and a vector of targets. The topic
//! crates take views of the two and know nothing of this crate.

mod gates;
mod lopsided;
mod people;
mod retina;
mod samples;

pub use gates::{Coding, Gate, gate};
pub use lopsided::lopsided;
pub use people::people;
pub use retina::{PIXELS, letter, retina};
pub use samples::{Error, Samples};
