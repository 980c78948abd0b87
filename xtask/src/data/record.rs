//! Digests of what came, for files that have no published digest of their uncompressed bytes.
//!
//! They lie beside the files, in the form that `sha256sum --check` reads.

use std::fs;
use std::path::{Path, PathBuf};

use super::failure::Disk;
use super::part::{beside, remove};

/// The digest recorded for the file at `path`, which may be compressed.
pub fn read(path: &Path) -> Option<String> {
    let text = fs::read_to_string(place(path)).ok()?;
    text.split_whitespace().next().map(str::to_string)
}

/// Records the digest of the uncompressed bytes of the file at `path`.
pub fn write(path: &Path, sha256: &str) -> Result<(), Disk> {
    let place = place(path);
    let name = unpacked(path).file_name().unwrap_or_default().display().to_string();
    fs::write(&place, format!("{sha256}  {name}\n")).map_err(Disk::at(&place))
}

/// Removes the record of the file at `path`, if there is one.
pub fn forget(path: &Path) -> Result<(), Disk> {
    remove(&place(path))
}

/// Where the record of the file at `path` lies.
fn place(path: &Path) -> PathBuf {
    beside(&unpacked(path), ".sha256")
}

/// The path without `.gz`.
fn unpacked(path: &Path) -> PathBuf {
    if path.extension().is_some_and(|e| e == "gz") { path.with_extension("") } else { path.into() }
}
