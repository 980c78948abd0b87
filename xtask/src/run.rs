//! Runs examples and tests, and reads what they say.

use anyhow::{Context, Result, anyhow};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::iter;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::artifacts::{Artifact, ArtifactKind};
use crate::progress;
use crate::setup::Setup;
use crate::verdict::{Store, files_under};
use crate::workspace::{Package, Workspace};

/// What an example did.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SampleRun {
    /// Whether it ended well.
    pub success: bool,
    /// What it printed.
    pub stdout: String,
    /// What it complained of.
    pub stderr: String,
    /// The figures it drew: name without `.svg`, and the SVG.
    pub figures: BTreeMap<String, String>,
}

/// What a test executable, or a crate's doc tests, did.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TestRun {
    /// Every test and its outcome.
    pub tests: Vec<(String, Outcome)>,
    /// All that was printed.
    pub log: String,
}

/// How a test ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// It holds.
    Passed,
    /// It does not.
    Failed,
    /// It did not run.
    Ignored,
}

/// What runs share.
pub struct Runner<'a> {
    /// Where the crates are.
    pub workspace: &'a Workspace,
    /// The environment.
    pub setup: &'a Setup,
    /// The verdicts of earlier runs.
    pub store: Store,
    /// The programs that tests may start.
    pub programs: Vec<&'a Artifact>,
}

impl Runner<'_> {
    /// Runs each example once, two at a time.
    pub fn samples(&self, artifacts: &[&Artifact]) -> Result<Vec<SampleRun>> {
        self.each("Samples", artifacts, |artifact| {
            let package = self.package(artifact)?;
            let key = self.store.key(package, &[&artifact.path], "sample")?;
            if let Some(known) = self.store.get(&key) {
                return Ok(known);
            }
            let run = self.sample(package, artifact)?;
            if run.success {
                self.store.put(&key, &run);
            }
            Ok(run)
        })
    }

    fn sample(&self, package: &Package, artifact: &Artifact) -> Result<SampleRun> {
        let folder =
            self.workspace.cache().join("figures").join(&package.name).join(&artifact.name);
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        let output = self.start(package, &artifact.path, &[], Some(&folder))?;
        let mut figures = BTreeMap::new();
        for path in files_under(&folder) {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let svg = std::fs::read_to_string(&path)
                .with_context(|| format!("reading {}", path.display()))?;
            figures.insert(name, svg);
        }
        Ok(SampleRun {
            success: output.status.success(),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
            figures,
        })
    }

    /// Runs each test executable once.
    pub fn tests(&self, artifacts: &[&Artifact]) -> Result<Vec<TestRun>> {
        self.each("Tests", artifacts, |artifact| {
            let package = self.package(artifact)?;
            let programs = self.programs.iter().filter(|p| p.package == artifact.package);
            let files: Vec<&Path> =
                iter::once(artifact).chain(programs.copied()).map(|a| a.path.as_path()).collect();
            let key = self.store.key(package, &files, "tests")?;
            if let Some(known) = self.store.get(&key) {
                return Ok(known);
            }
            let run = match artifact.kind {
                ArtifactKind::Library => self.doc_tests(package)?,
                _ => tests_of(&self.start(package, &artifact.path, &[], None)?),
            };
            if run.failures().is_empty() {
                self.store.put(&key, &run);
            }
            Ok(run)
        })
    }

    fn doc_tests(&self, package: &Package) -> Result<TestRun> {
        let mut command = self.workspace.cargo(self.setup);
        command.args(["test", "--quiet", "--doc", "--package", &package.name]);
        if !self.setup.blas {
            command.arg("--no-default-features");
        }
        // `--quiet` prints dots instead of names, but silences Cargo; the names are wanted.
        command.args(["--", "--format", "pretty"]);
        Ok(tests_of(&command.output().context("starting cargo test --doc")?))
    }

    fn start(
        &self,
        package: &Package,
        program: &Path,
        arguments: &[&str],
        figures: Option<&Path>,
    ) -> Result<Output> {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(&package.folder);
        command.env("CARGO_MANIFEST_DIR", &package.folder);
        command.envs(self.setup.environment.iter().cloned());
        if let Some(data) = std::env::var_os("NN_DATA_DIR") {
            command.env("NN_DATA_DIR", self.workspace.root.join(data));
        }
        if let Some(folder) = figures {
            command.env("FIGURE_DIR", folder);
        }
        command.output().with_context(|| format!("starting {}", program.display()))
    }

    fn package(&self, artifact: &Artifact) -> Result<&Package> {
        self.workspace
            .package(&artifact.package)
            .ok_or_else(|| anyhow!("no crate {} in the workspace", artifact.package))
    }

    /// Calls `work` for each artifact on two threads, under a progress bar; results in order.
    fn each<T: Send>(
        &self,
        what: &'static str,
        artifacts: &[&Artifact],
        work: impl Fn(&Artifact) -> Result<T> + Sync,
    ) -> Result<Vec<T>> {
        let bar = progress::bar(what, artifacts.len());
        let next = AtomicUsize::new(0);
        let done: Mutex<Vec<(usize, Result<T>)>> = Mutex::new(Vec::new());
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    while let Some((at, artifact)) = {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        artifacts.get(at).map(|artifact| (at, artifact))
                    } {
                        bar.set_message(format!("{} {}", artifact.package, artifact.name));
                        let result = work(artifact);
                        bar.inc(1);
                        done.lock()
                            .expect("no worker panics while it holds the lock")
                            .push((at, result));
                    }
                });
            }
        });
        bar.finish_and_clear();
        let mut done = done.into_inner().expect("no worker panics while it holds the lock");
        done.sort_by_key(|(at, _)| *at);
        done.into_iter().map(|(_, result)| result).collect()
    }
}

impl TestRun {
    /// The names of the tests that failed.
    pub fn failures(&self) -> Vec<&str> {
        let failed = self.tests.iter().filter(|(_, outcome)| *outcome == Outcome::Failed);
        failed.map(|(name, _)| name.as_str()).collect()
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Reads the lines `test NAME ... ok` of a test executable; one that dies is a failure of its own.
fn tests_of(output: &Output) -> TestRun {
    let stdout = text(&output.stdout);
    let mut tests: Vec<(String, Outcome)> = stdout.lines().filter_map(outcome).collect();
    if !output.status.success() && !tests.iter().any(|(_, o)| *o == Outcome::Failed) {
        tests.push((format!("(the test program ended with {})", output.status), Outcome::Failed));
    }
    TestRun { tests, log: format!("{stdout}{}", text(&output.stderr)) }
}

fn outcome(line: &str) -> Option<(String, Outcome)> {
    let (name, verdict) = line.strip_prefix("test ")?.rsplit_once(" ... ")?;
    let outcome = match verdict.split([',', ' ']).next()? {
        "ok" => Outcome::Passed,
        "FAILED" => Outcome::Failed,
        "ignored" => Outcome::Ignored,
        _ => return None,
    };
    let name = name.split(" - should panic").next().unwrap_or(name);
    Some((name.to_string(), outcome))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_are_read_from_the_lines_of_a_test_program() {
        assert_eq!(outcome("test a::b ... ok"), Some(("a::b".into(), Outcome::Passed)));
        assert_eq!(outcome("test a::b ... FAILED"), Some(("a::b".into(), Outcome::Failed)));
        assert_eq!(outcome("test a - should panic ... ok"), Some(("a".into(), Outcome::Passed)));
        assert_eq!(outcome("test a ... ignored, slow"), Some(("a".into(), Outcome::Ignored)));
        assert_eq!(outcome("test result: ok. 3 passed"), None);
    }
}
