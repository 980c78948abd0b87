//! The glossary: the terms of the field in five languages.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use super::section::slug;
use super::{Facts, Page, read_text};
use crate::book::expand::escape;
use crate::problem::Problem;
use crate::workspace::Workspace;

/// The columns of `terms.csv` after the first. Hebrew is the last, so that no editor mixes the columns.
const LANGUAGES: [(&str, &str); 5] =
    [("English", "en"), ("Polish", "pl"), ("Hungarian", "hu"), ("Russian", "ru"), ("Hebrew", "he")];

/// `terms.csv`.
pub struct Glossary {
    path: std::path::PathBuf,
    terms: Vec<Term>,
}

/// A line of it.
struct Term {
    line: usize,
    /// A section of the book, or the number of the chapter that will have it.
    place: String,
    /// In the order of `LANGUAGES`; `*` marks a term that the sources do not use.
    words: Vec<String>,
}

impl Term {
    fn english(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }
}

impl Glossary {
    /// Reads `terms.csv` in `folder`.
    pub fn read(workspace: &Workspace, folder: &Path, problems: &mut Vec<Problem>) -> Option<Self> {
        let path = folder.join("terms.csv");
        let text = read_text(workspace, &path, problems)?;
        let mut terms = Vec::new();
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        for (record, number) in reader.records().zip(2..) {
            match record {
                Ok(record) => {
                    let mut fields = record.iter().map(|field| field.trim().to_string());
                    let place = fields.next().unwrap_or_default();
                    terms.push(Term { line: number, place, words: fields.collect() });
                }
                Err(error) => problems.push(Problem::new(&path, number, error.to_string())),
            }
        }
        Some(Self { path, terms })
    }

    /// Finds terms that lack a language, stand twice, or lead nowhere.
    pub fn check(&self, facts: &Facts) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for term in &self.terms {
            let mut problem = |message: String| {
                problems.push(Problem::new(&self.path, term.line, message));
            };
            let english = term.english();
            for (at, (language, _)) in LANGUAGES.iter().enumerate() {
                let word = term.words.get(at).map_or("", |word| word.trim_end_matches('*'));
                if word.is_empty() {
                    problem(format!("`{english}` has no {language} term"));
                }
            }
            if term.words.len() > LANGUAGES.len() {
                problem(format!(
                    "`{english}` has too many columns: a comma wants quotes around it"
                ));
            }
            if let Some(first) = seen.insert(slug(english), term.line) {
                problem(format!("`{english}` stands on line {first} already"));
            }
            match term.place.parse().map(|number: usize| (number, facts.plan.chapter(number))) {
                Ok((number, None)) => problem(format!("`{english}`: there is no chapter {number}")),
                Ok((number, Some(chapter))) if chapter.folder.is_some() => problem(format!(
                    "`{english}`: chapter {number} is written: name the section, as in `perceptron#the-line-itself`"
                )),
                Ok(_) => {}
                Err(_) => {
                    if let Err(message) = facts.section(&term.place) {
                        problem(format!("`{english}`: {message}"));
                    }
                }
            }
        }
        problems
    }

    /// The letters that terms begin with, the box that filters, and the table.
    pub fn markdown(&self, page: &Page) -> String {
        let mut html = String::from("<nav class=\"letters\" aria-label=\"Letters\">");
        let mut letter = None;
        for term in &self.terms {
            let first = initial(term.english());
            if letter != first {
                letter = first;
                let _ = write!(
                    html,
                    "<a href=\"#{}\">{}</a> ",
                    id(term.english()),
                    first.unwrap_or_default()
                );
            }
        }
        html += "</nav>\n\n";
        let count = self.terms.len();
        let _ = write!(
            html,
            "<form class=\"filter\" role=\"search\" hidden>\
             <label for=\"filter\">Show the terms with</label> \
             <input id=\"filter\" type=\"search\" dir=\"auto\" autocomplete=\"off\" autocapitalize=\"none\" \
             spellcheck=\"false\" aria-controls=\"terms\"> \
             <span role=\"status\">{count} terms</span></form>\n\n\
             <div class=\"table-wrapper\"><table class=\"terms\" id=\"terms\">\
             <thead><tr>"
        );
        for (language, _) in LANGUAGES {
            let _ = write!(html, "<th scope=\"col\">{language}</th>");
        }
        html += "</tr></thead><tbody>\n";
        for term in &self.terms {
            let _ = write!(
                html,
                "<tr id=\"{}\"><th scope=\"row\">{}",
                id(term.english()),
                escape(term.english())
            );
            if let Ok((chapter, section)) = page.facts.section(&term.place) {
                let _ = write!(
                    html,
                    "\u{a0}<a class=\"where\" href=\"{}{}#{}\" title=\"{}\" aria-label=\"{} in the book\">→</a>",
                    page.up(),
                    chapter.path.with_extension("html").display(),
                    section.id,
                    escape(&section.title),
                    escape(term.english())
                );
            }
            html += "</th>";
            for ((_, lang), word) in LANGUAGES.iter().zip(&term.words).skip(1) {
                let direction = if *lang == "he" { " dir=\"rtl\"" } else { "" };
                let _ = write!(html, "<td lang=\"{lang}\"{direction}>{}</td>", marked(word));
            }
            html += "</tr>\n";
        }
        html + "</tbody></table></div>\n"
    }
}

/// A term's anchor.
fn id(english: &str) -> String {
    format!("term-{}", slug(english))
}

fn initial(english: &str) -> Option<char> {
    english.chars().next().and_then(|first| first.to_uppercase().next())
}

/// The word, with its star as a mark.
fn marked(word: &str) -> String {
    escape(word).replace('*', "<span class=\"supplied\">*</span>")
}
