//! Exercises that check themselves: a task, a stub, an answer, known wrong answers, and the claims
//! that tell them apart.
//!
//! `crates/NAME/exercises/ID/` holds all of it. The claims are the tests of `check.rs`; they are tried
//! in the order in which they stand there, and the documentation of the first that fails is the hint.

pub mod program;
mod prove;
mod read;
mod reader;
mod report;

use anyhow::Result;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::slice;

use crate::artifacts::Artifact;
use crate::chapter::{Chapter, Example, Kind};
use crate::problem::Problem;
use crate::setup::Setup;
use crate::verdict::{Store, files_under};
use crate::workspace::Workspace;

pub use reader::{Options, run};

/// One exercise.
pub struct Exercise {
    /// The crate and the folder's name.
    pub place: Example,
    /// `crates/NAME/exercises/ID`, relative to the root.
    pub folder: PathBuf,
    /// The first line of `task.md`.
    pub title: String,
    /// The tests of `check.rs`, in its order.
    pub claims: Vec<Claim>,
    /// The known wrong answers.
    pub wrong: Vec<Wrong>,
}

/// A test of `check.rs`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The function.
    pub name: String,
    /// Its line.
    pub line: usize,
    /// Its documentation.
    pub hint: String,
}

/// A known wrong answer, `wrong_….rs`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The file's stem.
    pub name: String,
    /// The claim whose hint it has to get.
    pub claim: String,
}

/// All exercises, and what proving them has shown.
#[derive(Default)]
pub struct Exercises {
    /// In order of their places.
    pub all: Vec<Exercise>,
    /// What the check prints when it is passed, for the exercises that were proved.
    pub printed: BTreeMap<Example, Vec<String>>,
}

impl Claim {
    /// The claim as a sentence: `the_bias_learns_too` says that the bias learns too.
    pub fn sentence(&self) -> String {
        self.name.replace('_', " ")
    }
}

impl Exercise {
    /// A file of it, relative to the root.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The stems of the files that stand where the reader's own will stand.
    pub fn variants(&self) -> impl Iterator<Item = &str> {
        ["stub", "answer"].into_iter().chain(self.wrong.iter().map(|wrong| wrong.name.as_str()))
    }
}

impl Exercises {
    /// Reads the exercises of all crates; what is missing or cannot be read goes to `problems`.
    pub fn read(workspace: &Workspace, problems: &mut Vec<Problem>) -> Result<Self> {
        let mut all = Vec::new();
        for package in &workspace.packages {
            let Ok(entries) = fs::read_dir(package.folder.join("exercises")) else { continue };
            for folder in entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()) {
                let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let place = Example { package: package.name.clone(), name };
                let folder = workspace.relative(&folder);
                all.extend(read::exercise(&workspace.root, place, folder, problems)?);
            }
        }
        all.sort_by(|a, b| a.place.cmp(&b.place));
        Ok(Self { all, printed: BTreeMap::new() })
    }

    /// The exercise at `place`.
    pub fn get(&self, place: &Example) -> Option<&Exercise> {
        self.all.iter().find(|exercise| exercise.place == *place)
    }

    /// Finds exercises that the book shows twice or never.
    pub fn shown(&self, chapters: &[Chapter], problems: &mut Vec<Problem>) {
        let mut seen: BTreeMap<&Example, (&Path, usize)> = BTreeMap::new();
        for (chapter, line, place) in places(chapters) {
            if let Some((file, line_before)) = seen.insert(place, (&chapter.file, line)) {
                let message = format!(
                    "exercise {place} is shown already, at {}:{line_before}",
                    file.display()
                );
                problems.push(Problem::new(&chapter.file, line, message));
            }
            if self.get(place).is_none() && !problems.iter().any(|problem| concerns(place, problem))
            {
                let message = format!(
                    "there is no exercise {place}: crates/{}/exercises/{} has to hold it",
                    place.package, place.name
                );
                problems.push(Problem::new(&chapter.file, line, message));
            }
        }
        for exercise in self.all.iter().filter(|exercise| !seen.contains_key(&exercise.place)) {
            let message =
                format!("no chapter shows this exercise: {{{{#exercise {}}}}}", exercise.place);
            problems.push(Problem::new(&exercise.file("task.md"), 1, message));
        }
    }

    /// Compiles and tries every answer of the exercises of `packages`.
    pub fn prove(
        &mut self,
        workspace: &Workspace,
        setup: &Setup,
        store: &Store,
        built: &[Artifact],
        packages: &[String],
        problems: &mut Vec<Problem>,
    ) -> Result<()> {
        for package in packages {
            let exercises: Vec<&Exercise> =
                self.all.iter().filter(|exercise| exercise.place.package == *package).collect();
            if exercises.is_empty() {
                continue;
            }
            let prover = prove::Prover { workspace, setup, store, built };
            let printed = prover.prove(package, &exercises, problems)?;
            self.printed.extend(printed);
        }
        Ok(())
    }
}

/// Whether `problem` lies in the files of the exercise `place`.
pub fn concerns(place: &Example, problem: &Problem) -> bool {
    problem.file.starts_with(folder(place))
}

/// The folder of the exercise `place`, relative to the root.
pub fn folder(place: &Example) -> PathBuf {
    Path::new("crates").join(&place.package).join("exercises").join(&place.name)
}

/// The Rust files of all exercises. They are in no crate, so that Cargo's own tools pass them over.
pub fn sources(workspace: &Workspace) -> Vec<PathBuf> {
    let folders = workspace.packages.iter().map(|package| package.folder.join("exercises"));
    let files = folders.flat_map(|folder| files_under(&folder));
    files.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
}

/// Where the book shows exercises: the chapter, the line, which.
pub fn places(chapters: &[Chapter]) -> impl Iterator<Item = (&Chapter, usize, &Example)> {
    chapters.iter().flat_map(|chapter| {
        chapter.directives.iter().filter_map(move |directive| match &directive.kind {
            Kind::Exercise(place) => Some((chapter, directive.line, place)),
            _ => None,
        })
    })
}

/// The number of the exercise `place` on the page that shows it.
pub fn number(chapters: &[Chapter], place: &Example) -> Option<usize> {
    let (page, ..) = places(chapters).find(|(.., other)| *other == place)?;
    places(slice::from_ref(page)).position(|(.., other)| other == place).map(|at| at + 1)
}
