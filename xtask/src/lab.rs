//! `cargo xtask lab`: builds a laboratory for speed and runs it.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::setup::Setup;
use crate::workspace::Workspace;

/// The crate of the laboratories.
const PACKAGE: &str = "labs";

/// The variable that tells a laboratory where its reports go.
const REPORTS: &str = "LECTERN_LABS";

/// The exit code after Ctrl-C.
const STOPPED: u8 = 130;

/// Whether Ctrl-C was pressed.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// Hands `words` to the laboratory called `which`, or lists them all; the result is the exit code.
pub fn run(workspace: &Workspace, setup: &Setup, which: &str, words: &[String]) -> Result<u8> {
    // Ctrl-C is the laboratory's business: it finishes what it writes, and this waits for it.
    let noticed = || INTERRUPTED.store(true, Ordering::SeqCst);
    ctrlc::set_handler(noticed).context("leaving Ctrl-C to the laboratory")?;
    let labs = laboratories(workspace)?;
    if which == "list" {
        if let Some(word) = words.first() {
            bail!("`lab list` takes no options, and {word:?} is one");
        }
        let Some(programs) = build(workspace, setup, &["--bins".into()])? else {
            return Ok(STOPPED);
        };
        for lab in &labs {
            let code = start(workspace, setup, &programs, lab, &["list".into()])?;
            if code != 0 {
                return Ok(code);
            }
        }
        return Ok(0);
    }
    let lab = find(&labs, which)?;
    match build(workspace, setup, &["--bin".into(), lab.clone()])? {
        Some(programs) => start(workspace, setup, &programs, &lab, words),
        None => Ok(STOPPED),
    }
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
    bail!("there is no laboratory {which}; known: {} (`cargo xtask lab list`)", known.join(", "))
}

/// Builds with optimization, since what a laboratory measures includes its own speed, and says where
/// the programs are; none after Ctrl-C.
fn build(
    workspace: &Workspace,
    setup: &Setup,
    targets: &[String],
) -> Result<Option<Vec<(String, PathBuf)>>> {
    let mut command = workspace.cargo(setup);
    command.args(["build", "--release", "--message-format=json-render-diagnostics"]);
    command.args(["--package", PACKAGE]).args(targets);
    if !setup.blas {
        command.arg("--no-default-features");
    }
    let output = command.stderr(Stdio::inherit()).output().context("starting cargo")?;
    if INTERRUPTED.load(Ordering::SeqCst) {
        return Ok(None);
    }
    if !output.status.success() {
        bail!("the laboratory does not build; the compiler's messages stand above");
    }
    let messages = String::from_utf8_lossy(&output.stdout);
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let program = |message: Value| {
        let file = message["executable"].as_str()?;
        Some((message["target"]["name"].as_str()?.to_owned(), PathBuf::from(file)))
    };
    Ok(Some(messages.filter_map(program).collect()))
}

/// Starts a laboratory that was built, and waits for it. Its reports go under Cargo's target folder
/// unless it is told otherwise; paths on its command line are those of the caller.
fn start(
    workspace: &Workspace,
    setup: &Setup,
    programs: &[(String, PathBuf)],
    lab: &str,
    words: &[String],
) -> Result<u8> {
    let program = programs.iter().find(|(name, _)| name == lab);
    let (_, program) = program.with_context(|| format!("cargo built no program {lab}"))?;
    let mut command = Command::new(program);
    command.args(words).envs(setup.environment.iter().cloned());
    if std::env::var_os(REPORTS).is_none() {
        command.env(REPORTS, workspace.target.join("labs"));
    }
    let status = command.status().with_context(|| format!("starting {}", program.display()))?;
    match status.code() {
        Some(code) => Ok(u8::try_from(code).unwrap_or(1)),
        None => bail!("{lab} did not come to its end: {status}"),
    }
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
        assert_eq!(message, "there is no laboratory 9; known: 1, 2 (`cargo xtask lab list`)");
    }
}
