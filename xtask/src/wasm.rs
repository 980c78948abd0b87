//! A compiler for WebAssembly: the own one, or Debian's.
//!
//! The standard library for WebAssembly comes from `rustup`; where that cannot be reached, Debian's
//! compiler builds it from Debian's copy of its source.

use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;

use crate::setup::{self, Setup};
use crate::workspace::Workspace;

/// What is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// How to get one.
pub const ADVICE: &str = "no standard library for it: rustup target add wasm32-unknown-unknown, \
    or on Debian: sudo apt-get install rustc-web cargo-web rust-web-src";

/// Debian's programs, which hide behind those of `rustup` when called by their names.
const DEBIAN: &str = "/usr/bin";

/// What can compile for the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compiler {
    /// The toolchain in use, with the target's standard library.
    Own,
    /// Debian's, with the standard library's source.
    Debian,
}

impl Compiler {
    /// The compiler of this machine, if it has one. Under CI one is installed where none is.
    ///
    /// # Errors
    ///
    /// Under CI, where that fails: what was tried.
    pub fn find(workspace: &Workspace) -> Result<Result<Option<Self>, String>> {
        if has_target(workspace)? {
            return Ok(Ok(Some(Self::Own)));
        }
        if debian_is_ready() {
            return Ok(Ok(Some(Self::Debian)));
        }
        if !setup::is_ci() {
            return Ok(Ok(None));
        }
        let mut rustup = Command::new("rustup");
        rustup.args(["target", "add", TARGET]).current_dir(&workspace.root);
        if rustup.output().is_ok_and(|output| output.status.success()) && has_target(workspace)? {
            return Ok(Ok(Some(Self::Own)));
        }
        if let Err(error) = setup::install_webassembly() {
            return Ok(Err(format!("{ADVICE}\n{error}")));
        }
        if !debian_is_ready() {
            let least = env!("CARGO_PKG_RUST_VERSION");
            return Ok(Err(format!("Debian's Rust is older than {least}\n{ADVICE}")));
        }
        Ok(Ok(Some(Self::Debian)))
    }

    /// `cargo build` with it, for the target; packages and profile are the caller's to add.
    ///
    /// `folder` is where it builds; Debian's compiler, whose files are its own, builds below `wasm` in it.
    pub fn build(self, workspace: &Workspace, setup: &Setup, folder: &Path) -> Command {
        let mut command = match self {
            Self::Own => workspace.cargo(setup),
            Self::Debian => {
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
                command
            }
        };
        command.args(["build", "--quiet", "--lib", "--target", TARGET, "--target-dir"]);
        match self {
            Self::Own => command.arg(folder),
            Self::Debian => command.arg(folder.join("wasm")).arg("-Zbuild-std=std,panic_abort"),
        };
        command
    }

    /// The folder of what [`build`](Self::build) made in `folder` with the profile `profile`.
    pub fn output(self, folder: &Path, profile: &str) -> std::path::PathBuf {
        let folder = match self {
            Self::Own => folder.to_path_buf(),
            Self::Debian => folder.join("wasm"),
        };
        folder.join(TARGET).join(profile)
    }
}

/// Whether the toolchain in use has the target's standard library.
fn has_target(workspace: &Workspace) -> Result<bool> {
    let mut rustc = rustc(workspace);
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    let output = rustc.output().context("starting rustc")?;
    let folder = String::from_utf8_lossy(&output.stdout);
    Ok(Path::new(folder.trim()).is_dir())
}

/// The compiler that Cargo calls here.
pub fn rustc(workspace: &Workspace) -> Command {
    let mut rustc = Command::new(std::env::var_os("RUSTC").unwrap_or("rustc".into()));
    rustc.current_dir(&workspace.root);
    rustc
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
