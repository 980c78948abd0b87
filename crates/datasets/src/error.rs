//! What can be wrong with a data set.

use std::io;
use std::path::{Path, PathBuf};

/// Why a data set could not be made or read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A deviation that no Gaussian has.
    #[error("the deviation is {0}, it has to be at least 0 and finite")]
    Deviation(f64),
    /// A character that is not in the set.
    #[error("there is no letter {0:?}, only A to Z")]
    Letter(char),
    /// A number, given to a generator, outside its range.
    #[error("{what} is {value}, it has to be {range}")]
    Parameter {
        /// What the number means.
        what: &'static str,
        /// The number.
        value: f64,
        /// What it may be.
        range: String,
    },
    /// The system refuses to open or to read a file.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// A file does not hold what it should.
    #[error("{}: at byte {offset}: expected {expected}, found {found}", path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// Where in it, counted from 0 in its uncompressed bytes.
        offset: u64,
        /// What should have been there.
        expected: String,
        /// What is there.
        found: String,
    },
    /// Files of a set that belong together do not fit, or one of them is nowhere.
    #[error("{0}")]
    Set(String),
}

impl Error {
    /// The system's error on `path`.
    pub(crate) fn io(path: &Path, source: io::Error) -> Self {
        Self::Io { path: path.to_path_buf(), source }
    }

    /// `path` holds, at byte `offset`, something else than `expected`.
    pub(crate) fn malformed(
        path: &Path,
        offset: u64,
        expected: impl Into<String>,
        found: impl Into<String>,
    ) -> Self {
        let path = path.to_path_buf();
        Self::Malformed { path, offset, expected: expected.into(), found: found.into() }
    }
}
