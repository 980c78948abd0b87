//! Writing a figure where the book finds it.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

/// Writes a figure into `$FIGURE_DIR` or, when that is unset, into `target/figures`, and then says
/// on standard error where it went.
pub(crate) fn figure(name: &str, svg: impl FnOnce() -> String) -> io::Result<()> {
    let file = file_name(name)?;
    let (folder, told) = folder(std::env::var_os("FIGURE_DIR"));
    let path = write(&folder, &file, &svg())?;
    if !told {
        eprintln!("figure: {}", path.display());
    }
    Ok(())
}

/// The file of this name. Only names are taken that are safe in paths, addresses and ids.
fn file_name(name: &str) -> io::Result<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if name.is_empty() || !name.chars().all(plain) {
        let message = format!("{name:?} does not name a figure: letters, digits, _ and - do");
        return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
    }
    Ok(format!("{name}.svg"))
}

/// The folder, and whether the caller chose it.
fn folder(variable: Option<OsString>) -> (PathBuf, bool) {
    match variable.filter(|value| !value.is_empty()) {
        Some(folder) => (folder.into(), true),
        None => (["target", "figures"].iter().collect(), false),
    }
}

/// Writes the file under another name and then gives it its own, so that a reader sees the old
/// content or the new, never half of it.
fn write(folder: &Path, file: &str, content: &str) -> io::Result<PathBuf> {
    let path = folder.join(file);
    let named = |error: io::Error| {
        io::Error::new(error.kind(), format!("cannot write {}: {error}", path.display()))
    };
    std::fs::create_dir_all(folder).map_err(named)?;
    let draft = folder.join(format!(".{file}.{}", std::process::id()));
    let written = std::fs::write(&draft, content).and_then(|()| std::fs::rename(&draft, &path));
    if let Err(error) = written {
        // Best effort: the error to report is the first one.
        std::fs::remove_file(&draft).ok();
        return Err(named(error));
    }
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_could_leave_the_folder_are_refused() {
        for name in ["", "..", "a/b", "a\\b", "a b", "ä", "a.svg"] {
            let error = file_name(name).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::InvalidInput);
            assert!(error.to_string().contains(&format!("{name:?}")), "{error}");
        }
        assert_eq!(file_name("decision_line-2").unwrap(), "decision_line-2.svg");
    }

    #[test]
    fn the_variable_chooses_the_folder() {
        assert_eq!(folder(Some("/x".into())), ("/x".into(), true));
        assert_eq!(folder(None), ("target/figures".into(), false));
        assert_eq!(folder(Some("".into())), ("target/figures".into(), false));
    }

    #[test]
    fn a_failed_write_leaves_nothing_behind() {
        let folder = std::env::temp_dir().join(format!("plot-{}", std::process::id()));
        // A folder stands where the file should go: the last step, the renaming, fails.
        std::fs::create_dir_all(folder.join("x.svg/y")).unwrap();
        let error = write(&folder, "x.svg", "<svg/>").unwrap_err();
        assert!(error.to_string().contains("x.svg"), "{error}");
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
        assert_eq!(write(&folder, "z.svg", "<svg/>").unwrap(), folder.join("z.svg"));
        assert_eq!(std::fs::read_to_string(folder.join("z.svg")).unwrap(), "<svg/>");
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 2);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
