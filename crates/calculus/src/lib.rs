// ANCHOR: crate
//! Derivatives, computation graphs, extremes under constraints, and probability.
//!
//! What the chapters after this one take for granted. A formula is written once, for any [`Scalar`],
//! and runs on numbers, on numbers with a slope, and on a tape that remembers it.

mod scalar;
mod dual;
mod tape;
mod operations;
mod layout;
mod paths;
mod gradient;
mod forms;
mod taylor;
mod lagrange;
mod descent;
mod signs;
mod factors;
mod linalg;
mod distribution;
mod table;
mod coin;
mod least_squares;
mod information;
mod surrogate;
mod error;
// ANCHOR_END: crate

pub use coin::{Beta, flips, midpoints};
pub use descent::{contraction, descend};
pub use distribution::{Normal, log_odds, logistic_density};
pub use dual::{Dual, derivative};
pub use error::Error;
pub use factors::{factor_cost, factor_gradients};
pub use forms::{bilinear_gradients, quadratic_gradient};
pub use gradient::{gradient, jacobian, numeric_jacobian, vector_jacobian};
pub use lagrange::{Critical, critical_point, least_stretched};
pub use layout::{Layout, Place};
pub use least_squares::{least_squares, ridge, rss};
pub use linalg::{Svd, cholesky, pseudo_inverse, qr, solve, svd, symmetric_eigen};
pub use paths::{Expansion, diamonds, expand};
pub use scalar::Scalar;
pub use signs::{sign_sum, typical_sum};
pub use surrogate::Surrogate;
pub use table::Table;
pub use tape::{Edge, Node, Operation, Tape, Var};
pub use taylor::{Second, Taylor, taylor};
