// ANCHOR: crate
//! Small detectors that slide over an image.
//!
//! `classic` is convolution in loops, as it stands on the slides. The layers after it do the same for a
//! whole batch of images (B, H, W, C): the windows of a few rows of places become the rows of a matrix,
//! and a convolution one product.

pub mod classic;
mod window;
mod error;
mod receptive;
mod filters;
mod retina;
mod toeplitz;
mod unfold;
mod conv2d;
mod conv1d;
mod transposed;
mod depthwise;
mod pool;
mod average;
mod flatten;
mod lenet;
mod parallel;
pub mod arch;
// ANCHOR_END: crate

pub use average::{AveragePool, GlobalAverage};
pub use conv1d::Conv1d;
pub use conv2d::Conv2d;
pub use depthwise::{Depthwise, Separable, separable};
pub use error::Error;
pub use filters::{Gabor, edge, line, sobel};
pub use flatten::Flatten;
pub use lenet::{Block, block, lenet};
pub use parallel::Parallel;
pub use pool::{Extreme, MaxPool, MinPool};
pub use receptive::{Field, receptive_field};
pub use retina::{from_log_polar, log_polar};
pub use toeplitz::toeplitz;
pub use transposed::ConvTranspose2d;
pub use unfold::{CHUNK, fold, unfold};
pub use window::{Window, output_size};
