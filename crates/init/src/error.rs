// ANCHOR: error
//! What a layer cannot be set to.

/// A setting out of its range.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{name} is {value}, it has to be {range}")]
pub struct Error {
    /// The setting, by its name in the code.
    pub name: &'static str,
    /// What it was to be.
    pub value: f64,
    /// What it may be.
    pub range: &'static str,
}
// ANCHOR_END: error
