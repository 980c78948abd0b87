//! Compiles answers together with their checks, against the finished crates, and runs them.
//!
//! Cargo builds the crates, and says where their libraries lie; the rest is one call of the compiler.
//! An exercise is no member of the workspace, so what is unfinished in one stops nothing else.

use anyhow::{Context, Result, anyhow, bail};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::report::Report;
use crate::setup::Setup;
use crate::workspace::{Package, Workspace};

/// What an answer may use: the libraries of its crate and of all that the crate depends on directly.
pub struct Libraries {
    /// By name.
    libraries: BTreeMap<String, PathBuf>,
    /// Folders in which the linker looks for libraries of the system.
    search: Vec<String>,
}

/// What the compiler makes of a source.
pub enum Compiled {
    /// The program is there.
    Yes,
    /// It is not, and this is what the compiler says.
    No(String),
}

#[derive(Deserialize)]
struct Message {
    reason: String,
    target: Option<Target>,
    profile: Option<Profile>,
    #[serde(default)]
    filenames: Vec<PathBuf>,
    #[serde(default)]
    linked_paths: Vec<String>,
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

impl Libraries {
    /// Builds the crates as `cargo xtask test` does, which leaves nothing to do after it, and finds
    /// the libraries for exercises of `package`.
    ///
    /// What does not build elsewhere (a sample with a slip, say) is no hindrance.
    pub fn build(workspace: &Workspace, setup: &Setup, package: &Package) -> Result<Self> {
        let mut command = workspace.cargo(setup);
        command.args(["build", "--keep-going", "--lib", "--bins", "--tests", "--examples"]);
        command.arg("--message-format=json-render-diagnostics");
        if !setup.blas {
            command.arg("--no-default-features");
        }
        let output = command.stderr(Stdio::inherit()).output().context("starting cargo")?;
        let mut found: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
        let mut search = Vec::new();
        let text = String::from_utf8(output.stdout).context("cargo's messages")?;
        for line in text.lines().filter(|line| line.starts_with('{')) {
            let message: Message =
                serde_json::from_str(line).context("reading a message of cargo")?;
            match (message.reason.as_str(), message.target, message.profile) {
                ("build-script-executed", ..) => search.extend(message.linked_paths),
                ("compiler-artifact", Some(target), Some(profile))
                    if !profile.test && target.kind.iter().any(|kind| kind == "lib") =>
                {
                    let library = |path: &PathBuf| path.extension().is_some_and(|e| e == "rlib");
                    let paths = found.entry(target.name).or_default();
                    paths.extend(message.filenames.into_iter().find(library));
                }
                _ => {}
            }
        }
        let mut libraries = BTreeMap::new();
        for name in names(package)? {
            // Of a library in two versions, nothing says which of them the crate itself takes.
            if let Some([path]) = found.get(&name).map(Vec::as_slice) {
                libraries.insert(name, path.clone());
            }
        }
        if !libraries.contains_key(&package.name.replace('-', "_")) {
            bail!("the crate {} does not build; the compiler's messages stand above", package.name);
        }
        Ok(Self { libraries, search })
    }

    /// Compiles `source`, the root of a program of tests, to `program`.
    ///
    /// With `readable` what the compiler says is meant for a person, otherwise it is JSON.
    pub fn compile(
        &self,
        workspace: &Workspace,
        source: &str,
        program: &Path,
        readable: bool,
    ) -> Result<Compiled> {
        let folder = program.parent().unwrap_or(&workspace.root);
        fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
        // Read from the standard input, the root lies in the current folder: files under it have the
        // names that a reader knows.
        let mut command = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
        command.args(["--edition=2024", "--test", "--crate-name=exercise", "-Awarnings", "-"]);
        command.arg("-o").arg(program).current_dir(&workspace.root);
        for (name, path) in &self.libraries {
            command.arg("--extern").arg(format!("{name}={}", path.display()));
        }
        let folders: BTreeSet<&Path> = self.libraries.values().filter_map(|p| p.parent()).collect();
        for folder in folders {
            command.arg("-L").arg(format!("dependency={}", folder.display()));
        }
        for folder in &self.search {
            command.arg("-L").arg(folder);
        }
        if !readable {
            command.arg("--error-format=json");
        } else if console::colors_enabled_stderr() {
            command.arg("--color=always");
        }
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().context("starting rustc")?;
        // A compiler that refuses its arguments closes this before it has read it, and says why.
        let _ = child.stdin.take().map(|mut stdin| stdin.write_all(source.as_bytes()));
        let output = child.wait_with_output().context("waiting for rustc")?;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        Ok(if output.status.success() { Compiled::Yes } else { Compiled::No(said) })
    }
}

/// The names under which a crate's code, tests included, knows other crates, and its own.
fn names(package: &Package) -> Result<Vec<String>> {
    let path = package.folder.join("Cargo.toml");
    let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let manifest: toml::Table =
        toml::from_str(&text).with_context(|| format!("reading {}", path.display()))?;
    let tables = ["dependencies", "dev-dependencies"];
    let tables = tables.iter().filter_map(|name| manifest.get(*name)?.as_table());
    let names = tables.flat_map(|table| table.keys().map(|name| name.replace('-', "_")));
    Ok(names.chain([package.name.replace('-', "_")]).collect())
}

/// Runs the tests of `program`, one after the other, and ends it after `limit`.
pub fn run(
    workspace: &Workspace,
    setup: &Setup,
    program: &Path,
    limit: Duration,
) -> Result<Report> {
    // Files take what is said however much it is, while this waits.
    let [stdout, stderr] = ["out", "err"].map(|name| program.with_extension(name));
    let create =
        |path: &Path| File::create(path).with_context(|| format!("creating {}", path.display()));
    let mut command = Command::new(program);
    command.args(["--test-threads=1", "--show-output"]).current_dir(&workspace.root);
    command.envs(setup.environment.iter().cloned()).env("RUST_BACKTRACE", "0");
    command.stdin(Stdio::null()).stdout(create(&stdout)?).stderr(create(&stderr)?);
    let mut child = command.spawn().with_context(|| format!("starting {}", program.display()))?;
    let start = Instant::now();
    while child.try_wait().context("waiting for the answer's tests")?.is_none() {
        if start.elapsed() > limit {
            child.kill().and_then(|()| child.wait()).context("ending the answer's tests")?;
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let read = |path: &Path| {
        let bytes =
            fs::read(path).map_err(|error| anyhow!("reading {}: {error}", path.display()))?;
        Ok::<_, anyhow::Error>(String::from_utf8_lossy(&bytes).into_owned())
    };
    let report = Report::read(&read(&stdout)?, &read(&stderr)?);
    for path in [&stdout, &stderr] {
        let _ = fs::remove_file(path);
    }
    Ok(report)
}
