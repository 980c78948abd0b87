// ANCHOR: crate
//! Networks of layers, and the chain rule run backwards.
//!
//! `classic` goes neuron by neuron, in loops, as the second lecture does. Everything after it goes
//! layer by layer: a layer is a function that hands out a receipt, and takes it back with ∂C/∂y.

pub mod classic;
mod param;
mod layer;
mod chain;
mod stack;
mod boxed;
mod dense;
mod mlp;
mod batch;
mod descent;
pub mod weights;
mod error;
mod check;
mod activation;
mod prelu;
mod maxout;
mod softmax;
mod loss;
mod task;
mod clip;
// ANCHOR_END: crate

pub use activation::{Activation, active_fraction, dead_fraction};
pub use activation::{ReluNet, pieces, tent, zigzag};
pub use batch::Batches;
pub use boxed::Boxed;
pub use chain::Chain;
pub use check::{check_layer, check_loss};
pub use clip::{clip_norm, clip_value, gradient_norm, take_sign};
pub use dense::Dense;
pub use descent::descend;
pub use error::{Difference, Error};
pub use layer::{Layer, Mode};
pub use loss::{AbsoluteError, BinaryCrossEntropy, CrossEntropy, Hinge, Huber};
pub use loss::{LogisticCrossEntropy, Loss, SoftmaxCrossEntropy, SquaredError};
pub use maxout::Maxout;
pub use mlp::Mlp;
pub use param::{Change, Param, Params, Path, See};
pub use prelu::PRelu;
pub use softmax::{Softmax, argmax, log_softmax, log_sum_exp, one_hot, softmax};
pub use softmax::{softmax_jacobian, weight_jacobian};
pub use task::{Range, Task};
