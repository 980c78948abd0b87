//! Coverage both ways: every anchor shown once, every line shown, every public item mentioned.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use crate::chapter::{Chapter, Kind};
use crate::problem::Problem;
use crate::source::{Source, shown_lines};
use crate::workspace::Package;

/// Where each anchor is shown: by file and name, the chapters' files and lines.
pub type Shown = BTreeMap<(PathBuf, String), Vec<(PathBuf, usize)>>;

/// How much of a crate the book shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Lines that are shown.
    pub shown: usize,
    /// Lines that need to be.
    pub required: usize,
}

impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.required == 0 {
            return f.write_str("–");
        }
        // Rounded down: 100.0 % means every line.
        let permille = self.shown * 1000 / self.required;
        write!(f, "{}.{} %", permille / 10, permille % 10)
    }
}

/// Collects what the chapters show; an anchor shown twice is a problem.
pub fn shown(chapters: &[Chapter], problems: &mut Vec<Problem>) -> Shown {
    let mut shown = Shown::new();
    for chapter in chapters {
        for directive in &chapter.directives {
            let Kind::Listing { path, anchor } = &directive.kind else { continue };
            let places = shown.entry((path.clone(), anchor.clone())).or_default();
            if let Some((file, line)) = places.first() {
                let message = format!("`{anchor}` is shown already, at {}:{line}", file.display());
                problems.push(Problem::new(&chapter.file, directive.line, message));
            }
            places.push((chapter.file.clone(), directive.line));
        }
    }
    shown
}

/// Finds anchors that no chapter shows.
pub fn unused(sources: &BTreeMap<PathBuf, Source>, shown: &Shown, problems: &mut Vec<Problem>) {
    for source in sources.values() {
        for anchor in &source.anchors {
            if !shown.contains_key(&(source.file.clone(), anchor.name.clone())) {
                let message = format!("no chapter shows anchor `{}`", anchor.name);
                problems.push(Problem::new(&source.file, anchor.start, message));
            }
        }
    }
}

/// Finds the lines of `package` that no chapter shows, and says which share is shown.
pub fn lines(
    package: &Package,
    root: &Path,
    sources: &BTreeMap<PathBuf, Source>,
    listed: &Shown,
    problems: &mut Vec<Problem>,
) -> Share {
    let mut share = Share::default();
    for source in sources_of(package, root, sources) {
        let listed_here = source
            .anchors
            .iter()
            .filter(|anchor| listed.contains_key(&(source.file.clone(), anchor.name.clone())));
        let shown: BTreeSet<usize> =
            listed_here.flat_map(|anchor| shown_lines(source, anchor)).flatten().collect();
        let required = source.required();
        let missing: Vec<usize> = required.difference(&shown).copied().collect();
        share.required += required.len();
        share.shown += required.len() - missing.len();
        for (first, last) in runs(&missing) {
            let lines = if first == last {
                format!("line {first} is")
            } else {
                format!("lines {first}–{last} are")
            };
            let message = format!("{lines} in no listing: put an anchor around and show it");
            problems.push(Problem::new(&source.file, first, message));
        }
    }
    share
}

/// Finds the public items of `package` that its chapters do not mention.
pub fn mentions(
    package: &Package,
    root: &Path,
    sources: &BTreeMap<PathBuf, Source>,
    words: &HashSet<String>,
    problems: &mut Vec<Problem>,
) {
    for source in sources_of(package, root, sources) {
        for (name, line) in source.public() {
            if !words.contains(name) {
                let message =
                    format!("its chapter does not mention the public `{name}` in inline code");
                problems.push(Problem::new(&source.file, *line, message));
            }
        }
    }
}

/// The files under the `src` of `package`.
fn sources_of<'a>(
    package: &Package,
    root: &Path,
    sources: &'a BTreeMap<PathBuf, Source>,
) -> impl Iterator<Item = &'a Source> {
    let folder = package.folder.strip_prefix(root).unwrap_or(&package.folder).join("src");
    sources.values().filter(move |source| source.file.starts_with(&folder))
}

/// Joins consecutive numbers, over gaps of one.
fn runs(numbers: &[usize]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &number in numbers {
        match runs.last_mut() {
            Some((_, last)) if number <= *last + 2 => *last = number,
            _ => runs.push((number, number)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_is_rounded_down() {
        assert_eq!(Share { shown: 999, required: 1000 }.to_string(), "99.9 %");
        assert_eq!(Share { shown: 9999, required: 10000 }.to_string(), "99.9 %");
        assert_eq!(Share { shown: 7, required: 7 }.to_string(), "100.0 %");
    }

    #[test]
    fn missing_lines_are_reported_in_runs() {
        assert_eq!(runs(&[3, 4, 6, 9, 10]), [(3, 6), (9, 10)]);
    }

    #[test]
    fn an_anchor_shown_twice_is_a_problem_at_the_second_place() {
        let mut problems = Vec::new();
        let text = "{{#listing a/src/lib.rs x}}\n\n{{#listing a/src/lib.rs x}}\n";
        let path = Path::new("a/chapter.md");
        let chapter = Chapter::parse(path, path, text.into(), &mut problems);
        shown(&[chapter], &mut problems);
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].line, 3);
    }
}
