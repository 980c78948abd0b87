// ANCHOR: error
//! What can go wrong before training, and while it runs.

use crate::divergence::Diverged;

/// Why data were not cut, or a run not begun, not finished, not saved or not resumed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A setting that nothing can be done with.
    #[error("{name} is {value}, it has to be {range}")]
    Setting {
        /// The setting, by its name in the code.
        name: &'static str,
        /// What it is set to.
        value: f64,
        /// What it may be.
        range: String,
    },
    /// A value that the training data did not have.
    #[error("{value:?} is none of the {known} values that were fitted")]
    Unknown {
        /// The value.
        value: String,
        /// How many are known.
        known: usize,
    },
    /// The numbers of the run are no longer finite.
    #[error(transparent)]
    Diverged(#[from] Diverged),
    /// Batches could not be cut, or a checkpoint not written or read.
    #[error(transparent)]
    Backprop(#[from] backprop::Error),
    /// The optimizer refuses a learning rate.
    #[error(transparent)]
    Optimizer(#[from] optimizers::Error),
    /// A system of equations has no unique solution.
    #[error("the columns of x depend on each other: least squares has no unique answer")]
    Singular,
}
// ANCHOR_END: error

// ANCHOR: setting
impl Error {
    /// Refuses `value` unless `ok`.
    pub(crate) fn unless(
        ok: bool,
        name: &'static str,
        value: f64,
        range: impl Into<String>,
    ) -> Result<(), Self> {
        if ok { Ok(()) } else { Err(Self::Setting { name, value, range: range.into() }) }
    }
}
// ANCHOR_END: setting
