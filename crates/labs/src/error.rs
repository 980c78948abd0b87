//! Why a laboratory stops.

use std::fmt::Display;
use std::io;
use std::path::{Path, PathBuf};

/// Why an experiment did not come to its end.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Ctrl-C, noticed between two runs.
    #[error("interrupted; what was finished before is kept")]
    Interrupted,
    /// A model refused its settings or its data.
    #[error("{0}")]
    Model(String),
    /// A file of the report cannot be written or read.
    #[error("cannot {verb} {}: {source}", path.display())]
    File {
        /// What was tried: `write`, `read`, `remove`, …
        verb: &'static str,
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// A report of an earlier run that this program did not write, or not whole.
    #[error("{}: {reason}; remove the folder and run the experiment again", path.display())]
    Record {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
}

impl Error {
    /// What a model, a data set or a sampler complains of.
    pub fn model(reason: impl Display) -> Self {
        Self::Model(reason.to_string())
    }

    pub(crate) fn file(verb: &'static str, path: &Path, source: io::Error) -> Self {
        Self::File { verb, path: path.to_path_buf(), source }
    }
}

impl From<perceptron::Error> for Error {
    fn from(error: perceptron::Error) -> Self {
        Self::model(error)
    }
}

impl From<datasets::Error> for Error {
    fn from(error: datasets::Error) -> Self {
        Self::model(error)
    }
}

impl From<training::Error> for Error {
    fn from(error: training::Error) -> Self {
        Self::model(error)
    }
}

impl From<optimizers::Error> for Error {
    fn from(error: optimizers::Error) -> Self {
        Self::model(error)
    }
}

impl From<cnn::Error> for Error {
    fn from(error: cnn::Error) -> Self {
        Self::model(error)
    }
}

impl From<backprop::Error> for Error {
    fn from(error: backprop::Error) -> Self {
        Self::model(error)
    }
}
