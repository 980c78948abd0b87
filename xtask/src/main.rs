//! `cargo xtask`: verifies every chapter and builds the book from what it verified.
//!
//! One task a file. Nothing here links BLAS or a topic crate, so that it starts on a bare machine
//! and can say what is missing.

mod artifacts;
mod bench;
mod bless;
mod book;
mod chapter;
mod coverage;
mod problem;
mod progress;
mod run;
mod setup;
mod snapshot;
mod source;
mod test;
mod tidy;
mod verdict;
mod verify;
mod workspace;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::process::ExitCode;

use workspace::Workspace;

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about, version)]
#[command(after_help = "Examples:
  cargo xtask book --open        verify what the book shows, build it, open it
  cargo xtask test               verify every chapter
  cargo xtask test perceptron    verify one chapter
  cargo xtask bless perceptron   accept its new outputs and figures, after a look")]
struct Cli {
    #[command(subcommand)]
    task: Task,

    /// Answer yes when something has to be installed
    #[arg(long, global = true)]
    yes: bool,
}

#[derive(Subcommand)]
enum Task {
    /// Find what is missing (a C compiler, OpenBLAS) and install it, or say how
    Setup,
    /// Verify every chapter, or the chapters named
    #[command(after_help = "Examples:
  cargo xtask test
  cargo xtask test perceptron tensor")]
    Test {
        /// Folders under book/src, or crates; all when none is named
        chapters: Vec<String>,
    },
    /// Build the book from verified parts
    #[command(after_help = "Examples:
  cargo xtask book
  cargo xtask book --open
  cargo xtask book --open --watch")]
    Book {
        /// Open the first page in the browser
        #[arg(long)]
        open: bool,
        /// Build again whenever a chapter or a crate changes; Ctrl-C ends it
        #[arg(long)]
        watch: bool,
    },
    /// Accept new outputs and figures as the snapshots to compare with
    Bless {
        /// Folders under book/src, or crates; all when none is named
        chapters: Vec<String>,
    },
    /// Run the criterion benchmarks
    #[command(after_help = "Examples:
  cargo xtask bench
  cargo xtask bench product -- --quick")]
    Bench {
        /// Names of benchmarks; all when none is named
        names: Vec<String>,
        /// Handed to criterion as they are
        #[arg(last = true)]
        options: Vec<String>,
    },
    /// Check formatting, lints, documentation, the builds without BLAS and for WebAssembly
    Tidy {
        /// fmt, clippy, doc, no-blas, wasm, machine; all when none is named
        steps: Vec<String>,
    },
}

fn main() -> ExitCode {
    match perform(Cli::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the task; `false` is a verdict (something does not hold), an error is a failure to judge.
fn perform(cli: Cli) -> Result<bool> {
    let workspace = Workspace::find()?;
    if let Task::Setup = cli.task {
        setup::report(cli.yes)?;
        return Ok(true);
    }
    let setup = setup::ensure(cli.yes)?;
    match cli.task {
        Task::Setup => Ok(true),
        Task::Test { chapters } => test::run(&workspace, &setup, &chapters),
        Task::Book { open, watch } => book::run(&workspace, &setup, open, watch),
        Task::Bless { chapters } => bless::run(&workspace, &setup, &chapters),
        Task::Bench { names, options } => bench::run(&workspace, &setup, &names, &options),
        Task::Tidy { steps } => tidy::run(&workspace, &setup, &steps),
    }
}
