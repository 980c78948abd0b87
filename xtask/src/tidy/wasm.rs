//! Every library builds for WebAssembly: the book's live figures run them in the page. Only a crate with
//! `wasm = false` under `[package.metadata.lectern]` need not.
//!
//! The standard library for WebAssembly comes from `rustup`; where that cannot be reached, Debian's
//! compiler builds it from Debian's copy of its source.

use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;

use super::{Outcome, check};
use crate::setup::{self, Setup};
use crate::workspace::Workspace;

const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's programs, which hide behind those of `rustup` when called by their names.
const DEBIAN: &str = "/usr/bin";

const ADVICE: &str = "no standard library for it: rustup target add wasm32-unknown-unknown, \
    or on Debian: sudo apt-get install rustc-web cargo-web rust-web-src";

/// Builds the libraries with whatever can.
pub fn run(workspace: &Workspace, setup: &Setup) -> Result<Outcome> {
    if has_target(workspace)? {
        return check(&mut own(workspace, setup));
    }
    if debian_is_ready() {
        return check(&mut debian(workspace, setup));
    }
    if !setup::is_ci() {
        return Ok(Outcome::Skipped(ADVICE.into()));
    }
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", TARGET]).current_dir(&workspace.root);
    if rustup.output().is_ok_and(|output| output.status.success()) && has_target(workspace)? {
        return check(&mut own(workspace, setup));
    }
    if let Err(error) = setup::install_webassembly() {
        return Ok(Outcome::Failed(format!("{ADVICE}\n{error}")));
    }
    if !debian_is_ready() {
        let least = env!("CARGO_PKG_RUST_VERSION");
        return Ok(Outcome::Failed(format!("Debian's Rust is older than {least}\n{ADVICE}")));
    }
    check(&mut debian(workspace, setup))
}

/// Whether the toolchain in use has the target's standard library.
fn has_target(workspace: &Workspace) -> Result<bool> {
    let mut rustc = Command::new(std::env::var_os("RUSTC").unwrap_or("rustc".into()));
    rustc.args(["--print", "target-libdir", "--target", TARGET]).current_dir(&workspace.root);
    let output = rustc.output().context("starting rustc")?;
    let folder = String::from_utf8_lossy(&output.stdout);
    Ok(Path::new(folder.trim()).is_dir())
}

/// Whether Debian's compiler is here, not too old, and has the standard library's source.
fn debian_is_ready() -> bool {
    let version = |program: &str| {
        let output = Command::new(Path::new(DEBIAN).join(program)).arg("--version").output();
        let text = output.map(|output| output.stdout).unwrap_or_default();
        release(&String::from_utf8_lossy(&text))
    };
    let least = release(concat!("rustc ", env!("CARGO_PKG_RUST_VERSION")));
    version("cargo").is_some()
        && version("rustc") >= least
        && Path::new("/usr/lib/rustlib/src/rust/library/std").is_dir()
}

/// Major and minor version in `rustc 1.96.0 (…)`.
fn release(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.split(' ').nth(1)?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

fn own(workspace: &Workspace, setup: &Setup) -> Command {
    let mut command = workspace.cargo(setup);
    build(&mut command, workspace);
    command
}

fn debian(workspace: &Workspace, setup: &Setup) -> Command {
    let mut command = Command::new(Path::new(DEBIAN).join("cargo"));
    command.current_dir(&workspace.root).envs(setup.environment.iter().cloned());
    // What `rustup` and the Cargo that started this have set speaks of another toolchain.
    for name in ["CARGO", "RUSTUP_TOOLCHAIN", "RUSTC_WRAPPER", "LD_LIBRARY_PATH"] {
        command.env_remove(name);
    }
    command
        .env("PATH", "/usr/bin:/bin")
        .env("RUSTC", Path::new(DEBIAN).join("rustc"))
        // Lets a released compiler build the standard library.
        .env("RUSTC_BOOTSTRAP", "1");
    build(&mut command, workspace);
    command.arg("-Zbuild-std=std,panic_abort");
    command.arg("--target-dir").arg(workspace.target.join("wasm"));
    command
}

/// The quickest profile will do: nothing of this is run.
fn build(command: &mut Command, workspace: &Workspace) {
    command.args(["build", "--quiet", "--lib", "--profile", "xtask", "--target", TARGET]);
    command.arg("--no-default-features");
    for package in workspace.packages.iter().filter(|package| package.wasm) {
        command.args(["--package", &package.name]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releases_are_compared_by_number() {
        assert_eq!(release("rustc 1.96.0 (ac68faa20 2026-05-25)"), Some((1, 96)));
        assert!(release("rustc 1.100.0") > release("rustc 1.95"));
        assert!(release("") < release("rustc 1.0.0"));
    }
}
