//! `cargo xtask`: verifies every chapter and builds the book from what it verified.
//!
//! One task a file. Nothing here links BLAS or a topic crate, so that it starts on a bare machine
//! and can say what is missing.

mod artifacts;
mod bench;
mod bless;
mod book;
mod browser;
mod chapter;
mod coverage;
mod data;
mod exercise;
mod kernels;
mod lab;
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
mod wasm;
mod workspace;

use anyhow::Result;
use clap::{CommandFactory, Parser, Subcommand};
use std::process::ExitCode;

use workspace::Workspace;

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about, version)]
#[command(after_help = "Examples:
  cargo xtask book --open        verify what the book shows, build it, open it
  cargo xtask test               verify every chapter
  cargo xtask test perceptron    verify one chapter
  cargo xtask lab 1 all          perform laboratory 1
  cargo xtask data get mnist     download a data set
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
    /// Get and check the data sets that are downloaded
    #[command(subcommand)]
    Data(data::Action),
    /// Run a laboratory: all of its experiments, or one
    #[command(disable_help_flag = true)]
    #[command(after_help = "Examples:
  cargo xtask lab list              all laboratories and their experiments
  cargo xtask lab 1                 what laboratory 1 offers
  cargo xtask lab 1 all --quick     all its experiments, in seconds
  cargo xtask lab 1 threshold       one of them")]
    Lab {
        /// Its number, or `list`
        #[arg(default_value = "list", allow_hyphen_values = true)]
        which: String,
        /// Handed to the laboratory: an experiment, `all`, options
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        words: Vec<String>,
    },
    /// Hand out an exercise of the book, and check what you made of it
    #[command(after_help = "Examples:
  cargo xtask exercise list                          all exercises, and which you have solved
  cargo xtask exercise perceptron/distance           begin it; from then on, check it
  cargo xtask exercise perceptron/distance --hint    check it and say what to think about")]
    Exercise(exercise::Options),
    /// Find what is missing (a C compiler, OpenBLAS) and install it, or say how
    Setup,
    /// Verify every chapter, or the chapters named
    #[command(after_help = "Examples:
  cargo xtask test
  cargo xtask test perceptron tensor
  cargo xtask test --kernels")]
    Test {
        /// Folders under book/src, or crates; all when none is named
        chapters: Vec<String>,
        /// Compare outputs and figures on every kernel of OpenBLAS, and without BLAS
        #[arg(long, conflicts_with = "chapters")]
        kernels: bool,
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
    /// Check formatting, lints, documentation, the builds without BLAS and for WebAssembly, the pages
    Tidy {
        /// fmt, clippy, doc, no-blas, wasm, browser, machine; all when none is named
        steps: Vec<String>,
    },
}

fn main() -> ExitCode {
    match perform(Cli::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the task; an exit code other than 0 is a verdict (something does not hold), an error is a
/// failure to judge.
fn perform(cli: Cli) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    let verdict = |holds: Result<bool>| {
        holds.map(|holds| if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    };
    if let Task::Setup = cli.task {
        setup::report(cli.yes)?;
        return Ok(ExitCode::SUCCESS);
    }
    if let Task::Lab { which, .. } = &cli.task
        && matches!(which.as_str(), "-h" | "--help" | "help")
    {
        let mut command = Cli::command();
        command.build();
        command.find_subcommand_mut("lab").expect("it is a task").print_help()?;
        return Ok(ExitCode::SUCCESS);
    }
    if let Task::Data(action) = &cli.task {
        return verdict(data::run(action));
    }
    let setup = setup::ensure(cli.yes)?;
    match cli.task {
        Task::Setup | Task::Data(_) => Ok(ExitCode::SUCCESS),
        Task::Lab { which, words } => {
            lab::run(&workspace, &setup, &which, &words).map(ExitCode::from)
        }
        Task::Test { kernels: true, .. } => verdict(kernels::run(&workspace, &setup)),
        Task::Test { chapters, .. } => verdict(test::run(&workspace, &setup, &chapters)),
        Task::Book { open, watch } => verdict(book::run(&workspace, &setup, open, watch)),
        Task::Exercise(options) => verdict(exercise::run(&workspace, &setup, &options)),
        Task::Bless { chapters } => verdict(bless::run(&workspace, &setup, &chapters)),
        Task::Bench { names, options } => verdict(bench::run(&workspace, &setup, &names, &options)),
        Task::Tidy { steps } => verdict(tidy::run(&workspace, &setup, &steps)),
    }
}
