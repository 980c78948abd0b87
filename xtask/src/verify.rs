//! Verifies what the book shows: listings, samples, figures, checks, coverage.

mod judge;

use anyhow::{Result, bail};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use crate::artifacts::{self, Artifact, ArtifactKind};
use crate::book::appendix::Appendices;
use crate::book::live::Modules;
use crate::chapter::{self, Chapter, Directive, Example, Kind};
use crate::coverage::{self, Share, Shown};
use crate::exercise::Exercises;
use crate::problem::Problem;
use crate::run::{Runner, SampleRun, TestRun};
use crate::setup::Setup;
use crate::source::Source;
use crate::verdict::{Store, files_under};
use crate::workspace::Workspace;

/// Everything known of the book after its parts were run.
pub struct Verified {
    /// All chapters, chosen or not.
    pub chapters: Vec<Chapter>,
    /// The names of the chapters that were verified.
    pub chosen: Vec<String>,
    /// The crates that were verified.
    pub packages: Vec<String>,
    /// Every source file of the crates, and what listings name beside them.
    pub sources: BTreeMap<PathBuf, Source>,
    /// Where anchors are shown.
    pub shown: Shown,
    /// What the examples did.
    pub samples: HashMap<Example, SampleRun>,
    /// What the tests did.
    pub tests: Vec<(Artifact, TestRun)>,
    /// The share of each covered crate that the book shows.
    pub coverage: BTreeMap<String, Share>,
    /// The data of the appendices.
    pub appendices: Appendices,
    /// What runs in the pages.
    pub live: Modules,
    /// The exercises, and what their checks print.
    pub exercises: Exercises,
    /// What does not hold.
    pub problems: Vec<Problem>,
}

/// How much to run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// What the pages show: examples, and the tests that checks name.
    Pages,
    /// All tests of the crates.
    Everything,
    /// Only the examples, to accept what they do.
    Examples,
}

