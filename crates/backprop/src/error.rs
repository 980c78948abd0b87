// ANCHOR: error
//! What can be wrong with what comes from outside.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why batches were not cut, or weights not saved or loaded.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Nothing to cut, or nothing to cut into.
    #[error("{samples} samples cannot be cut into batches of {size}: both have to be at least 1")]
    Batches {
        /// How many samples there are.
        samples: usize,
        /// How many make a batch.
        size: usize,
    },
    /// The system refuses to read or to write a file.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// A file is not what it says it is, or was cut short.
    #[error("{} is no whole safetensors file: {reason}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A sound file holds the weights of another model.
    #[error(
        "{} does not fit, the model is as it was; load it into the model it was saved from{}",
        path.display(),
        differences.iter().map(|one| format!("\n  {one}")).collect::<String>()
    )]
    Unfit {
        /// The file.
        path: PathBuf,
        /// All of them, by name.
        differences: Vec<Difference>,
    },
}
// ANCHOR_END: error

// ANCHOR: difference
/// An array on which a file and a model differ: its name, and what it is in each, such as
/// `F32 [100, 784]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The name: `0.weight`.
    pub name: String,
    /// What the file holds under this name.
    pub file: Option<String>,
    /// What the model has there.
    pub model: Option<String>,
}

impl fmt::Display for Difference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let or_nothing = |what: &Option<String>| what.clone().unwrap_or("nothing".into());
        let (file, model) = (or_nothing(&self.file), or_nothing(&self.model));
        write!(out, "{}: the file has {file}, the model {model}", self.name)
    }
}
// ANCHOR_END: difference
