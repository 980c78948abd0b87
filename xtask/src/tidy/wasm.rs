//! Every library builds for WebAssembly: the book's live figures run them in the page. Only a crate with
//! `wasm = false` under `[package.metadata.lectern]` need not.

use anyhow::Result;

use super::{Outcome, check};
use crate::setup::Setup;
use crate::wasm::{ADVICE, Compiler};
use crate::workspace::Workspace;

/// Builds the libraries with whatever can.
pub fn run(workspace: &Workspace, setup: &Setup) -> Result<Outcome> {
    let compiler = match Compiler::find(workspace)? {
        Ok(Some(compiler)) => compiler,
        Ok(None) => return Ok(Outcome::Skipped(ADVICE.into())),
        Err(error) => return Ok(Outcome::Failed(error)),
    };
    let mut command = compiler.build(workspace, setup, &workspace.target);
    // The quickest profile will do: nothing of this is run.
    command.args(["--profile", "xtask", "--no-default-features"]);
    for package in workspace.packages.iter().filter(|package| package.wasm) {
        command.args(["--package", &package.name]);
    }
    check(&mut command)
}
