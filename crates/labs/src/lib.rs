//! What the laboratories share: a bench on which an experiment repeats its runs, and a report in
//! which it says what came out.
//!
//! An [`Experiment`] is a function of the [`Bench`]. It repeats its runs with
//! [`sweep`](Bench::sweep), which takes care of seeds, progress bar and Ctrl-C, and hands back
//! [`Findings`]: tables, figures, what was expected and what was found.
//!
//! ```
//! use labs::{Bench, Check, Error, Experiment, Findings, Measures};
//! use rand::Rng;
//!
//! /// How many throws of a coin until heads?
//! fn throws(bench: &mut Bench) -> Result<Findings, Error> {
//!     let sweep = bench.sweep("coin", [0.5, 0.25], |p| format!("P = {p}"), |&p, streams| {
//!         let mut rng = streams.stream("coin");
//!         let throws = 1 + (0..).take_while(|_| !rng.random_bool(p)).count();
//!         Ok(Measures::new().with("throws", throws as f64))
//!     })?;
//!     let mean = sweep[0].summary("throws").mean();
//!     Ok(Findings::new("The coin is thrown until it shows heads.")
//!         .table(sweep.table("How often the coin is thrown.").column("throws", sweep.means("throws", 1)))
//!         .check(Check::measured("2 ± 0.5 throws of a fair coin", format!("{mean:.1}"), (mean - 2.0).abs() < 0.5))
//!         .conclusion("The rarer heads, the longer the wait.")
//!         .raw(sweep))
//! }
//!
//! let experiment = Experiment {
//!     id: "LAB-0.1",
//!     name: "coin",
//!     title: "Waiting for heads",
//!     question: "How long does one wait for heads?",
//!     run: throws,
//! };
//! # let mut bench = Bench::silent(&experiment, 1, 200, false);
//! # assert!(experiment.perform(&mut bench).unwrap().checks.iter().all(Check::holds));
//! ```
//!
//! [`run`] is the rest of a laboratory's `main`: the command line, the reports under
//! `target/labs/labN/`, and the page that gathers them.

mod bench;
mod check;
mod command;
pub mod compare;
mod cores;
mod distort;
mod error;
mod findings;
mod interrupt;
mod laboratory;
mod lesson;
mod markdown;
mod options;
mod outcome;
mod page;
mod progress;
mod record;
mod report;
mod rule;
mod run;
mod steps;
mod summary;
mod sweep;
mod table;
pub mod task;
mod watcher;
mod ways;
mod work;
mod write;

pub use bench::Bench;
pub use check::{Check, Verdict};
pub use command::{run, show};
pub use cores::with_blas_threads;
pub use error::Error;
pub use findings::{Findings, Picture};
pub use laboratory::{Experiment, Laboratory, Sets, Tool};
pub use lesson::Lesson;
pub use outcome::{Outcome, Outcomes};
pub use rule::Rule;
pub use run::Run;
pub use steps::Steps;
pub use summary::{Summary, signed};
pub use sweep::{Measures, Series, Sweep};
pub use table::Table;
pub use watcher::Watcher;
pub use ways::{ByError, Signs};
pub use work::work;
pub use write::file as write_file;
