//! The folders in which downloaded sets are looked for, and into which they go.
//!
//! `xtask` includes this file, so that what is downloaded is found.

use super::catalogue::{File, Set, StandIn};
use std::env;
use std::path::{Path, PathBuf};

/// The variable that names a folder of data.
pub const VARIABLE: &str = "NN_DATA_DIR";

/// Folders of data, in the order in which files are looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// The user's choice: `$NN_DATA_DIR`.
    pub named: Option<PathBuf>,
    /// `lectern` in the user's cache.
    pub cache: Option<PathBuf>,
}

/// A file that is there.
#[derive(Debug)]
pub struct Found {
    /// Where: with or without `.gz`.
    pub path: PathBuf,
    /// Set where another file lies in the place of the one looked for.
    pub stand_in: Option<&'static StandIn>,
}

impl Folders {
    /// Those of the user who runs this program.
    ///
    /// A relative `$NN_DATA_DIR` counts from the working directory or, where it is not there, from
    /// the nearest folder above: Cargo runs the tests of a crate in the crate's own folder.
    pub fn of_user() -> Self {
        let named = env::var_os(VARIABLE).filter(|value| !value.is_empty()).map(PathBuf::from);
        let here = env::current_dir().unwrap_or_default();
        Self {
            named: named.map(|folder| above(&here, &folder)),
            cache: dirs::cache_dir().map(|cache| cache.join("lectern")),
        }
    }

    /// The folders, the first to be looked in first.
    pub fn iter(&self) -> impl Iterator<Item = &PathBuf> {
        self.named.iter().chain(&self.cache)
    }

    /// Finds `file` of `set`: the first folder that has it, plain or as `.gz`, or else the first
    /// that has its stand-in.
    ///
    /// What is there but cannot be read counts as found: its reader says why.
    ///
    /// # Errors
    ///
    /// Nothing is there: names the folders looked in and the command that gets the set.
    pub fn find(&self, set: &Set, file: &'static File) -> Result<Found, String> {
        let other = file.stand_in.as_ref().filter(|other| other.path != file.path);
        if let Some(path) = self.first(file.path) {
            return Ok(Found { path, stand_in: None });
        }
        if let Some((path, other)) = other.and_then(|other| Some((self.first(other.path)?, other)))
        {
            return Ok(Found { path, stand_in: Some(other) });
        }
        let folders: Vec<_> = self.iter().map(|folder| folder.display().to_string()).collect();
        let folders = if folders.is_empty() { "any folder".into() } else { folders.join(" or ") };
        let (path, name) = (file.path, set.name);
        Err(format!("{path} is not in {folders}; `cargo xtask data get {name}` downloads it"))
    }

    /// The first folder's file at `path`, plain or compressed.
    fn first(&self, path: &str) -> Option<PathBuf> {
        let names = [path.to_string(), format!("{path}.gz")];
        let mut files = self.iter().flat_map(|folder| names.iter().map(|name| folder.join(name)));
        files.find(|file| !matches!(file.try_exists(), Ok(false)))
    }
}

/// `folder` seen from `here`, or from the nearest folder above in which it exists.
fn above(here: &Path, folder: &Path) -> PathBuf {
    let mut places = here.ancestors().map(|place| place.join(folder));
    places.find(|place| place.is_dir()).unwrap_or_else(|| here.join(folder))
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::{MNIST, TEXT8};
    use super::*;
    use std::fs;

    #[test]
    fn the_named_folder_comes_first_and_plain_before_packed() {
        let (named, cache) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let folders = Folders {
            named: Some(named.path().to_path_buf()),
            cache: Some(cache.path().to_path_buf()),
        };
        let labels = &MNIST.files[1];
        for folder in [&cache, &named] {
            fs::create_dir(folder.path().join("mnist")).unwrap();
            for ending in [".gz", ""] {
                let path = folder.path().join(format!("mnist/train-labels-idx1-ubyte{ending}"));
                fs::write(&path, "").unwrap();
                let found = folders.find(&MNIST, labels).unwrap();
                assert_eq!(found.path, path);
                assert!(found.stand_in.is_none());
            }
        }
    }

    #[test]
    fn what_is_nowhere_names_folders_and_command() {
        let folders = Folders { named: Some("/a".into()), cache: Some("/b/lectern".into()) };
        assert_eq!(
            folders.find(&MNIST, &MNIST.files[0]).unwrap_err(),
            "mnist/train-images-idx3-ubyte is not in /a or /b/lectern; \
             `cargo xtask data get mnist` downloads it"
        );
    }

    #[test]
    fn the_classics_stand_in_for_text8_until_it_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders { named: Some(folder.path().to_path_buf()), cache: None };
        let find = || folders.find(&TEXT8, &TEXT8.files[0]).unwrap();
        fs::create_dir(folder.path().join("text")).unwrap();
        fs::write(folder.path().join("text/classics.txt.gz"), "").unwrap();
        assert_eq!(find().path, folder.path().join("text/classics.txt.gz"));
        assert_eq!(find().stand_in.unwrap().path, "text/classics.txt");
        fs::write(folder.path().join("text/text8.txt"), "").unwrap();
        assert_eq!(find().path, folder.path().join("text/text8.txt"));
    }

    #[test]
    fn a_relative_folder_is_found_from_a_crate_too() {
        let root = tempfile::tempdir().unwrap();
        let (data, inner) = (root.path().join("data"), root.path().join("project/crates/a"));
        fs::create_dir_all(&data).unwrap();
        fs::create_dir_all(&inner).unwrap();
        let project = root.path().join("project");
        assert_eq!(above(&project, "../data".as_ref()), project.join("../data"));
        assert_eq!(above(&inner, "../data".as_ref()), project.join("../data"));
        assert_eq!(above(&inner, &data), data);
        assert_eq!(above(&inner, "nowhere".as_ref()), inner.join("nowhere"));
    }
}
