//! Errata: what a slide says, what is right, and what decides it.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;
use toml::Spanned;

use super::file::DataFile;
use super::{Facts, Page, prose, read_text, read_toml};
use crate::book::math::Converter;
use crate::problem::Problem;
use crate::workspace::Workspace;

/// The kinds of the syllabus that are told: mathematics, terminology, facts, notation.
const TOLD: [&str; 4] = ["M", "T", "F", "N"];

/// `errata.toml`, and `rows.csv`, which has every row of the syllabus with its kind and chapter.
pub struct Errata {
    file: DataFile,
    told: Vec<Erratum>,
    index: BTreeMap<String, Indexed>,
    index_file: DataFile,
}

/// A line of `rows.csv`.
#[derive(Deserialize)]
struct Indexed {
    row: String,
    kind: String,
    chapter: usize,
    #[serde(skip)]
    line: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    erratum: Vec<Erratum>,
}

/// One entry.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Erratum {
    row: Spanned<String>,
    name: Spanned<String>,
    /// The short name of a source.
    source: Spanned<String>,
    /// The heading on the slide, in the lecture's language.
    topic: Spanned<String>,
    says: Spanned<String>,
    right: Spanned<String>,
    /// One line of reasoning that shows it.
    because: Option<Spanned<String>>,
    /// A test that shows it: package and full name.
    test: Option<Spanned<[String; 2]>>,
    /// Where the book treats it.
    section: Spanned<String>,
}

impl Errata {
    /// Reads both files in `folder`.
    pub fn read(workspace: &Workspace, folder: &Path, problems: &mut Vec<Problem>) -> Option<Self> {
        let path = folder.join("errata.toml");
        let (text, data) = read_toml::<Data>(workspace, &path, problems)?;
        let index_path = folder.join("rows.csv");
        let index_text = read_text(workspace, &index_path, problems)?;
        let mut index = BTreeMap::new();
        let mut reader = csv::Reader::from_reader(index_text.as_bytes());
        for (record, number) in reader.deserialize::<Indexed>().zip(2..) {
            match record {
                Ok(mut row) => {
                    row.line = number;
                    index.insert(row.row.clone(), row);
                }
                Err(error) => {
                    problems.push(Problem::new(&index_path, number, error.to_string()));
                }
            }
        }
        let file = DataFile::new(&path, text);
        let index_file = DataFile::new(&index_path, index_text);
        Some(Self { file, told: data.erratum, index, index_file })
    }

    /// The crates whose tests are named.
    pub fn packages(&self) -> BTreeSet<String> {
        self.named_tests().map(|test| test.get_ref()[0].clone()).collect()
    }

    /// How many tests are named.
    pub fn tests(&self) -> usize {
        self.named_tests().count()
    }

    fn named_tests(&self) -> impl Iterator<Item = &Spanned<[String; 2]>> {
        self.told.iter().filter_map(|erratum| erratum.test.as_ref())
    }

    /// Finds entries that are not allowed, not shown to be right, or absent.
    pub fn check(&self, facts: &Facts) -> Vec<Problem> {
        let converter = Converter::new();
        let mut problems = Vec::new();
        let mut seen = BTreeSet::new();
        for erratum in &self.told {
            let mut problem = |value: &Spanned<String>, message: String| {
                problems.push(self.file.problem(value, message));
            };
            let row = erratum.row.get_ref();
            if !seen.insert(row) {
                problem(&erratum.row, format!("`{row}` is told twice"));
            }
            match self.index.get(row).map(|indexed| indexed.kind.as_str()) {
                None => problem(&erratum.row, format!("the syllabus has no row `{row}`")),
                Some("O") => problem(
                    &erratum.row,
                    format!(
                        "`{row}` is of kind O, probably the scan's fault and not the lecture's: leave it out"
                    ),
                ),
                Some(_) => {}
            }
            if facts.plan.source(erratum.source.get_ref()).is_none() {
                let message = format!("there is no source `{}`", erratum.source.get_ref());
                problem(&erratum.source, message);
            }
            let words = [&erratum.name, &erratum.topic, &erratum.says, &erratum.right];
            for text in words.into_iter().chain(&erratum.because) {
                if let Err(message) = prose::html(&converter, text.get_ref()) {
                    problem(text, message);
                }
            }
            if let Err(message) = facts.section(erratum.section.get_ref()) {
                problem(&erratum.section, message);
            }
            match (&erratum.test, &erratum.because) {
                (None, None) => {
                    problem(&erratum.row, format!("`{row}` has neither `test` nor `because`"));
                }
                (Some(test), _) => {
                    if let Err(message) = facts.test(test.get_ref()) {
                        problems.push(self.file.problem(test, message));
                    }
                }
                (None, Some(_)) => {}
            }
        }
        problems.extend(self.missing(facts));
        problems
    }

    /// Rows of kind M whose chapter is written and that are not told; kinds and chapters nobody knows.
    fn missing(&self, facts: &Facts) -> Vec<Problem> {
        let mut problems = Vec::new();
        for indexed in self.index.values() {
            let mut problem = |message: String| {
                problems.push(Problem::new(&self.index_file.path, indexed.line, message));
            };
            let Indexed { row, kind, chapter, .. } = indexed;
            if kind != "O" && !TOLD.contains(&kind.as_str()) {
                problem(format!("`{row}` is of kind {kind}: there are {}, O", TOLD.join(", ")));
            }
            match facts.plan.chapter(*chapter) {
                None => problem(format!("`{row}`: there is no chapter {chapter}")),
                Some(planned) if kind == "M" && planned.folder.is_some() => {
                    if !self.told.iter().any(|erratum| erratum.row.get_ref() == row) {
                        problem(format!(
                            "`{row}` is mathematics of chapter {chapter}, which is written: tell it in {}",
                            self.file.path.display()
                        ));
                    }
                }
                Some(_) => {}
            }
        }
        problems
    }

    /// The entries, by source, in the order of the file.
    pub fn markdown(&self, page: &Page) -> String {
        let mut markdown = String::new();
        let mut source = "";
        for erratum in &self.told {
            if erratum.source.get_ref() != source {
                source = erratum.source.get_ref();
                let name = page.facts.plan.source(source).map_or(source, |known| &known.name);
                let _ = write!(markdown, "## {name}\n\n");
            }
            let row = erratum.row.get_ref();
            let _ = write!(
                markdown,
                "### {} {{#{}}}\n\n<dl class=\"erratum\">",
                erratum.name.get_ref(),
                row.to_lowercase()
            );
            let lang = page.facts.plan.source(source).map_or("en", |known| &known.lang);
            let mut entry = |term: &str, text: String| {
                let _ = write!(markdown, "<dt>{term}</dt><dd>{text}</dd>");
            };
            let direction = if lang == "he" { " dir=\"rtl\"" } else { "" };
            let topic = page.prose(erratum.topic.get_ref());
            entry("Topic", format!("<i lang=\"{lang}\"{direction}>{topic}</i>"));
            entry("It says", page.prose(erratum.says.get_ref()));
            entry("Right is", page.prose(erratum.right.get_ref()));
            let because = erratum.because.iter().map(|text| page.prose(text.get_ref()));
            let test = erratum.test.iter().map(|test| page.test(test.get_ref()));
            let shown: Vec<String> = because.chain(test).collect();
            entry("Shown by", shown.join(" "));
            entry(
                "Here",
                format!("{} <small>· {row}</small>", page.link(erratum.section.get_ref())),
            );
            markdown += "</dl>\n\n";
        }
        markdown
    }
}
