//! `cargo xtask test`: verifies every chapter and says so, a line each.

use anyhow::Result;
use std::collections::BTreeMap;
use std::time::Instant;

use crate::artifacts::{Artifact, ArtifactKind};
use crate::book::{self, count};
use crate::chapter::{Chapter, Kind};
use crate::coverage::Share;
use crate::exercise;
use crate::problem;
use crate::run::Outcome;
use crate::setup::Setup;
use crate::verify::{self, Extent, Verified, crate_of};
use crate::workspace::Workspace;

/// The columns after the chapter's name.
const COLUMNS: [&str; 10] = [
    "listings",
    "samples",
    "figures",
    "checks",
    "unit",
    "gradient",
    "parity",
    "worked",
    "doc",
    "exercises",
];

/// Passed and failed, by column.
#[derive(Default, Clone, Copy)]
struct Tally {
    passed: [usize; COLUMNS.len()],
    failed: [usize; COLUMNS.len()],
}

/// Verifies the chapters called `names`, or all of them and the pages as well.
pub fn run(workspace: &Workspace, setup: &Setup, names: &[String]) -> Result<bool> {
    let start = Instant::now();
    let mut verified = verify::run(workspace, setup, names, Extent::Everything)?;
    let mut problems = std::mem::take(&mut verified.problems);
    if names.is_empty() || problems.is_empty() {
        book::build(workspace, &verified, &mut problems)?;
    }
    problem::print(&problems);
    let (passed, failed) = report(workspace, &verified, &problems);
    println!(
        "{} verified in {:.1} s, {}",
        count(verified.chosen.len(), "chapter"),
        start.elapsed().as_secs_f64(),
        count(problems.len(), "problem")
    );
    // A problem that is no listing, sample, figure, check or test (a dead link, say) fails as well.
    let failed = failed.max(problems.len());
    println!("{passed} passed, {failed} failed");
    Ok(failed == 0)
}

/// Prints the table and returns how many parts passed and failed.
fn report(
    workspace: &Workspace,
    verified: &Verified,
    problems: &[problem::Problem],
) -> (usize, usize) {
    let mut rows: Vec<(String, Tally, String)> = Vec::new();
    let mut claimed: Vec<(usize, String)> = Vec::new();
    for chapter in verified.chosen_chapters() {
        let mut tally = Tally::default();
        for directive in &chapter.directives {
            let column = match directive.kind {
                Kind::Listing { .. } => 0,
                Kind::Sample(_) => 1,
                Kind::Figure(_) | Kind::Live(_) => 2,
                Kind::Check { .. } => 3,
                Kind::Exercise(_) => 9,
                Kind::Quantity { .. } => continue,
                Kind::Appendix(appendix) => {
                    let (holds, broken) = verified.appendices.tally(appendix, problems);
                    tally.passed[3] += holds;
                    tally.failed[3] += broken;
                    continue;
                }
            };
            let place = format!("{}:{}", chapter.file.display(), directive.line);
            let broken = problems.iter().any(|problem| {
                (problem.file == chapter.file && problem.line == directive.line)
                    || matches!(&directive.kind, Kind::Exercise(place) if exercise::concerns(place, problem))
                    || problem.message.contains(&format!("shown at {place})"))
            });
            tally.add(column, !broken);
        }
        for (at, (artifact, run)) in verified.tests.iter().enumerate() {
            for (name, outcome) in &run.tests {
                let key = (at, name.clone());
                if belongs(chapter, verified, artifact, name) && !claimed.contains(&key) {
                    claimed.push(key);
                    tally.test(artifact, name, *outcome);
                }
            }
        }
        rows.push((chapter.name.clone(), tally, covered(chapter, verified)));
    }
    let mut rest: BTreeMap<&str, Tally> = BTreeMap::new();
    for (at, (artifact, run)) in verified.tests.iter().enumerate() {
        for (name, outcome) in &run.tests {
            // What only an appendix names is the business of other chapters.
            let counts = verified.packages.contains(&artifact.package);
            if counts && !claimed.contains(&(at, name.clone())) {
                rest.entry(&artifact.package).or_default().test(artifact, name, *outcome);
            }
        }
    }
    let support = |name: &str| workspace.package(name).is_some_and(|package| package.support);
    for (name, tally) in rest {
        let note = if support(name) { "(support)" } else { "(no chapter)" };
        rows.push((format!("{name} {note}"), tally, "–".into()));
    }
    print_table(&rows)
}

fn print_table(rows: &[(String, Tally, String)]) -> (usize, usize) {
    let width = rows.iter().map(|(name, ..)| name.chars().count()).max().unwrap_or(0).max(7);
    print!("{:width$}", "chapter");
    for column in COLUMNS {
        print!("  {column:>8}");
    }
    println!("  coverage");
    let mut total = Tally::default();
    for (name, tally, covered) in rows {
        print!("{name:width$}");
        for column in 0..COLUMNS.len() {
            print!("  {:>8}", tally.cell(column));
            total.passed[column] += tally.passed[column];
            total.failed[column] += tally.failed[column];
        }
        println!("  {covered:>8}");
    }
    print!("{:width$}", "total");
    for column in 0..COLUMNS.len() {
        print!("  {:>8}", total.cell(column));
    }
    println!();
    (total.passed.iter().sum(), total.failed.iter().sum())
}

impl Tally {
    fn add(&mut self, column: usize, passed: bool) {
        if passed {
            self.passed[column] += 1;
        } else {
            self.failed[column] += 1;
        }
    }

    fn test(&mut self, artifact: &Artifact, name: &str, outcome: Outcome) {
        let column = match artifact.kind {
            ArtifactKind::Library => 8,
            _ if artifact.name.starts_with("parity") => 6,
            _ if name.contains("gradient") => 5,
            ArtifactKind::Integration => 7,
            _ => 4,
        };
        match outcome {
            Outcome::Passed => self.add(column, true),
            Outcome::Failed => self.add(column, false),
            Outcome::Ignored => {}
        }
    }

    fn cell(&self, column: usize) -> String {
        match (self.passed[column], self.failed[column]) {
            (0, 0) => "–".into(),
            (passed, 0) => passed.to_string(),
            (passed, failed) => format!("{passed}/{}", passed + failed),
        }
    }
}

/// Whether a test belongs to `chapter`: a unit test to the chapter that shows its file, any other
/// to the chapters that list its crate, the first of which claims it.
fn belongs(chapter: &Chapter, verified: &Verified, artifact: &Artifact, test: &str) -> bool {
    let lists = |wanted: &dyn Fn(&std::path::Path) -> bool| {
        chapter.directives.iter().any(|directive| match &directive.kind {
            Kind::Listing { path, .. } => wanted(path),
            _ => false,
        })
    };
    let folder = std::path::Path::new("crates").join(&artifact.package).join("src");
    if artifact.kind == ArtifactKind::Unit {
        let module = test.split("::tests::").next().unwrap_or(test).replace("::", "/");
        let file = folder.join(format!("{module}.rs"));
        if verified.sources.contains_key(&file) {
            return lists(&|path| path == file);
        }
    }
    lists(&|path| path.starts_with(&folder))
}

/// The share of the chapter's crates that the book shows.
fn covered(chapter: &Chapter, verified: &Verified) -> String {
    let mut share = Share::default();
    for (package, of) in &verified.coverage {
        let lists = chapter.directives.iter().any(|directive| {
            matches!(directive.kind, Kind::Listing { .. })
                && crate_of(&directive.kind).as_ref() == Some(package)
        });
        if lists {
            share.shown += of.shown;
            share.required += of.required;
        }
    }
    share.to_string()
}
