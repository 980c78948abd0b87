//! The concordance: a row of the syllabus, its slides, its section, its code, its test.

use serde::Deserialize;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use toml::Spanned;

use super::file::DataFile;
use super::{Facts, Page, read_toml, section};
use crate::book::expand::escape;
use crate::problem::Problem;
use crate::workspace::Workspace;

/// The kinds of the syllabus that may be text alone: concepts, data that are only named, history.
const TEXT: [&str; 3] = ["C", "D", "H"];

/// `rows.toml`.
pub struct Concordance {
    file: DataFile,
    rows: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    row: Vec<Row>,
}

/// One row of the syllabus.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    row: Spanned<String>,
    /// The syllabus' letter: C, M, A, F, D, E, X, G, H.
    kind: Spanned<String>,
    name: String,
    /// `PL-1: Reguła uczenia`.
    slides: Vec<Spanned<String>>,
    /// Where the book treats it.
    section: Spanned<String>,
    /// A file, and mostly a public item of it.
    item: Option<Spanned<Vec<String>>>,
    /// Package and full name.
    test: Option<Spanned<[String; 2]>>,
    /// In place of item and test, words that the section has to hold.
    phrase: Option<Spanned<String>>,
}

impl Concordance {
    /// Reads `rows.toml` in `folder`.
    pub fn read(workspace: &Workspace, folder: &Path, problems: &mut Vec<Problem>) -> Option<Self> {
        let path = folder.join("rows.toml");
        let (text, data) = read_toml::<Data>(workspace, &path, problems)?;
        Some(Self { file: DataFile::new(&path, text), rows: data.row })
    }

    /// The crates whose tests are named.
    pub fn packages(&self) -> BTreeSet<String> {
        let tests = self.rows.iter().filter_map(|row| row.test.as_ref());
        tests.map(|test| test.get_ref()[0].clone()).collect()
    }

    /// How many tests are named.
    pub fn tests(&self) -> usize {
        self.rows.iter().filter(|row| row.test.is_some()).count()
    }

    /// Finds rows that lack one of the four, rows whose part does not exist, and rows that are absent.
    pub fn check(&self, facts: &Facts) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut seen = BTreeSet::new();
        for row in &self.rows {
            if !seen.insert(row.row.get_ref()) {
                let message = format!("`{}` stands here twice", row.row.get_ref());
                problems.push(self.file.problem(&row.row, message));
            }
            self.check_row(facts, row, &mut problems);
        }
        for (planned, rows) in facts.plan.written() {
            for missing in rows.iter().filter(|row| !seen.contains(row)) {
                let message = format!("`{missing}` is missing: “{}” is written", planned.title);
                problems.push(Problem::new(&self.file.path, 0, message));
            }
        }
        problems
    }

    fn check_row(&self, facts: &Facts, row: &Row, problems: &mut Vec<Problem>) {
        let name = row.row.get_ref();
        if row.slides.is_empty() {
            problems.push(self.file.problem(&row.row, format!("`{name}` names no slides")));
        }
        for slides in &row.slides {
            let source = slides.get_ref().split_once(": ").map(|(source, _)| source);
            if source.and_then(|source| facts.plan.source(source)).is_none() {
                let message = format!("`{}` does not begin with a known source", slides.get_ref());
                problems.push(self.file.problem(slides, message));
            }
        }
        let section = facts.section(row.section.get_ref());
        if let Err(message) = &section {
            problems.push(self.file.problem(&row.section, message));
        }
        if let Some(item) = &row.item
            && let Err(message) = find(facts, item.get_ref())
        {
            problems.push(self.file.problem(item, message));
        }
        if let Some(test) = &row.test
            && let Err(message) = facts.test(test.get_ref())
        {
            problems.push(self.file.problem(test, message));
        }
        match &row.phrase {
            Some(phrase) => {
                if !TEXT.contains(&row.kind.get_ref().as_str()) {
                    let message = format!(
                        "`{name}` is of kind {}, which words alone do not show: name item and test",
                        row.kind.get_ref()
                    );
                    problems.push(self.file.problem(phrase, message));
                }
                if let Ok((chapter, section)) = section
                    && !section::holds(&chapter.text[section.span.clone()], phrase.get_ref())
                {
                    let message = format!(
                        "section `#{}` of {} does not say “{}”",
                        section.id,
                        chapter.file.display(),
                        phrase.get_ref()
                    );
                    problems.push(self.file.problem(phrase, message));
                }
            }
            None => {
                for (missing, what) in [(row.item.is_none(), "item"), (row.test.is_none(), "test")]
                {
                    if missing {
                        let message = format!("`{name}` has no {what}");
                        problems.push(self.file.problem(&row.row, message));
                    }
                }
            }
        }
    }

    /// A table for each chapter that is written.
    pub fn markdown(&self, page: &Page) -> String {
        let mut markdown = String::new();
        let mut shown = BTreeSet::new();
        for (planned, rows) in page.facts.plan.written() {
            // A row that an appendix shares with a chapter stands with the chapter.
            let here: Vec<&Row> = self
                .rows
                .iter()
                .filter(|row| rows.contains(row.row.get_ref()) && shown.insert(row.row.get_ref()))
                .collect();
            if here.is_empty() {
                continue;
            }
            let _ = write!(
                markdown,
                "## {}\n\n<div class=\"table-wrapper\"><table class=\"rows\">\
                 <thead><tr>",
                planned.title
            );
            for heading in ["Row", "In the lectures", "In this book", "Item", "Test"] {
                let _ = write!(markdown, "<th scope=\"col\">{heading}</th>");
            }
            markdown += "</tr></thead><tbody>\n";
            for row in here {
                markdown += &row.html(page);
            }
            markdown += "</tbody></table></div>\n\n";
        }
        markdown
    }
}

