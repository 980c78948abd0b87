//! The appendices made from data files: errata, glossary, concordance.
//!
//! What they say of the book and of the code is compared with both, and every problem names the line
//! of the data file.

mod concordance;
mod errata;
mod file;
mod glossary;
mod plan;
mod prose;
mod section;

use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::expand::{Expander, escape};
use crate::chapter::{Chapter, Kind};
use crate::problem::Problem;
use crate::verify::Verified;
use crate::workspace::Workspace;
use concordance::Concordance;
use errata::Errata;
use glossary::Glossary;
use plan::Plan;
use section::Section;

/// One of the appendices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appendix {
    /// What the lectures say otherwise.
    Errata,
    /// The terms in five languages.
    Glossary,
    /// From the rows of the syllabus to pages, code and tests.
    Concordance,
}

/// The data of the appendices that the book asks for.
#[derive(Default)]
pub struct Appendices {
    plan: Plan,
    /// Of every chapter, in the order of the book.
    sections: Vec<Vec<Section>>,
    errata: Option<Errata>,
    glossary: Option<Glossary>,
    concordance: Option<Concordance>,
}

/// What the data are compared with.
struct Facts<'a> {
    verified: &'a Verified,
    plan: &'a Plan,
    sections: &'a [Vec<Section>],
}

/// The appendix that `chapter` shows.
pub fn shown_by(chapter: &Chapter) -> Option<Appendix> {
    chapter.directives.iter().find_map(|directive| match directive.kind {
        Kind::Appendix(appendix) => Some(appendix),
        _ => None,
    })
}

impl Appendices {
    /// Reads the data that the directives of `chapters` ask for; what cannot be read is a problem.
    pub fn read(
        workspace: &Workspace,
        chapters: &[Chapter],
        problems: &mut Vec<Problem>,
    ) -> Appendices {
        let source = workspace.relative(&workspace.book_source());
        let mut read = Self::default();
        let shown: Vec<Appendix> = chapters.iter().filter_map(shown_by).collect();
        if !shown.is_empty() {
            read.plan = Plan::read(workspace, &source.join("concordance"), problems);
            read.sections = chapters.iter().map(|chapter| section::all(&chapter.text)).collect();
        }
        for appendix in shown {
            match appendix {
                Appendix::Errata => {
                    read.errata = Errata::read(workspace, &source.join("errata"), problems);
                }
                Appendix::Glossary => {
                    read.glossary = Glossary::read(workspace, &source.join("glossary"), problems);
                }
                Appendix::Concordance => {
                    let folder = source.join("concordance");
                    read.concordance = Concordance::read(workspace, &folder, problems);
                }
            }
        }
        read
    }

    fn facts<'a>(&'a self, verified: &'a Verified) -> Facts<'a> {
        Facts { verified, plan: &self.plan, sections: &self.sections }
    }

    /// The crates whose tests the appendices among `chosen` name.
    pub fn packages<'a>(&self, chosen: impl Iterator<Item = &'a Chapter>) -> BTreeSet<String> {
        chosen
            .filter_map(shown_by)
            .flat_map(|appendix| match appendix {
                Appendix::Errata => self.errata.as_ref().map(Errata::packages),
                Appendix::Concordance => self.concordance.as_ref().map(Concordance::packages),
                Appendix::Glossary => None,
            })
            .flatten()
            .collect()
    }

    /// Finds what `appendix` claims and does not hold.
    pub fn check(&self, appendix: Appendix, verified: &Verified) -> Vec<Problem> {
        let facts = self.facts(verified);
        match appendix {
            Appendix::Errata => self.errata.as_ref().map(|errata| errata.check(&facts)),
            Appendix::Glossary => self.glossary.as_ref().map(|glossary| glossary.check(&facts)),
            Appendix::Concordance => self.concordance.as_ref().map(|concordance| {
                let mut problems = self.plan.check(&facts);
                problems.extend(concordance.check(&facts));
                problems
            }),
        }
        .unwrap_or_default()
    }

    /// The Markdown of `appendix` on the page of `chapter`.
    pub fn markdown(&self, appendix: Appendix, chapter: &Chapter, expander: &Expander) -> String {
        let facts = self.facts(expander.verified);
        let page = Page { chapter, expander, facts };
        match appendix {
            Appendix::Errata => self.errata.as_ref().map(|errata| errata.markdown(&page)),
            Appendix::Glossary => self.glossary.as_ref().map(|glossary| glossary.markdown(&page)),
            Appendix::Concordance => {
                self.concordance.as_ref().map(|concordance| concordance.markdown(&page))
            }
        }
        .unwrap_or_default()
    }

    /// How many of the tests that `appendix` names hold, and how many of its lines do not.
    pub fn tally(&self, appendix: Appendix, problems: &[Problem]) -> (usize, usize) {
        let (folder, tests) = match appendix {
            Appendix::Errata => ("errata", self.errata.as_ref().map_or(0, Errata::tests)),
            Appendix::Glossary => ("glossary", 0),
            Appendix::Concordance => {
                ("concordance", self.concordance.as_ref().map_or(0, Concordance::tests))
            }
        };
        let of_folder = |problem: &&Problem| {
            problem.file.parent().is_some_and(|parent| parent.ends_with(folder))
                && problem.file.extension().is_some_and(|extension| extension != "md")
        };
        let lines: BTreeSet<(&PathBuf, usize)> = problems
            .iter()
            .filter(of_folder)
            .map(|problem| (&problem.file, problem.line))
            .collect();
        (tests.saturating_sub(lines.len()), lines.len())
    }
}