/// Verifies the chapters called `names`, or all.
pub fn run(
    workspace: &Workspace,
    setup: &Setup,
    names: &[String],
    extent: Extent,
) -> Result<Verified> {
    let mut problems = Vec::new();
    let chapters = chapter::read_all(workspace, &mut problems)?;
    let chosen = choose(workspace, &chapters, names)?;
    let is_chosen = |chapter: &&Chapter| chosen.contains(&chapter.name);
    let appendices = Appendices::read(workspace, &chapters, &mut problems);
    let sources = sources(workspace, &chapters, &mut problems)?;
    let shown = coverage::shown(&chapters, &mut problems);
    coverage::unused(&sources, &shown, &mut problems);
    let mut exercises = Exercises::read(workspace, &mut problems)?;
    exercises.shown(&chapters, &mut problems);
    if extent == Extent::Examples {
        // What does not concern the examples is for `test` to say.
        problems.clear();
    }

    let directives = || chapters.iter().filter(is_chosen).flat_map(|chapter| &chapter.directives);
    let mut packages: BTreeSet<String> = directives().filter_map(|d| crate_of(&d.kind)).collect();
    packages.retain(|name| workspace.package(name).is_some());
    if names.is_empty() && extent != Extent::Pages {
        packages.extend(workspace.packages.iter().map(|package| package.name.clone()));
    }
    let packages: Vec<String> = packages.into_iter().collect();

    let built = artifacts::build(workspace, setup)?;
    let store = Store::open(workspace, setup)?;
    let programs = built.iter().filter(|a| a.kind == ArtifactKind::Program).collect();
    let runner = Runner { workspace, setup, store, programs };
    let wanted: BTreeSet<&Example> = directives().filter_map(|d| example_of(&d.kind)).collect();
    let of_kind = |kinds: &'static [ArtifactKind]| built.iter().filter(|a| kinds.contains(&a.kind));
    let examples: Vec<&Artifact> = of_kind(&[ArtifactKind::Example])
        .filter(|artifact| {
            wanted.iter().any(|e| e.package == artifact.package && e.name == artifact.name)
        })
        .collect();
    let runs = runner.samples(&examples)?;
    let samples: HashMap<Example, SampleRun> = examples
        .iter()
        .map(|a| Example { package: a.package.clone(), name: a.name.clone() })
        .zip(runs)
        .collect();

    if extent != Extent::Examples {
        exercises.prove(workspace, setup, &runner.store, &built, &packages, &mut problems)?;
    }

    let quoted = appendices.packages(chapters.iter().filter(is_chosen));
    let checked: HashSet<&str> = directives()
        .filter_map(|directive| match &directive.kind {
            Kind::Check { package, .. } => Some(package.as_str()),
            _ => None,
        })
        .chain(quoted.iter().map(String::as_str))
        .collect();
    let tests: Vec<&Artifact> = match extent {
        Extent::Examples => Vec::new(),
        Extent::Pages => of_kind(&[ArtifactKind::Unit, ArtifactKind::Integration])
            .filter(|artifact| checked.contains(artifact.package.as_str()))
            .collect(),
        Extent::Everything => {
            of_kind(&[ArtifactKind::Unit, ArtifactKind::Integration, ArtifactKind::Library])
                .collect()
        }
    };
    // A library may be built in more than one variant; its doc tests, if it has any, run once.
    let mut seen = HashSet::new();
    let documented = |package: &str| {
        let folder = Path::new("crates").join(package).join("src");
        sources.values().any(|source| source.file.starts_with(&folder) && source.has_doc_tests())
    };
    let tests: Vec<&Artifact> = tests
        .into_iter()
        .filter(|a| packages.contains(&a.package) || quoted.contains(&a.package))
        .filter(|a| {
            a.kind != ArtifactKind::Library
                || (documented(&a.package) && seen.insert(a.package.clone()))
        })
        .collect();
    let test_runs = runner.tests(&tests)?;
    let tests = tests.into_iter().cloned().zip(test_runs).collect();

    let live = match extent {
        Extent::Examples => Modules::default(),
        _ => Modules::build(workspace, setup, &chapters, &mut problems)?,
    };
    let mut verified = Verified {
        chosen,
        packages,
        sources,
        shown,
        samples,
        tests,
        coverage: BTreeMap::new(),
        appendices,
        live,
        exercises,
        problems,
        chapters,
    };
    verified.judge(workspace, extent);
    if !names.is_empty() {
        verified.forget_the_rest();
    }
    Ok(verified)
}

/// The chapters that `names` mean: by folder, or by the crates they list.
fn choose(workspace: &Workspace, chapters: &[Chapter], names: &[String]) -> Result<Vec<String>> {
    if names.is_empty() {
        return Ok(chapters.iter().map(|chapter| chapter.name.clone()).collect());
    }
    let mut chosen = Vec::new();
    for name in names {
        let matching = chapters.iter().filter(|chapter| {
            let lists = |d: &Directive| crate_of(&d.kind).as_ref() == Some(name);
            chapter.name == *name
                || (workspace.package(name).is_some() && chapter.directives.iter().any(lists))
        });
        let before = chosen.len();
        chosen.extend(matching.map(|chapter| chapter.name.clone()));
        if chosen.len() == before {
            let known: Vec<&str> = chapters.iter().map(|chapter| chapter.name.as_str()).collect();
            bail!("no chapter `{name}`; there are {}", known.join(", "));
        }
    }
    Ok(chosen)
}

/// The crate a directive takes its material from.
pub fn crate_of(kind: &Kind) -> Option<String> {
    match kind {
        Kind::Listing { path, .. } => {
            let mut parts = path.components().map(|part| part.as_os_str().to_string_lossy());
            (parts.next()? == "crates").then(|| parts.next().map(String::from)).flatten()
        }
        Kind::Sample(example)
        | Kind::Figure(example)
        | Kind::Live(example)
        | Kind::Exercise(example)
        | Kind::Quantity { example, .. } => Some(example.package.clone()),
        Kind::Check { package, .. } => Some(package.clone()),
        Kind::Appendix(_) => None,
    }
}

