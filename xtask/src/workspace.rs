//! Where the workspace lies and which crates it has.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::setup::Setup;

/// The checkout that `cargo xtask` was called in.
pub struct Workspace {
    /// The folder of the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
    /// The crates under `crates/`, by name.
    pub packages: Vec<Package>,
}

/// One crate of the workspace.
pub struct Package {
    /// As in its manifest.
    pub name: String,
    /// The folder of its manifest.
    pub folder: PathBuf,
    /// A crate that the book uses without showing every line of it.
    pub support: bool,
    /// Whether it builds for WebAssembly.
    pub wasm: bool,
    /// The names of its examples.
    pub examples: Vec<String>,
    /// The names of its programs.
    pub programs: Vec<String>,
}

#[derive(Deserialize)]
struct Metadata {
    workspace_root: PathBuf,
    target_directory: PathBuf,
    packages: Vec<MetadataPackage>,
}

#[derive(Deserialize)]
struct MetadataPackage {
    name: String,
    manifest_path: PathBuf,
    metadata: Option<serde_json::Value>,
    targets: Vec<MetadataTarget>,
}

#[derive(Deserialize)]
struct MetadataTarget {
    kind: Vec<String>,
    name: String,
}

impl Workspace {
    /// Asks Cargo for the workspace around the current folder.
    pub fn find() -> Result<Self> {
        let output = Command::new(cargo())
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .output()
            .context("starting cargo")?;
        if !output.status.success() {
            bail!("cargo metadata: {}", String::from_utf8_lossy(&output.stderr).trim());
        }
        let metadata: Metadata =
            serde_json::from_slice(&output.stdout).context("reading cargo metadata")?;
        let crates = metadata.workspace_root.join("crates");
        let mut packages: Vec<Package> =
            metadata.packages.into_iter().filter_map(|package| package.under(&crates)).collect();
        packages.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Self { root: metadata.workspace_root, target: metadata.target_directory, packages })
    }

    /// The crate called `name`.
    pub fn package(&self, name: &str) -> Option<&Package> {
        self.packages.iter().find(|package| package.name == name)
    }

    /// `path` as the messages name it: relative to the root.
    pub fn relative(&self, path: &Path) -> PathBuf {
        path.strip_prefix(&self.root).unwrap_or(path).to_path_buf()
    }

    /// The folder of the book's sources.
    pub fn book_source(&self) -> PathBuf {
        self.root.join("book/src")
    }

    /// A folder for what `xtask` keeps between runs.
    pub fn cache(&self) -> PathBuf {
        self.target.join("lectern")
    }

    /// `cargo` with the environment that everything started from here shares.
    pub fn cargo(&self, setup: &Setup) -> Command {
        let mut command = Command::new(cargo());
        command.current_dir(&self.root).envs(setup.environment.iter().cloned());
        // What `cargo run` says of xtask itself: build scripts that watch it would compile their crates anew.
        for (name, _) in std::env::vars_os() {
            let name_text = name.to_string_lossy();
            if name_text.starts_with("CARGO_PKG_") || name_text.starts_with("CARGO_MANIFEST_") {
                command.env_remove(&name);
            }
        }
        command
    }
}

impl MetadataPackage {
    fn under(self, crates: &Path) -> Option<Package> {
        let folder = self.manifest_path.parent()?.to_path_buf();
        if !folder.starts_with(crates) {
            return None;
        }
        let says = |key: &str| self.metadata.as_ref()?.get("lectern")?.get(key)?.as_bool();
        let of_kind = |wanted: &str| {
            let targets =
                self.targets.iter().filter(|target| target.kind.iter().any(|k| k == wanted));
            targets.map(|target| target.name.clone()).collect()
        };
        Some(Package {
            support: says("support").unwrap_or(false),
            wasm: says("wasm").unwrap_or(true),
            examples: of_kind("example"),
            programs: of_kind("bin"),
            name: self.name,
            folder,
        })
    }
}

fn cargo() -> PathBuf {
    std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from)
}
