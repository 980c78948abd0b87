// ANCHOR: error
//! Why there is no answer.

/// Why a decomposition or a search has no answer.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Error {
    /// An entry that is infinite or not a number: its row, its column, its value.
    #[error("entry ({0}, {1}) is {2}, all entries have to be finite")]
    NotFinite(usize, usize, f64),
    /// A matrix that should equal its transpose: the place of the largest difference.
    #[error("the entries ({0}, {1}) and ({1}, {0}) differ, the matrix has to be symmetric")]
    NotSymmetric(usize, usize),
    /// A symmetric matrix that is not positive definite has no Cholesky factor.
    #[error("the matrix is not positive definite; if it is XᵀX, columns of X depend on each other")]
    NotPositiveDefinite,
    /// Equations without a unique solution.
    #[error("the matrix is singular: the equations have no solution, or many")]
    Singular,
    /// A decomposition that does not settle: how often it was tried.
    #[error(
        "the parts do not multiply to the matrix after {0} rounds; scale its entries towards 1"
    )]
    NotDecomposed(usize),
    /// A search that went nowhere: the number of its steps.
    #[error("no critical point after {0} steps of Newton's method; start elsewhere")]
    NotFound(usize),
    /// A table that is no distribution: its smallest entry, the sum of all.
    #[error(
        "probabilities are at least 0 and sum to 1; the smallest of these is {0}, their sum {1}"
    )]
    NotProbabilities(f64, f64),
    /// An observation that the prior excludes: its probability.
    #[error("the observation has the probability {0} under the prior: nothing follows from it")]
    Impossible(f64),
    /// What has to be positive and is not: its name and value.
    #[error("the {0} is {1}, it has to be a positive number")]
    NotPositive(&'static str, f64),
}
// ANCHOR_END: error
