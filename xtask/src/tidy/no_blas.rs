//! Everything works without BLAS: for a reader without rights on the machine, and for the page.

use anyhow::Result;

use super::{Outcome, check};
use crate::setup::Setup;
use crate::workspace::Workspace;

/// Looks for BLAS below every crate without its default features, and tests them so.
pub fn run(workspace: &Workspace, setup: &Setup) -> Result<Outcome> {
    for package in &workspace.packages {
        let mut command = workspace.cargo(setup);
        command.args(["tree", "--no-default-features", "--prefix", "none", "--format", "{p}"]);
        let output = command.args(["--package", &package.name]).output()?;
        if !output.status.success() {
            return Ok(Outcome::Failed(String::from_utf8_lossy(&output.stderr).into_owned()));
        }
        if let Some(library) = blas_in(&String::from_utf8_lossy(&output.stdout)) {
            return Ok(Outcome::Failed(format!(
                "{name} depends on {library} without its default features; which way, tells\n\
                 cargo tree --package {name} --no-default-features --invert {library}",
                name = package.name
            )));
        }
    }
    let mut command = workspace.cargo(setup);
    command.args(["test", "--quiet", "--no-default-features"]);
    for package in &workspace.packages {
        command.args(["--package", &package.name]);
    }
    check(&mut command)
}

/// The first line of a dependency tree that is a BLAS.
fn blas_in(tree: &str) -> Option<&str> {
    tree.lines()
        .filter_map(|line| line.split(' ').next())
        .find(|name| matches!(*name, "blas-src" | "openblas-src" | "cblas-sys"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blas_is_found_in_a_tree() {
        assert_eq!(blas_in("tensor v0.1.0\nndarray v0.17.2\nblas-src v0.14.0\n"), Some("blas-src"));
        assert_eq!(blas_in("tensor v0.1.0\nndarray v0.17.2\n"), None);
    }
}
