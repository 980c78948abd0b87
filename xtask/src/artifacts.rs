//! Builds what the book shows and checks, and says where the executables are.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::path::PathBuf;
use std::process::Stdio;

use crate::setup::Setup;
use crate::workspace::Workspace;

/// An executable that Cargo built, or the library that doc tests link.
#[derive(Clone, Debug)]
pub struct Artifact {
    /// The crate it belongs to.
    pub package: String,
    /// The target's name: of the example, of the file under `tests/`, of the library.
    pub name: String,
    /// What it is.
    pub kind: ArtifactKind,
    /// The file.
    pub path: PathBuf,
}

/// What an artifact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArtifactKind {
    /// A sample or a figure's program.
    Example,
    /// The unit tests of a library or a program.
    Unit,
    /// A file under `tests/`.
    Integration,
    /// The library itself.
    Library,
    /// A program, which the files under `tests/` start.
    Program,
}

#[derive(Deserialize)]
struct Message {
    reason: String,
    manifest_path: Option<PathBuf>,
    target: Option<Target>,
    profile: Option<Profile>,
    executable: Option<PathBuf>,
    #[serde(default)]
    filenames: Vec<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
    name: String,
}

#[derive(Deserialize)]
struct Profile {
    test: bool,
}

/// Builds the libraries, tests and examples of all crates.
///
/// Always of all: with a choice of crates Cargo would unify the features of their dependencies
/// differently, and a chapter after the whole book would be compiled anew.
pub fn build(workspace: &Workspace, setup: &Setup) -> Result<Vec<Artifact>> {
    let mut command = workspace.cargo(setup);
    command.args(["test", "--no-run", "--message-format=json-render-diagnostics"]);
    if !setup.blas {
        command.arg("--no-default-features");
    }
    let output = command.stderr(Stdio::inherit()).output().context("starting cargo")?;
    if !output.status.success() {
        bail!("the crates do not build; the compiler's messages stand above");
    }
    String::from_utf8(output.stdout)
        .context("cargo's messages")?
        .lines()
        .filter(|line| line.starts_with('{'))
        .map(|line| serde_json::from_str(line).context("reading a message of cargo"))
        .filter_map(|message| message.map(|message| artifact(workspace, message)).transpose())
        .collect()
}

fn artifact(workspace: &Workspace, message: Message) -> Option<Artifact> {
    if message.reason != "compiler-artifact" {
        return None;
    }
    let folder = message.manifest_path.as_deref()?.parent()?.to_path_buf();
    let package = workspace.packages.iter().find(|package| package.folder == folder)?;
    let target = message.target?;
    let is = |kind: &str| target.kind.iter().any(|k| k == kind);
    let (kind, path) = match (message.profile?.test, message.executable) {
        (true, Some(path)) if is("lib") || is("bin") => (ArtifactKind::Unit, path),
        (true, Some(path)) if is("test") => (ArtifactKind::Integration, path),
        (false, Some(path)) if is("example") => (ArtifactKind::Example, path),
        (false, None) if is("lib") => {
            let rlib =
                message.filenames.into_iter().find(|f| f.extension().is_some_and(|e| e == "rlib"));
            (ArtifactKind::Library, rlib?)
        }
        (false, Some(path)) if is("bin") => (ArtifactKind::Program, path),
        _ => return None,
    };
    Some(Artifact { package: package.name.clone(), name: target.name, kind, path })
}
