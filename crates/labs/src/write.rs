//! Files that are there whole or not at all.

use crate::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// Writes the files into `folder`, which then holds these and no others: a reader sees the old
/// folder or the new one, never a mixture.
///
/// # Errors
///
/// [`Error::File`] with the path that failed; then `folder` is as it was.
pub(crate) fn folder(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Error> {
    restore(folder);
    let draft = aside(folder, "new");
    let filled = fill(&draft, files).and_then(|()| swap(&draft, folder));
    if filled.is_err() {
        // Best effort: the error to report is the first one.
        fs::remove_dir_all(&draft).ok();
    }
    filled
}

fn fill(draft: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Error> {
    if draft.exists() {
        fs::remove_dir_all(draft).map_err(|error| Error::file("remove", draft, error))?;
    }
    fs::create_dir_all(draft).map_err(|error| Error::file("create", draft, error))?;
    for (name, bytes) in files {
        let path = draft.join(name);
        fs::write(&path, bytes).map_err(|error| Error::file("write", &path, error))?;
    }
    Ok(())
}

/// Puts `draft` in the place of `folder`.
fn swap(draft: &Path, folder: &Path) -> Result<(), Error> {
    let old = aside(folder, "old");
    let replaced = folder.exists();
    if replaced {
        fs::rename(folder, &old).map_err(|error| Error::file("move", folder, error))?;
    }
    if let Err(error) = fs::rename(draft, folder) {
        if replaced {
            fs::rename(&old, folder).map_err(|error| Error::file("restore", folder, error))?;
        }
        return Err(Error::file("write", folder, error));
    }
    if replaced && let Err(error) = fs::remove_dir_all(&old) {
        // The new one is in its place all the same.
        eprintln!("{} can be removed: {error}", old.display());
    }
    Ok(())
}

/// Brings back the folder that a program, ended in the middle of `swap`, had put aside.
fn restore(folder: &Path) {
    let (Some(parent), Some(name)) = (folder.parent(), folder.file_name()) else { return };
    let (Ok(entries), false) = (fs::read_dir(parent), folder.exists()) else { return };
    let start = format!(".{}.", name.to_string_lossy());
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(&start) && name.ends_with(".old") {
            // Best effort: it is replaced in a moment anyway, unless that fails too.
            fs::rename(entry.path(), folder).ok();
        }
    }
}

/// Writes one file, and the folder that it lies in where there is none.
///
/// # Errors
///
/// [`Error::File`]; then the file is as it was.
pub fn file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(|error| Error::file("create", parent, error))?;
    }
    let draft = aside(path, "new");
    let written = fs::write(&draft, bytes).and_then(|()| fs::rename(&draft, path));
    written.map_err(|error| {
        fs::remove_file(&draft).ok();
        Error::file("write", path, error)
    })
}

/// A hidden name beside `path`, this program's own.
fn aside(path: &Path, ending: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.{ending}", std::process::id()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn one(name: &str) -> [(String, Vec<u8>); 1] {
        [(name.to_owned(), name.as_bytes().to_vec())]
    }

    #[test]
    fn a_folder_is_replaced_as_a_whole() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("threshold");
        folder(&path, &one("old.csv")).unwrap();
        folder(&path, &one("report.md")).unwrap();
        assert_eq!(names(&path), ["report.md"]);
        assert_eq!(names(home.path()), ["threshold"], "no draft is left behind");
    }

    #[test]
    fn what_cannot_be_written_leaves_the_old_folder_as_it_was() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("threshold");
        folder(&path, &one("old.csv")).unwrap();
        let error = folder(&path, &[("new.csv".into(), vec![]), ("no/such".into(), vec![])]);
        let message = error.unwrap_err().to_string();
        assert!(message.starts_with("cannot write ") && message.contains("no/such"), "{message}");
        assert_eq!(names(&path), ["old.csv"]);
        assert_eq!(names(home.path()), ["threshold"], "no draft is left behind");
    }

    #[test]
    fn what_a_killed_program_put_aside_is_brought_back() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("threshold");
        folder(&home.path().join(".threshold.4242.old"), &one("old.csv")).unwrap();
        folder(&path, &[("no/such".into(), vec![])]).unwrap_err();
        assert_eq!(names(&path), ["old.csv"]);
    }

    #[test]
    fn a_file_where_a_folder_should_be_is_named() {
        let home = tempfile::tempdir().unwrap();
        let taken = home.path().join("labs");
        fs::write(&taken, "").unwrap();
        let message = file(&taken.join("lab1/index.html"), b"").unwrap_err().to_string();
        assert!(message.starts_with("cannot create ") && message.contains("labs"), "{message}");
    }

    /// Every write to `/dev/full` fails as on a full disk; a link to it stands for the draft.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_leaves_the_old_file_as_it_was() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("index.html");
        file(&path, b"old").unwrap();
        std::os::unix::fs::symlink("/dev/full", aside(&path, "new")).unwrap();
        let message = file(&path, b"new").unwrap_err().to_string();
        assert!(message.contains("index.html: No space left on device"), "{message}");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names(home.path()), ["index.html"]);
    }
}
