//! What is kept of an experiment: enough to write its report again.

use crate::bench::Bench;
use crate::check::{Check, Verdict};
use crate::error::Error;
use crate::findings::Findings;
use crate::laboratory::{Experiment, Laboratory};
use crate::table::Table;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The file of a record in an experiment's folder.
pub(crate) const FILE: &str = "record.json";

/// An experiment that was performed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Record {
    pub id: String,
    pub name: String,
    pub title: String,
    pub question: String,
    pub command: String,
    pub seed: u64,
    pub runs: usize,
    pub quick: bool,
    pub setup: String,
    pub tables: Vec<Table>,
    pub figures: Vec<Figure>,
    pub checks: Vec<Judged>,
    pub conclusion: String,
}

/// A figure and its file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Figure {
    pub file: String,
    pub caption: String,
    pub alt: String,
}

/// A check and how it ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Judged {
    pub verdict: Verdict,
    pub expected: String,
    pub found: String,
}

impl Record {
    /// Of what `experiment` found on `bench`.
    pub(crate) fn new(
        laboratory: &Laboratory,
        experiment: &Experiment,
        bench: &Bench,
        findings: &Findings,
    ) -> Self {
        let (seed, runs, quick) = (bench.seed(), bench.runs(), bench.quick());
        let usual = laboratory.sets.map(|sets| sets.usual);
        let option = match bench.data {
            _ if quick => " --quick".into(),
            Some(data) if Some(data) != usual => format!(" --data {data}"),
            _ => String::new(),
        };
        let command = format!(
            "cargo xtask lab {} {}{option} --runs {runs} --seed {seed}",
            laboratory.number, experiment.name
        );
        let figures = findings.pictures.iter().map(|picture| Figure {
            file: format!("{}.svg", picture.name),
            caption: picture.caption.clone(),
            alt: picture.alt.clone(),
        });
        let enough = !quick && runs >= laboratory.runs;
        let judged = |check: &Check| Judged {
            verdict: check.verdict(enough),
            expected: check.expected.clone(),
            found: check.found.clone(),
        };
        Self {
            id: experiment.id.into(),
            name: experiment.name.into(),
            title: experiment.title.into(),
            question: experiment.question.into(),
            command,
            seed,
            runs,
            quick,
            setup: findings.setup.clone(),
            tables: findings.tables.clone(),
            figures: figures.collect(),
            checks: findings.checks.iter().map(judged).collect(),
            conclusion: findings.conclusion.clone(),
        }
    }

    /// The record that an earlier run left in `folder`; none when there is none.
    ///
    /// # Errors
    ///
    /// [`Error::File`] and [`Error::Record`] for one that cannot be read.
    pub(crate) fn read(folder: &Path) -> Result<Option<Self>, Error> {
        let path = folder.join(FILE);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if is_absent(&error) => return Ok(None),
            Err(error) => return Err(Error::file("read", &path, error)),
        };
        let record = serde_json::from_str(&text);
        record.map(Some).map_err(|error| Error::Record { path, reason: error.to_string() })
    }

    /// How many checks ended so.
    pub(crate) fn count(&self, verdict: Verdict) -> usize {
        self.checks.iter().filter(|check| check.verdict == verdict).count()
    }
}

/// Whether the system means that there is no such file.
pub(crate) fn is_absent(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{NotADirectory, NotFound};
    matches!(error.kind(), NotFound | NotADirectory)
}
