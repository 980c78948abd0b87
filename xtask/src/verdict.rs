//! Verdicts that outlive a run: what an executable did, for as long as nothing it depends on changes.
//!
//! A verdict is kept under a hash of the executable's bytes, of the files it may read and of the
//! environment, so that a warm build skips the work and is still never stale.

use anyhow::{Context, Result};
use blake3::Hasher;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs;
use std::path::{Path, PathBuf};

use crate::data::folder::Folders;
use crate::setup::Setup;
use crate::workspace::{Package, Workspace};

/// Variables of the user's that change what a run does.
const VARIABLES: [&str; 7] = [
    "OPENBLAS_CORETYPE",
    "OPENBLAS_NUM_THREADS",
    "OMP_NUM_THREADS",
    "NN_DATA_DIR",
    "PROPTEST_CASES",
    "RAYON_NUM_THREADS",
    "RUST_TEST_THREADS",
];

/// The folder of verdicts.
pub struct Store {
    folder: PathBuf,
    environment: blake3::Hash,
}

impl Store {
    /// Opens the store for one machine, environment and state of the data.
    pub fn open(workspace: &Workspace, setup: &Setup) -> Result<Self> {
        let folder = workspace.cache().join("verdicts");
        fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
        let mut hasher = Hasher::new();
        let Setup { blas, openblas, environment } = setup;
        hasher.update(format!("{blas} {openblas:?} {environment:?}").as_bytes());
        for name in VARIABLES {
            let value = std::env::var(name).unwrap_or_default();
            hasher.update(format!("{name}={value}\n").as_bytes());
        }
        contents(&mut hasher, &workspace.root.join("data"), &|_| true)?;
        if let Some(folder) = std::env::var_os("NN_DATA_DIR") {
            times(&mut hasher, &workspace.root.join(folder))?;
        }
        if let Some(folder) = Folders::of_user().cache {
            times(&mut hasher, &folder)?;
        }
        Ok(Self { folder, environment: hasher.finalize() })
    }

    /// The key of what the first of the executables `files` of `package` does when called with
    /// `words`, with the others at its disposal.
    pub fn key(&self, package: &Package, files: &[&Path], words: &str) -> Result<String> {
        let mut hasher = Hasher::new();
        hasher.update(self.environment.as_bytes()).update(words.as_bytes());
        for file in files {
            hasher.update(&fs::read(file).with_context(|| format!("reading {}", file.display()))?);
        }
        let input = |path: &Path| {
            let extension = path.extension().and_then(|extension| extension.to_str());
            !matches!(extension, Some("rs" | "snap" | "new"))
        };
        contents(&mut hasher, &package.folder, &input)?;
        Ok(hasher.finalize().to_hex().to_string())
    }

    /// The verdict kept under `key`.
    pub fn get<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        serde_json::from_slice(&fs::read(self.folder.join(key)).ok()?).ok()
    }

    /// Keeps `verdict` under `key`; a verdict that cannot be kept is only slower next time.
    pub fn put<T: Serialize>(&self, key: &str, verdict: &T) {
        if let Ok(bytes) = serde_json::to_vec(verdict) {
            let _ = write_whole(&self.folder.join(key), &bytes);
        }
    }
}

/// Writes a file that is there whole or not at all.
pub fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{}.new", std::process::id()));
    let unfinished = path.with_file_name(name);
    fs::write(&unfinished, bytes)?;
    fs::rename(&unfinished, path)
}

/// The files under `folder` in order of their names; none when it does not exist.
pub fn files_under(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
        .into_iter()
        .flat_map(|path| if path.is_dir() { files_under(&path) } else { vec![path] })
        .collect()
}

fn contents(hasher: &mut Hasher, folder: &Path, wanted: &dyn Fn(&Path) -> bool) -> Result<()> {
    for path in files_under(folder).into_iter().filter(|path| wanted(path)) {
        let bytes = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        hasher.update(path.to_string_lossy().as_bytes()).update(&bytes);
    }
    Ok(())
}

/// Large data are told apart by name, length and time of change.
fn times(hasher: &mut Hasher, folder: &Path) -> Result<()> {
    for path in files_under(folder) {
        let about = fs::metadata(&path).with_context(|| format!("reading {}", path.display()))?;
        let line = format!("{} {} {:?}\n", path.display(), about.len(), about.modified().ok());
        hasher.update(line.as_bytes());
    }
    Ok(())
}
