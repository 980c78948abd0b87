//! `cargo xtask lab`: builds a laboratory for speed and runs it.

use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::Command;

use crate::setup::Setup;
use crate::workspace::Workspace;

/// The crate of the laboratories.
const PACKAGE: &str = "labs";

/// Hands `words` to the laboratory called `which`, or lists them all; the result is the exit code.
pub fn run(workspace: &Workspace, setup: &Setup, which: &str, words: &[String]) -> Result<u8> {
    // Ctrl-C is the laboratory's business: it finishes what it writes, and this waits for it.
    ctrlc::set_handler(|| {}).context("leaving Ctrl-C to the laboratory")?;
    let labs = laboratories(workspace)?;
    if which == "list" {
        if let Some(word) = words.first() {
            bail!("`lab list` takes no options, and {word:?} is one");
        }
        build(workspace, setup, &["--bins".into()])?;
        for lab in &labs {
            let code = start(workspace, setup, lab, &["list".into()])?;
            if code != 0 {
                return Ok(code);
            }
        }
        return Ok(0);
    }
    let lab = find(&labs, which)?;
    build(workspace, setup, &["--bin".into(), lab.clone()])?;
    start(workspace, setup, &lab, words)
}

/// The names of the laboratories' programs, in order.
fn laboratories(workspace: &Workspace) -> Result<Vec<String>> {
    let package = workspace.package(PACKAGE);
    let mut labs = package.with_context(|| format!("no crate {PACKAGE}"))?.programs.clone();
    labs.sort();
    Ok(labs)
}

/// The laboratory that is called `which`: `1` or `lab1`.
fn find(labs: &[String], which: &str) -> Result<String> {
    let name = format!("lab{}", which.trim_start_matches("lab"));
    if labs.contains(&name) {
        return Ok(name);
    }
    let known: Vec<&str> = labs.iter().map(|lab| lab.trim_start_matches("lab")).collect();
    bail!(
        "there is no laboratory {which}; there is {}, and `cargo xtask lab list`",
        known.join(", ")
    )
}

/// Builds with optimization: what a laboratory measures includes its own speed.
fn build(workspace: &Workspace, setup: &Setup, targets: &[String]) -> Result<()> {
    let mut command = workspace.cargo(setup);
    command.args(["build", "--release", "--package", PACKAGE]).args(targets);
    if !setup.blas {
        command.arg("--no-default-features");
    }
    if !command.status().context("starting cargo")?.success() {
        bail!("the laboratory does not build; the compiler's messages stand above");
    }
    Ok(())
}

/// Starts a laboratory that was built, and waits for it.
fn start(workspace: &Workspace, setup: &Setup, lab: &str, words: &[String]) -> Result<u8> {
    let file = format!("{lab}{}", std::env::consts::EXE_SUFFIX);
    let program: PathBuf = workspace.target.join("release").join(file);
    let mut command = Command::new(&program);
    command.args(words).current_dir(&workspace.root).envs(setup.environment.iter().cloned());
    let status = command.status().with_context(|| format!("starting {}", program.display()))?;
    // What a signal ended has no code.
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_laboratory_is_found_by_its_number_or_its_name() {
        let labs = ["lab1".to_string(), "lab2".to_string()];
        assert_eq!(find(&labs, "2").unwrap(), "lab2");
        assert_eq!(find(&labs, "lab1").unwrap(), "lab1");
        let message = find(&labs, "9").unwrap_err().to_string();
        assert_eq!(message, "there is no laboratory 9; there is 1, 2, and `cargo xtask lab list`");
    }
}
