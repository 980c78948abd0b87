// ANCHOR: loss
//! What a mistake costs, and which way the outputs should move.

use ndarray::{Array2, ArrayView2};
use tensor::Real;

/// A cost C of the outputs of a batch, and its derivative.
pub trait Loss<F: Real> {
    /// What is wanted: classes, `[usize]`, or a row for every row of the outputs.
    type Target: ?Sized;

    /// Returns C and ∂C/∂ŷ, for the outputs `y_hat`, (B, outputs), and the targets `y`.
    ///
    /// C is the mean over the B rows, and so is its derivative.
    ///
    /// # Panics
    ///
    /// Where the batch is empty, and where the targets do not fit the outputs.
    fn loss(&self, y_hat: ArrayView2<F>, y: &Self::Target) -> (F, Array2<F>);
}
// ANCHOR_END: loss

mod entries;
mod squared_error;
mod absolute_error;
mod huber;
mod binary_cross_entropy;
mod logistic_cross_entropy;
mod cross_entropy;
mod softmax_cross_entropy;
mod hinge;

pub use absolute_error::AbsoluteError;
pub use binary_cross_entropy::BinaryCrossEntropy;
pub use cross_entropy::CrossEntropy;
pub use hinge::Hinge;
pub use huber::Huber;
pub use logistic_cross_entropy::LogisticCrossEntropy;
pub use softmax_cross_entropy::SoftmaxCrossEntropy;
pub use squared_error::SquaredError;
