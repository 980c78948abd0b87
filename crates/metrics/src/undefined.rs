// ANCHOR: undefined
//! Why a measure has no value.

/// A number, or the reason why there is none. `ok()` makes it an `Option`.
pub type Measure = Result<f64, Undefined>;

/// Why a measure has no value: it is never a NaN, and never a 0 that nobody counted.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Undefined {
    /// Nothing to measure on.
    #[error("there are no samples")]
    Empty,
    /// Recall, ROC and what rests on them divide by the number of positives.
    #[error("no sample is positive")]
    NoPositives,
    /// Specificity and ROC divide by the number of negatives.
    #[error("no sample is negative")]
    NoNegatives,
    /// Precision divides by the number of samples called positive.
    #[error("no sample is called positive")]
    NoneCalledPositive,
    /// Matthews' correlation divides by the number of samples called negative, among others.
    #[error("no sample is called negative")]
    NoneCalledNegative,
    /// F1 divides by what is positive or called so.
    #[error("no sample is positive or called positive")]
    NothingPositive,
    /// The correlation of several classes needs two of them on either side.
    #[error("all samples are of one class, or are called so")]
    OneClass,
    /// A mean over classes with one for which there is no value.
    #[error("class {class}: {because}")]
    Class {
        /// The class, from 0.
        class: usize,
        /// What is undefined about it.
        because: Box<Self>,
    },
    /// A score that cannot be ranked, as a net that diverged gives them.
    #[error("the score of sample {row} is {value}, all have to be finite")]
    NotFinite {
        /// The sample, from 0.
        row: usize,
        /// Its score.
        value: f64,
    },
    /// A row that holds no probabilities of classes.
    #[error(
        "the row of sample {row} is no distribution: it has to be ≥ 0 and to sum to 1, not {sum}"
    )]
    NoDistribution {
        /// The sample, from 0.
        row: usize,
        /// The sum of its row.
        sum: f64,
    },
    /// Costs that prefer nothing, or reward a mistake.
    #[error("the costs are {0} and {1}: neither may be below 0, and one has to be above")]
    Costs(f64, f64),
    /// One value does not spread.
    #[error("one run has no deviation")]
    OneRun,
}
// ANCHOR_END: undefined
