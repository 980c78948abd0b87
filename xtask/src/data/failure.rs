//! Why a set could not be got, and what to do.

use std::error::Error;
use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::catalogue::{File, Set};
use super::check::Fault;
use super::folder::VARIABLE;

/// Why a set could not be got.
#[derive(Debug)]
pub enum Failure {
    /// There is neither a named folder nor a cache.
    NoFolder,
    /// The disk refuses.
    Disk(Disk),
    /// No address has the file.
    Refused {
        /// The name of the set.
        set: &'static str,
        /// The file.
        file: &'static str,
        /// Where it would be.
        target: PathBuf,
        /// What each address said.
        refusals: Vec<(String, Refusal)>,
    },
}

/// What the system says about a file or folder that was to be written.
#[derive(Debug)]
pub struct Disk {
    /// The file or folder.
    pub path: PathBuf,
    /// The system's reason.
    pub source: io::Error,
}

/// Why an address did not give a file.
#[derive(Debug)]
pub enum Refusal {
    /// Nobody answers there.
    Unreachable(String),
    /// The answer is another than the file.
    Status(u16),
    /// What the server sends does not go on from what came before.
    Changed,
    /// It ended before its end.
    Broken { came: u64, of: Option<u64>, reason: String },
    /// Nothing came for so long.
    Stalled { came: u64, patience: Duration },
    /// It is longer than the file can be.
    TooLong { most: u64 },
    /// It came, and is not what it should be.
    Fault(Fault),
    /// It could not be kept.
    Disk(Disk),
}

impl Failure {
    /// Nobody has `file` of `set`.
    pub fn refused(
        set: &Set,
        file: &File,
        target: &Path,
        refusals: Vec<(String, Refusal)>,
    ) -> Self {
        Self::Refused { set: set.name, file: file.path, target: target.into(), refusals }
    }
}

impl Disk {
    /// Attaches `path` to the system's reason.
    pub fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        |source| Self { path: path.into(), source }
    }
}

impl From<Disk> for Failure {
    fn from(disk: Disk) -> Self {
        Self::Disk(disk)
    }
}

impl From<Disk> for Refusal {
    fn from(disk: Disk) -> Self {
        Self::Disk(disk)
    }
}

impl Refusal {
    /// Whether the same address may well say something else in a second.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Status(status) => *status >= 500 || [408, 425, 429].contains(status),
            Self::Changed | Self::Broken { .. } | Self::Stalled { .. } => true,
            Self::Unreachable(_) | Self::TooLong { .. } | Self::Fault(_) | Self::Disk(_) => false,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFolder => {
                write!(f, "there is no folder to keep data in; name one in the variable {VARIABLE}")
            }
            Self::Disk(disk) => disk.fmt(f),
            Self::Refused { set, file, target, refusals } => {
                writeln!(f, "no address gives {file}:")?;
                for (address, refusal) in refusals {
                    writeln!(f, "  {address}: {refusal}")?;
                }
                let target = target.display();
                write!(
                    f,
                    "Try again later. Or put the file at {target}, as .gz or not, and run \
                     `cargo xtask data verify {set}`"
                )
            }
        }
    }
}

impl fmt::Display for Disk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, source) = (self.path.display(), &self.source);
        write!(f, "{path}: cannot be written: {source}; ")?;
        match source.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => write!(
                f,
                "make room, or set {VARIABLE} to a folder on another disk, and run the command again"
            ),
            _ => write!(f, "set {VARIABLE} to a folder that you may write to"),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable(reason) => write!(f, "cannot be reached: {reason}"),
            Self::Status(status) => write!(f, "the server answers with status {status}"),
            Self::Changed => write!(f, "the file changed on the server"),
            Self::Broken { came, of: Some(of), reason } => {
                write!(f, "broke off after {came} of {of} bytes: {reason}")
            }
            Self::Broken { came, of: None, reason } => {
                write!(f, "broke off after {came} bytes: {reason}")
            }
            Self::Stalled { came, patience } => {
                write!(f, "nothing came for {patience:?} after byte {came}")
            }
            Self::TooLong { most } => write!(f, "sends more than the {most} bytes it can have"),
            Self::Fault(fault) => write!(f, "not the file, and removed: {fault}"),
            Self::Disk(disk) => disk.fmt(f),
        }
    }
}

impl Error for Failure {}
