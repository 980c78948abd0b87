//! `cargo xtask tidy browser`: the built book, driven in a headless Chromium as a reader would.
//!
//! What drives it is a package of its own, `xtask/browser`: its dependencies take longer to compile than
//! all of `xtask`, and who only reads the book never needs them.

#[path = "../browser/src/chromium.rs"]
mod chromium;

use anyhow::{Context, Result};

use crate::book;
use crate::setup::{self, Setup};
use crate::tidy::{Outcome, check};
use crate::workspace::Workspace;

const ADVICE: &str =
    "no Chromium: sudo apt-get install chromium, or name one in the variable CHROMIUM";

/// Builds the book and the driver, lets the driver find its planted faults, and then whatever the book has.
pub fn run(workspace: &Workspace, setup: &Setup) -> Result<Outcome> {
    if chromium::find().is_none() {
        if !setup::is_ci() {
            return Ok(Outcome::Skipped(ADVICE.into()));
        }
        if let Err(error) = setup::install_chromium() {
            return Ok(Outcome::Failed(format!("{ADVICE}\n{error}")));
        }
    }
    if !book::run(workspace, setup, false, false)? {
        return Ok(Outcome::Failed("the book is not built; why, stands above".into()));
    }
    let cargo = |task: &str| {
        let mut command = workspace.cargo(setup);
        command.args([task, "--quiet", "--profile", "xtask", "--package", "browser"]);
        command
    };
    let tested = check(&mut cargo("test"))?;
    if !matches!(tested, Outcome::Passed) {
        return Ok(tested);
    }
    let mut drive = cargo("run");
    drive.args(["--", "book"]).arg(workspace.target.join("book"));
    let output = drive.output().context("starting cargo")?;
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if !output.status.success() {
        return Ok(Outcome::Failed(said(&[output.stdout, output.stderr].concat())));
    }
    print!("{}", said(&output.stdout));
    Ok(Outcome::Passed)
}
