//! A data file, and the places in it that problems name.

use std::path::{Path, PathBuf};
use toml::Spanned;

use crate::problem::{Problem, line_of};

/// Where data came from.
#[derive(Default)]
pub struct DataFile {
    /// Relative to the workspace's root.
    pub path: PathBuf,
    text: String,
}

impl DataFile {
    /// Keeps the text for the numbers of its lines.
    pub fn new(path: &Path, text: String) -> Self {
        Self { path: path.to_path_buf(), text }
    }

    /// A problem at the line of `value`.
    pub fn problem<T>(&self, value: &Spanned<T>, message: impl Into<String>) -> Problem {
        Problem::new(&self.path, self.line(value), message)
    }

    /// The line on which `value` begins.
    pub fn line<T>(&self, value: &Spanned<T>) -> usize {
        line_of(&self.text, value.span().start)
    }
}
