//! Where Chromium is.
//!
//! Only the standard library is used here: `xtask` compiles this very file, to say that Chromium is
//! missing before anything is built.

use std::path::PathBuf;

/// The environment variable that names another one.
pub const VARIABLE: &str = "CHROMIUM";

/// The names under which Chromium and Chrome are installed.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The program: what [`VARIABLE`] names, or else the first that is on the path.
pub fn find() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os(VARIABLE).filter(|named| !named.is_empty()) {
        return Some(PathBuf::from(named)).filter(|program| program.is_file());
    }
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    NAMES.iter().find_map(|name| {
        let programs = folders.iter().map(|folder| folder.join(name));
        programs.into_iter().find(|program| program.is_file())
    })
}
