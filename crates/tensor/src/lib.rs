// ANCHOR: crate
//! The ground floor: ndarray and BLAS, seeded random streams, and a check on every derivative.
//!
//! Everything above computes with ndarray's arrays. This crate adds what they lack: a kernel that
//! suits the processor, random numbers that repeat on every machine, and a gradient that owes
//! nothing to the derivation it is compared with.

#[cfg(feature = "blas")]
extern crate blas_src as _;
// ANCHOR_END: crate

mod blas;
mod check;
pub mod kernel;
mod numeric;
mod process;
mod product;
mod random;
mod real;
mod room;

pub use blas::{Blas, set_blas_threads};
pub use check::{GradientCheck, Mismatch};
pub use numeric::{STEP, numeric_gradient};
pub use process::{keep_memory, prepare};
pub use product::add_matmul;
pub use random::{Rng, Streams};
pub use real::Real;
pub use room::room;
