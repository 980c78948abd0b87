// ANCHOR: classic
//! Convolution in loops over plain numbers, line by line as on the slides.
//!
//! One image at a time, and never fast: `a shallow CNN in numpy` is built of these, and everything that
//! is faster is tested against them.
// ANCHOR_END: classic

mod correlate;
mod frame;
mod maps;
mod shallow;
mod backward;

pub use backward::{Slide, error_before, weight_gradient};
pub use correlate::{conv2d_true, corr2d};
pub use frame::{pad, rot180};
pub use maps::convolve;
pub use shallow::ShallowNet;