fn example_of(kind: &Kind) -> Option<&Example> {
    match kind {
        Kind::Sample(example)
        | Kind::Figure(example)
        | Kind::Live(example)
        | Kind::Quantity { example, .. } => Some(example),
        _ => None,
    }
}

/// Reads every Rust file of the crates and what listings name beside them.
fn sources(
    workspace: &Workspace,
    chapters: &[Chapter],
    problems: &mut Vec<Problem>,
) -> Result<BTreeMap<PathBuf, Source>> {
    let rust = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "rs");
    let mut files: BTreeSet<PathBuf> = workspace
        .packages
        .iter()
        .flat_map(|package| files_under(&package.folder))
        .filter(rust)
        .map(|path| workspace.relative(&path))
        .collect();
    for directive in chapters.iter().flat_map(|chapter| &chapter.directives) {
        if let Kind::Listing { path, .. } = &directive.kind
            && workspace.root.join(path).is_file()
        {
            files.insert(path.clone());
        }
    }
    files
        .into_iter()
        .map(|file| Ok((file.clone(), Source::read(&workspace.root, &file, problems)?)))
        .collect()
}

impl Verified {
    /// The chapters that were verified.
    pub fn chosen_chapters(&self) -> impl Iterator<Item = &Chapter> {
        self.chapters.iter().filter(|chapter| self.chosen.contains(&chapter.name))
    }

    /// Drops the problems of chapters and crates that were not chosen.
    fn forget_the_rest(&mut self) {
        let crates: Vec<PathBuf> =
            self.packages.iter().map(|name| Path::new("crates").join(name)).collect();
        let chapters: Vec<PathBuf> =
            self.chosen_chapters().map(|chapter| chapter.file.clone()).collect();
        self.problems.retain(|problem| {
            let file = &problem.file;
            let elsewhere = file.starts_with("crates") || file.starts_with("book/src");
            let here = crates.iter().any(|folder| file.starts_with(folder))
                || chapters
                    .iter()
                    .any(|c| file.parent().is_some_and(|f| f.starts_with(c.parent().unwrap_or(c))));
            here || !elsewhere
        });
    }

    /// The file and line where `package` defines the function called `name`.
    pub fn locate(
        &self,
        workspace: &Workspace,
        package: &str,
        name: &str,
    ) -> Option<(PathBuf, usize)> {
        let folder = workspace.relative(&workspace.package(package)?.folder);
        self.sources
            .values()
            .filter(|source| source.file.starts_with(&folder))
            .filter(|source| !source.file.starts_with(folder.join("exercises")))
            .find_map(|source| Some((source.file.clone(), source.function(name)?)))
    }
}

/// Where a chapter keeps the figure of an example.
pub fn figure_path(workspace: &Workspace, chapter: &Chapter, example: &Example) -> PathBuf {
    let folder = chapter.path.parent().unwrap_or(Path::new(""));
    workspace.book_source().join(folder).join("figures").join(format!("{}.svg", example.name))
}

/// The value of the line `key: value` of `output`.
pub fn quantity<'a>(output: &'a str, key: &str) -> Result<&'a str, String> {
    let values: Vec<&str> = output
        .lines()
        .filter_map(|line| line.trim().strip_prefix(key)?.strip_prefix(':').map(str::trim))
        .collect();
    match values[..] {
        [value] if !value.is_empty() => Ok(value),
        [_] => Err(format!("the line `{key}:` has no value")),
        [] => Err(format!("its output has no line `{key}: …`")),
        _ => Err(format!("its output has several lines `{key}: …`")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantity_is_one_line_of_the_output() {
        let output = "epochs: 6\nrate: 0.1\nrate: 0.2\nempty:\n";
        assert_eq!(quantity(output, "epochs"), Ok("6"));
        assert!(quantity(output, "rate").is_err_and(|message| message.contains("several")));
        assert!(quantity(output, "empty").is_err());
        assert!(quantity(output, "weights").is_err_and(|message| message.contains("no line")));
    }
}
