// ANCHOR: error
//! What is refused.

/// Why a network was not made, or a training not begun.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Error {
    /// A range that weights cannot be drawn from.
    #[error("the range of the first weights is {0}, it has to be at least 0 and finite")]
    Range(f64),
    /// A learning rate that cannot learn.
    #[error("the learning rate is {0}, it has to be greater than 0 and finite")]
    LearningRate(f64),
    /// An error that no pattern can fall to.
    #[error("the admissible error is {0}, it has to be at least 0 and finite")]
    AdmissibleError(f64),
    /// Batches without patterns.
    #[error("a batch holds 0 patterns, it has to hold at least 1")]
    Batch,
    /// There is nothing to learn from.
    #[error("the training set is empty")]
    Empty,
    /// A value that is infinite or not a number: its sample, from 0, and the value.
    #[error("sample {0} holds {1}, all values have to be finite")]
    NotFinite(usize, f64),
}
// ANCHOR_END: error
