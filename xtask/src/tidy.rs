//! `cargo xtask tidy`: what else has to hold before a commit, a line each.

mod no_blas;
mod wasm;

use anyhow::{Context, Result, bail};
use console::style;
use indicatif::{ProgressBar, ProgressStyle};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::browser;
use crate::exercise;
use crate::setup::{self, Setup};
use crate::workspace::Workspace;

/// What a step found.
pub enum Outcome {
    /// It holds.
    Passed,
    /// It does not: what the tool said.
    Failed(String),
    /// A tool is missing: which, and how to get it. Under CI, where nobody reads this, a failure.
    Skipped(String),
}

/// A step: its name, what it looks at, how.
type Step = (&'static str, &'static str, fn(&Workspace, &Setup) -> Result<Outcome>);

const STEPS: [Step; 7] = [
    ("fmt", "formatting", fmt),
    ("clippy", "lints", clippy),
    ("doc", "documentation and its links", doc),
    ("no-blas", "builds and tests without BLAS", no_blas::run),
    ("wasm", "libraries for WebAssembly", wasm::run),
    ("browser", "the built book in a headless Chromium", browser::run),
    ("machine", "xtask's own tests", machine),
];

/// Runs the steps called `names`, or all of them, each whatever became of the others.
pub fn run(workspace: &Workspace, setup: &Setup, names: &[String]) -> Result<bool> {
    let ci = setup::is_ci();
    let steps = choose(names)?;
    let mut sound = true;
    if ci && !setup.blas {
        print("✗", "setup", "OpenBLAS could not be had", Duration::ZERO);
        sound = false;
    }
    for (name, what, step) in steps {
        let start = Instant::now();
        let spinner = spinner(name, what);
        let outcome = judge(step(workspace, setup)?, ci);
        spinner.finish_and_clear();
        match outcome {
            Outcome::Passed => print("✓", name, what, start.elapsed()),
            Outcome::Skipped(reason) => print("–", name, &reason, start.elapsed()),
            Outcome::Failed(text) => {
                print("✗", name, what, start.elapsed());
                eprintln!("{}\n", text.trim_end());
                sound = false;
            }
        }
    }
    Ok(sound)
}

fn choose(names: &[String]) -> Result<Vec<Step>> {
    if names.is_empty() {
        return Ok(STEPS.to_vec());
    }
    names
        .iter()
        .map(|name| match STEPS.iter().find(|(step, ..)| step == name) {
            Some(step) => Ok(*step),
            None => bail!("no step is called {name}; there are: {}", STEPS.map(|s| s.0).join(", ")),
        })
        .collect()
}

/// Under CI nothing is left out in silence.
fn judge(outcome: Outcome, ci: bool) -> Outcome {
    match outcome {
        Outcome::Skipped(reason) if ci => Outcome::Failed(reason),
        outcome => outcome,
    }
}

fn print(mark: &str, name: &str, text: &str, time: Duration) {
    let mark = match mark {
        "✓" => style(mark).green(),
        "✗" => style(mark).red(),
        _ => style(mark).yellow(),
    };
    println!("{mark} {name:8} {:6.1} s  {text}", time.as_secs_f64());
}

fn spinner(name: &str, what: &str) -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {prefix:8} {elapsed:>8}  {msg}")
        .expect("the template is a constant that parses");
    let spinner = ProgressBar::new_spinner().with_style(style);
    let spinner = spinner.with_prefix(name.to_string()).with_message(what.to_string());
    spinner.enable_steady_tick(Duration::from_millis(200));
    spinner
}

/// Runs `command`: it passes when it succeeds.
pub fn check(command: &mut Command) -> Result<Outcome> {
    let program = command.get_program().display().to_string();
    let output = command.output().with_context(|| format!("starting {program}"))?;
    if output.status.success() {
        return Ok(Outcome::Passed);
    }
    let text = [output.stdout, output.stderr].concat();
    Ok(Outcome::Failed(String::from_utf8_lossy(&text).into_owned()))
}

/// The same for a part of the toolchain that may not be installed.
fn check_with(component: &str, command: &mut Command) -> Result<Outcome> {
    Ok(match check(command)? {
        Outcome::Failed(text) if is_missing(&text) => {
            Outcome::Skipped(format!("not installed: rustup component add {component}"))
        }
        outcome => outcome,
    })
}

fn is_missing(text: &str) -> bool {
    text.contains("is not installed for the toolchain") || text.contains("no such command")
}

fn fmt(workspace: &Workspace, setup: &Setup) -> Result<Outcome> {
    let mut command = workspace.cargo(setup);
    let outcome = check_with("rustfmt", command.args(["fmt", "--all", "--", "--check"]))?;
    let exercises = exercise::sources(workspace);
    if exercises.is_empty() || !matches!(outcome, Outcome::Passed) {
        return Ok(outcome);
    }
    let mut command = Command::new("rustfmt");
    check_with("rustfmt", command.args(["--edition=2024", "--check"]).args(exercises))
}

fn clippy(workspace: &Workspace, setup: &Setup) -> Result<Outcome> {
    let mut command = workspace.cargo(setup);
    command.args(["clippy", "--quiet", "--workspace", "--all-targets"]);
    if !setup.blas {
        command.arg("--no-default-features");
    }
    check_with("clippy", command.args(["--", "--deny", "warnings"]))
}

fn doc(workspace: &Workspace, setup: &Setup) -> Result<Outcome> {
    let mut command = workspace.cargo(setup);
    command
        .args(["doc", "--quiet", "--workspace", "--no-deps"])
        .env("RUSTDOCFLAGS", "--deny warnings");
    if !setup.blas {
        command.arg("--no-default-features");
    }
    check(&mut command)
}

fn machine(workspace: &Workspace, setup: &Setup) -> Result<Outcome> {
    let mut command = workspace.cargo(setup);
    check(command.args(["test", "--quiet", "--profile", "xtask", "--package", "xtask"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_steps_run_unless_some_are_named() {
        let names = |steps: Vec<Step>| steps.iter().map(|step| step.0).collect::<Vec<_>>();
        assert_eq!(names(choose(&[]).unwrap()).len(), STEPS.len());
        let chosen = choose(&["wasm".into(), "fmt".into()]).unwrap();
        assert_eq!(names(chosen), ["wasm", "fmt"]);
        let error = choose(&["lint".into()]).err().unwrap().to_string();
        assert!(error.contains("lint; there are: fmt, clippy"), "{error}");
    }

    #[test]
    fn what_is_skipped_elsewhere_fails_under_ci() {
        let skipped = || Outcome::Skipped("no tool".into());
        assert!(matches!(judge(skipped(), false), Outcome::Skipped(_)));
        assert!(matches!(judge(skipped(), true), Outcome::Failed(_)));
        assert!(matches!(judge(Outcome::Passed, true), Outcome::Passed));
    }

    #[test]
    fn a_failing_command_is_quoted() {
        let mut command = Command::new("rustc");
        let outcome = check(command.arg("no-such-file.rs")).unwrap();
        assert!(matches!(outcome, Outcome::Failed(text) if text.contains("no-such-file.rs")));
    }

    #[test]
    fn a_missing_component_is_not_a_failing_one() {
        let rustup = "error: 'cargo-fmt' is not installed for the toolchain '1.95.0'.";
        assert!(is_missing(rustup));
        assert!(is_missing("error: no such command: `clippy`"));
        assert!(!is_missing("Diff in src/lib.rs:3"));
    }
}
