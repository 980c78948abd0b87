//! A laboratory and its experiments.

use crate::bench::Bench;
use crate::error::Error;
use crate::findings::Findings;
use clap::{ArgMatches, Command};

/// A laboratory: what a student hands in as one report.
#[derive(Clone, Copy, Debug)]
pub struct Laboratory {
    /// Its number in the course.
    pub number: usize,
    /// The title of the report.
    pub title: &'static str,
    /// What the report opens with, in Markdown: the models, the data, how things were measured.
    pub introduction: &'static str,
    /// The literature behind it, a Markdown list.
    pub sources: &'static str,
    /// Where the code is that was measured, in Markdown.
    pub code: &'static str,
    /// How often a setting is repeated unless the command line says otherwise.
    pub runs: usize,
    /// The same with `--quick`.
    pub quick_runs: usize,
    /// What `--data` chooses from, where there is a choice.
    pub sets: Option<Sets>,
    /// In the order of the syllabus.
    pub experiments: &'static [Experiment],
    /// What it can do beside its experiments.
    pub tools: &'static [Tool],
}

/// The data sets of a laboratory, as `--data` calls them.
#[derive(Clone, Copy, Debug)]
pub struct Sets {
    /// The set of `--quick`: embedded, small.
    pub quick: &'static str,
    /// The set where nothing else is asked for: it needs no download either.
    pub usual: &'static str,
    /// Those that are downloaded.
    pub others: &'static [&'static str],
}

/// A sub-command that is no experiment.
#[derive(Clone, Copy, Debug)]
pub struct Tool {
    /// The sub-command.
    pub name: &'static str,
    /// What it does, a line.
    pub about: &'static str,
    /// Its arguments.
    pub arguments: fn(Command) -> Command,
    /// Does it.
    pub run: fn(&ArgMatches) -> Result<(), Error>,
}

/// One experiment: a question, and the function that answers it.
#[derive(Clone, Copy, Debug)]
pub struct Experiment {
    /// As in the syllabus: `LAB-1.1`.
    pub id: &'static str,
    /// The sub-command, and the folder of the report.
    pub name: &'static str,
    /// The heading.
    pub title: &'static str,
    /// What is asked.
    pub question: &'static str,
    /// Finds the answer.
    pub run: fn(&mut Bench) -> Result<Findings, Error>,
}

impl Experiment {
    /// Runs the experiment on the bench.
    ///
    /// # Errors
    ///
    /// Those of the experiment, and [`Error::Interrupted`].
    pub fn perform(&self, bench: &mut Bench) -> Result<Findings, Error> {
        (self.run)(bench)
    }
}

impl Laboratory {
    /// What the laboratory is called in paths: `lab1`.
    pub fn name(&self) -> String {
        format!("lab{}", self.number)
    }
}