/// Where an appendix is shown.
struct Page<'a> {
    chapter: &'a Chapter,
    expander: &'a Expander<'a>,
    facts: Facts<'a>,
}

impl Page<'_> {
    /// The way from the page to the top of the book.
    fn up(&self) -> String {
        "../".repeat(self.chapter.path.components().count() - 1)
    }

    /// A link to the section that `place` names, `perceptron/adaline#the-best-weights`.
    fn link(&self, place: &str) -> String {
        let Ok((chapter, section)) = self.facts.section(place) else { return String::new() };
        format!(
            "<a href=\"{}{}#{}\">{}</a>",
            self.up(),
            chapter.path.with_extension("html").display(),
            section.id,
            escape(&section.title)
        )
    }

    /// `text` as HTML; what does not convert was reported by the check.
    fn prose(&self, text: &str) -> String {
        prose::html(self.expander.converter, text).unwrap_or_default()
    }

    /// The mark of a test.
    fn test(&self, [package, test]: &[String; 2]) -> String {
        self.expander.check(self.chapter, package, test)
    }

    /// A lecture and topics in it, which stand in the lecture's own language.
    fn lecture(&self, source: &str, topics: &[&str]) -> String {
        let Some(known) = self.facts.plan.source(source) else { return String::new() };
        let direction = if known.lang == "he" { " dir=\"rtl\"" } else { "" };
        let topics: Vec<String> = topics
            .iter()
            .map(|topic| format!("<i lang=\"{}\"{direction}>{}</i>", known.lang, escape(topic)))
            .collect();
        format!("{}: {}", known.name, topics.join(", "))
    }
}

impl Facts<'_> {
    /// The page and the section that `place` names.
    fn section(&self, place: &str) -> Result<(&Chapter, &Section), String> {
        let Some((name, id)) = place.split_once('#') else {
            return Err(format!("`{place}` is not of the form `perceptron#the-line-itself`"));
        };
        let (chapter, sections) = self
            .verified
            .chapters
            .iter()
            .zip(self.sections)
            .find(|(chapter, _)| chapter.name == name)
            .ok_or_else(|| format!("`{place}`: there is no chapter `{name}`"))?;
        sections
            .iter()
            .find(|section| section.id == id)
            .map(|section| (chapter, section))
            .ok_or_else(|| format!("`{place}`: {} has no section `#{id}`", chapter.file.display()))
    }

    /// Whether a test exists and passed.
    fn test(&self, [package, test]: &[String; 2]) -> Result<(), String> {
        self.verified.check(package, test)
    }
}

/// A file of rows under `folder`, with its text for the numbers of lines.
fn read_toml<T: DeserializeOwned>(
    workspace: &Workspace,
    file: &Path,
    problems: &mut Vec<Problem>,
) -> Option<(String, T)> {
    let text = read_text(workspace, file, problems)?;
    match toml::from_str(&text) {
        Ok(value) => Some((text, value)),
        Err(error) => {
            let line = error.span().map_or(0, |span| crate::problem::line_of(&text, span.start));
            problems.push(Problem::new(file, line, error.message()));
            None
        }
    }
}

/// The text of `file`; one that cannot be read is a problem.
fn read_text(workspace: &Workspace, file: &Path, problems: &mut Vec<Problem>) -> Option<String> {
    std::fs::read_to_string(workspace.root.join(file))
        .map_err(|error| problems.push(Problem::new(file, 0, format!("cannot be read: {error}"))))
        .ok()
}