impl Row {
    fn html(&self, page: &Page) -> String {
        let id = self.row.get_ref();
        let mut slides: Vec<(&str, Vec<&str>)> = Vec::new();
        for (source, topic) in self.slides.iter().filter_map(|s| s.get_ref().split_once(": ")) {
            match slides.last_mut() {
                Some((before, topics)) if *before == source => topics.push(topic),
                _ => slides.push((source, vec![topic])),
            }
        }
        let slides: Vec<String> =
            slides.iter().map(|(source, topics)| page.lecture(source, topics)).collect();
        let item = self.item.as_ref().and_then(|item| {
            let (file, line) = find(&page.facts, item.get_ref()).ok()?;
            let shown = file.strip_prefix("crates").unwrap_or(&file).display().to_string();
            let file_name = shown.rsplit('/').next().unwrap_or(&shown);
            let name = item.get_ref().get(1).map_or(file_name, String::as_str);
            Some(format!(
                "<a href=\"{}source/{shown}.html#L{line}\" title=\"{shown}\"><code>{}</code></a>",
                page.up(),
                escape(name)
            ))
        });
        let phrase = self.phrase.as_ref().map(|phrase| {
            format!(
                "<span class=\"said\"><span aria-hidden=\"true\">✓</span> “{}”</span>",
                escape(phrase.get_ref())
            )
        });
        let test = self.test.as_ref().map(|test| page.test(test.get_ref())).or(phrase);
        format!(
            "<tr id=\"{}\"><th scope=\"row\"><small>{id}</small> {}</th>\
             <td>{}</td><td>{}</td>\
             <td>{}</td><td>{}</td></tr>\n",
            id.to_lowercase(),
            escape(&self.name),
            slides.join("<br>"),
            page.link(self.section.get_ref()),
            item.unwrap_or_else(|| "text".into()),
            test.unwrap_or_default()
        )
    }
}

/// The file and the line of an item: `["perceptron/src/rule.rs", "Rule"]`, or of a whole file.
fn find(facts: &Facts, item: &[String]) -> Result<(PathBuf, usize), String> {
    let [file, names @ ..] = item else { return Err("an item is a file and a name in it".into()) };
    let path = Path::new("crates").join(file);
    let source = facts
        .verified
        .sources
        .get(&path)
        .ok_or_else(|| format!("there is no {}", path.display()))?;
    match names {
        [] => Ok((path, 1)),
        [name] => match source.public().iter().find(|(public, _)| public == name) {
            Some((_, line)) => Ok((path, *line)),
            None => Err(format!("{} has no public `{name}`", path.display())),
        },
        _ => Err("an item is a file and one name in it".into()),
    }
}
