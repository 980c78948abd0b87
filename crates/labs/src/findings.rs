//! What an experiment hands back.

use crate::check::Check;
use crate::sweep::Sweep;
use crate::table::Table;
use plot::Figure;

/// What came out of an experiment, in the order in which its report tells it.
#[derive(Debug, Default)]
pub struct Findings {
    /// What was done and what was held fixed, in Markdown.
    pub setup: String,
    /// The tables.
    pub tables: Vec<Table>,
    /// The figures.
    pub pictures: Vec<Picture>,
    /// What was expected and what was found.
    pub checks: Vec<Check>,
    /// What follows, in Markdown, with its numbers from this run.
    pub conclusion: String,
    /// Every run of every setting, for `results.csv`.
    pub raw: Vec<Sweep>,
    /// What else is kept beside the report, such as weights: names and bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

/// A figure that is drawn.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The name of its file, without `.svg`.
    pub name: String,
    /// The document.
    pub svg: String,
    /// Its caption.
    pub caption: String,
    /// What is to be seen, for those who do not see it.
    pub alt: String,
}

impl Findings {
    /// Begins with what was done and what was held fixed, in Markdown.
    pub fn new(setup: impl Into<String>) -> Self {
        Self { setup: setup.into(), ..Self::default() }
    }

    /// Adds a table.
    #[must_use]
    pub fn table(mut self, table: impl Into<Table>) -> Self {
        self.tables.push(table.into());
        self
    }

    /// Adds a figure; `name` is that of its file and begins its ids, so it is the laboratory's own.
    #[must_use]
    pub fn figure(mut self, name: &str, figure: &Figure) -> Self {
        self.pictures.push(Picture {
            name: name.into(),
            svg: figure.svg_with_id(name),
            caption: figure.caption().into(),
            alt: figure.alt().into(),
        });
        self
    }

    /// Adds an expectation and what became of it.
    #[must_use]
    pub fn check(mut self, check: Check) -> Self {
        self.checks.push(check);
        self
    }

    /// What follows, in Markdown.
    #[must_use]
    pub fn conclusion(mut self, conclusion: impl Into<String>) -> Self {
        self.conclusion = conclusion.into();
        self
    }

    /// Keeps a file of this name beside the report.
    #[must_use]
    pub fn file(mut self, name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.push((name.into(), bytes.into()));
        self
    }

    /// Adds the runs to `results.csv`.
    #[must_use]
    pub fn raw(mut self, sweep: Sweep) -> Self {
        self.raw.push(sweep);
        self
    }
}
