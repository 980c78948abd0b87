//! What has come of a file so far, beside its place.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::failure::Disk;

/// The beginning of a file, and a note of where it is from.
pub struct Part {
    /// The bytes.
    pub path: PathBuf,
    /// Two lines: the address, and what the server calls this version of the file.
    note: PathBuf,
}

/// A beginning that can be continued.
#[derive(Debug, PartialEq, Eq)]
pub struct Begun {
    /// How much there is.
    pub bytes: u64,
    /// What the server calls this version of the file; some call it nothing.
    pub version: Option<String>,
}

impl Part {
    /// The part of the file that will be at `target`.
    pub fn of(target: &Path) -> Self {
        Self { path: beside(target, ".part"), note: beside(target, ".part.from") }
    }

    /// What came from `address`.
    pub fn begun(&self, address: &str) -> Option<Begun> {
        let bytes = self.path.metadata().ok()?.len();
        let note = fs::read_to_string(&self.note).ok()?;
        let (from, version) = note.split_once('\n')?;
        let version = Some(version.trim_end().to_string()).filter(|version| !version.is_empty());
        (bytes > 0 && from == address).then_some(Begun { bytes, version })
    }

    /// Opens an empty part for what `address` now sends.
    pub fn begin(&self, address: &str, version: Option<&str>) -> Result<File, Disk> {
        // In this order, since a note about other bytes would let them be continued.
        self.forget()?;
        let file = File::create(&self.path).map_err(Disk::at(&self.path))?;
        let note = format!("{address}\n{}\n", version.unwrap_or_default());
        fs::write(&self.note, note).map_err(Disk::at(&self.note))?;
        Ok(file)
    }

    /// Opens the part to go on at its end.
    pub fn go_on(&self) -> Result<File, Disk> {
        File::options().append(true).open(&self.path).map_err(Disk::at(&self.path))
    }

    /// Removes both files.
    pub fn remove(&self) -> Result<(), Disk> {
        self.forget()?;
        remove(&self.path)
    }

    /// Removes the note, when the part has become a file.
    pub fn forget(&self) -> Result<(), Disk> {
        remove(&self.note)
    }
}

/// The path with `ending` added to its name.
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Removes a file that may not be there.
pub fn remove(path: &Path) -> Result<(), Disk> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Disk::at(path)(error)),
        _ => Ok(()),
    }
}
