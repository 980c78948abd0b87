//! `cargo xtask bench`: the criterion benchmarks, on the kernel that suits the processor.

use anyhow::{Context, Result};

use crate::setup::Setup;
use crate::workspace::Workspace;

/// Runs the benchmarks called `names`, or all of them; criterion gets `options`.
pub fn run(
    workspace: &Workspace,
    setup: &Setup,
    names: &[String],
    options: &[String],
) -> Result<bool> {
    let mut command = workspace.cargo(setup);
    command.args(arguments(setup.blas, names, options));
    Ok(command.status().context("starting cargo bench")?.success())
}

/// What Cargo is called with; it answers an unknown name with the known ones.
fn arguments<'a>(blas: bool, names: &'a [String], options: &'a [String]) -> Vec<&'a str> {
    let mut arguments = vec!["bench"];
    if !blas {
        arguments.push("--no-default-features");
    }
    // The pattern leaves out the unit tests, whose harness knows none of criterion's options.
    let names = if names.is_empty() { vec!["*"] } else { names.iter().map(|n| &**n).collect() };
    for name in names {
        arguments.extend(["--bench", name]);
    }
    arguments.push("--");
    arguments.extend(options.iter().map(String::as_str));
    arguments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_benchmarks_run_unless_one_is_named() {
        assert_eq!(arguments(true, &[], &[]), ["bench", "--bench", "*", "--"]);
        let names = ["product".to_string(), "epoch".to_string()];
        let named = arguments(true, &names, &[]);
        assert_eq!(named, ["bench", "--bench", "product", "--bench", "epoch", "--"]);
    }

    #[test]
    fn criterion_gets_the_options() {
        let options = ["--quick".to_string()];
        let quick = arguments(false, &[], &options);
        assert_eq!(quick, ["bench", "--no-default-features", "--bench", "*", "--", "--quick"]);
    }
}
