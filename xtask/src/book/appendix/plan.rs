//! The sources, and which rows of the syllabus belong to which chapter.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use toml::Spanned;

use super::file::DataFile;
use super::{Facts, read_toml, shown_by};
use crate::problem::Problem;
use crate::workspace::Workspace;

/// `plan.toml`.
#[derive(Default)]
pub struct Plan {
    file: DataFile,
    data: Data,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    source: BTreeMap<String, Source>,
    chapter: Vec<Planned>,
    appendix: Vec<Planned>,
}

/// Slides or notes that the book follows.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What the reader knows them by.
    pub name: String,
    /// The language of their headings.
    pub lang: String,
}

/// A chapter, written or not, or an appendix.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Planned {
    /// As in the syllabus; appendices have none.
    number: Option<usize>,
    /// What it is about.
    pub title: String,
    /// Its folder under `book/src`, as soon as it is written.
    pub folder: Option<Spanned<String>>,
    /// `PER-01..31` is thirty-one rows.
    rows: Vec<Spanned<String>>,
}

impl Plan {
    /// Reads `plan.toml` in `folder`.
    pub fn read(workspace: &Workspace, folder: &Path, problems: &mut Vec<Problem>) -> Self {
        let path = folder.join("plan.toml");
        match read_toml(workspace, &path, problems) {
            Some((text, data)) => Self { file: DataFile::new(&path, text), data },
            None => Self::default(),
        }
    }

    /// The source with the short name `name`.
    pub fn source(&self, name: &str) -> Option<&Source> {
        self.data.source.get(name)
    }

    /// The chapter of the number `number`.
    pub fn chapter(&self, number: usize) -> Option<&Planned> {
        self.data.chapter.iter().find(|planned| planned.number == Some(number))
    }

    /// The chapters and appendices that are written, with the rows they have to cover.
    pub fn written(&self) -> impl Iterator<Item = (&Planned, Vec<String>)> {
        let all = self.data.chapter.iter().chain(&self.data.appendix);
        all.filter(|planned| planned.folder.is_some()).map(|planned| {
            let rows = planned.rows.iter().flat_map(|range| expand(range.get_ref()));
            (planned, rows.flatten().collect())
        })
    }

    /// Every folder of the book is planned, and every planned folder is in the book.
    pub fn check(&self, facts: &Facts) -> Vec<Problem> {
        let mut problems = Vec::new();
        let all = || self.data.chapter.iter().chain(&self.data.appendix);
        for planned in all() {
            for range in &planned.rows {
                if let Err(message) = expand(range.get_ref()) {
                    problems.push(self.file.problem(range, message));
                }
            }
            let Some(folder) = &planned.folder else { continue };
            let chapters = &facts.verified.chapters;
            if !chapters.iter().any(|chapter| chapter.path.starts_with(folder.get_ref())) {
                let message = format!("there is no chapter `{}`", folder.get_ref());
                problems.push(self.file.problem(folder, message));
            }
        }
        for chapter in facts.verified.chapters.iter().filter(|c| shown_by(c).is_none()) {
            let Some(folder) = chapter.path.parent().filter(|f| !f.as_os_str().is_empty()) else {
                continue;
            };
            let is_here = |planned: &Planned| {
                planned.folder.as_ref().is_some_and(|known| folder.starts_with(known.get_ref()))
            };
            if !all().any(is_here) {
                let message = format!(
                    "chapter `{}` is not planned: write `folder = \"{}\"` under its title",
                    chapter.name,
                    folder.display()
                );
                problems.push(Problem::new(&self.file.path, 0, message));
            }
        }
        problems
    }
}

/// `PER-01..31` is `PER-01`, `PER-02`, … `PER-31`.
fn expand(range: &str) -> Result<Vec<String>, String> {
    let wrong = || format!("`{range}` is not of the form `PER-07` or `PER-01..31`");
    let (topic, numbers) = range.rsplit_once('-').ok_or_else(wrong)?;
    let (first, last) = numbers.split_once("..").unwrap_or((numbers, numbers));
    let parse = |number: &str| number.parse::<usize>().map_err(|_| wrong());
    let (first, last) = (parse(first)?, parse(last)?);
    if first > last {
        return Err(wrong());
    }
    Ok((first..=last).map(|number| format!("{topic}-{number:02}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_names_its_rows() {
        assert_eq!(expand("PER-09..11").unwrap(), ["PER-09", "PER-10", "PER-11"]);
        assert_eq!(expand("E-PL1-03").unwrap(), ["E-PL1-03"]);
        for wrong in ["PER", "PER-x", "PER-03..01"] {
            assert!(expand(wrong).is_err(), "{wrong}");
        }
    }
}
