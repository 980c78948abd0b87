//! A chapter's Markdown and the directives in it.

use anyhow::{Context, Result};
use pulldown_cmark::{Event, Options, Parser, Tag};
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::book::appendix::Appendix;
use crate::problem::{Problem, line_of};
use crate::workspace::Workspace;

/// One Markdown file of the book.
pub struct Chapter {
    /// How the command line calls it: `adder` for `adder/chapter.md`, `adder/more` for a further page
    /// beside it, the file's stem for a page without a folder.
    pub name: String,
    /// Relative to `book/src`.
    pub path: PathBuf,
    /// Relative to the root.
    pub file: PathBuf,
    /// The Markdown as written.
    pub text: String,
    /// In order of appearance.
    pub directives: Vec<Directive>,
}

/// `{{#kind arguments}}` at a place.
pub struct Directive {
    /// The bytes it takes in the text.
    pub span: Range<usize>,
    /// Counted from 1.
    pub line: usize,
    /// What it asks for.
    pub kind: Kind,
}

/// What a directive asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A span of a source file.
    Listing { path: PathBuf, anchor: String },
    /// An example and its output.
    Sample(Example),
    /// The picture an example draws.
    Figure(Example),
    /// The picture an example draws, which comes to life where WebAssembly runs.
    Live(Example),
    /// The test that proves the formula beside it.
    Check { package: String, test: String },
    /// A number from an example's output.
    Quantity { example: Example, key: String },
    /// What a data file of the book holds.
    Appendix(Appendix),
    /// An exercise that checks itself.
    Exercise(Example),
}

/// An example of a crate.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Example {
    /// The crate.
    pub package: String,
    /// The file's stem.
    pub name: String,
}

impl std::fmt::Display for Example {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.package, self.name)
    }
}

/// What every reading of the Markdown agrees on: mdBook's extensions, and mathematics.
pub fn options() -> Options {
    Options::ENABLE_MATH
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// Reads the chapters that `SUMMARY.md` lists, in its order.
pub fn read_all(workspace: &Workspace, problems: &mut Vec<Problem>) -> Result<Vec<Chapter>> {
    let source = workspace.book_source();
    let summary_path = source.join("SUMMARY.md");
    let summary = std::fs::read_to_string(&summary_path)
        .with_context(|| format!("reading {}", summary_path.display()))?;
    let summary_file = workspace.relative(&summary_path);
    let mut chapters = Vec::new();
    for (event, span) in Parser::new(&summary).into_offset_iter() {
        let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
        // Announced and not written: mdBook numbers it and shows it without a link.
        if dest_url.is_empty() {
            continue;
        }
        let line = line_of(&summary, span.start);
        match std::fs::read_to_string(source.join(&*dest_url)) {
            Ok(text) => {
                let file = workspace.relative(&source.join(&*dest_url));
                chapters.push(Chapter::parse(Path::new(&*dest_url), &file, text, problems));
            }
            Err(error) => problems.push(Problem::new(
                &summary_file,
                line,
                format!("no chapter at book/src/{dest_url}: {error}"),
            )),
        }
    }
    Ok(chapters)
}

impl Chapter {
    /// Finds the directives of a chapter; what cannot be read goes to `problems`.
    pub fn parse(path: &Path, file: &Path, text: String, problems: &mut Vec<Problem>) -> Self {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let name = match folder {
            None => stem.into_owned(),
            Some(folder) if stem == "chapter" => folder.to_string_lossy().into_owned(),
            Some(folder) => format!("{}/{stem}", folder.to_string_lossy()),
        };
        let directives = directives(&text, file, problems);
        Self { name, path: path.to_path_buf(), file: file.to_path_buf(), text, directives }
    }

    /// Whether the chapter shows `example` as a sample.
    pub fn shows(&self, example: &Example) -> bool {
        self.directives.iter().any(|directive| directive.kind == Kind::Sample(example.clone()))
    }

    /// The words in inline code: what the chapter mentions by name.
    pub fn mentioned(&self) -> Vec<String> {
        let mut words = Vec::new();
        for event in Parser::new_ext(&self.text, options()) {
            if let Event::Code(code) = event {
                let identifier = |c: char| !(c.is_alphanumeric() || c == '_');
                words.extend(code.split(identifier).filter(|w| !w.is_empty()).map(String::from));
            }
        }
        words
    }
}

/// Every directive outside of code, in order.
fn directives(text: &str, file: &Path, problems: &mut Vec<Problem>) -> Vec<Directive> {
    let code = code_spans(text);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find("{{#").map(|at| from + at) {
        from = start + 3;
        if code.iter().any(|span| span.contains(&start)) {
            continue;
        }
        let line = line_of(text, start);
        let Some(length) =
            text[start..].find("}}").filter(|&n| !text[start..start + n].contains('\n'))
        else {
            problems.push(Problem::new(file, line, "a directive is not closed: `}}` is missing"));
            continue;
        };
        let span = start..start + length + 2;
        from = span.end;
        match parse(&text[start + 3..start + length]) {
            Ok(kind) => {
                if !alone(text, &span)
                    && !matches!(kind, Kind::Check { .. } | Kind::Quantity { .. })
                {
                    let message = format!("`{}` needs a line of its own", &text[span.clone()]);
                    problems.push(Problem::new(file, line, message));
                }
                found.push(Directive { span, line, kind });
            }
            Err(message) => problems.push(Problem::new(file, line, message)),
        }
    }
    found
}

/// The byte ranges of fenced and inline code.
fn code_spans(text: &str) -> Vec<Range<usize>> {
    Parser::new_ext(text, options())
        .into_offset_iter()
        .filter(|(event, _)| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))))
        .map(|(_, span)| span)
        .collect()
}

fn alone(text: &str, span: &Range<usize>) -> bool {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
    text[start..end].trim().len() == span.len() && start == span.start
}

/// Reads what stands between `{{#` and `}}`.
fn parse(directive: &str) -> Result<Kind, String> {
    let words: Vec<&str> = directive.split_whitespace().collect();
    let example = |place: &str| {
        let (package, name) = place
            .split_once('/')
            .ok_or_else(|| format!("`{place}` is not of the form package/example"))?;
        Ok::<_, String>(Example { package: package.into(), name: name.into() })
    };
    match words[..] {
        ["listing", path, anchor] => {
            let inside = ["data/", "xtask/"].iter().any(|top| path.starts_with(top));
            let path = if inside { PathBuf::from(path) } else { Path::new("crates").join(path) };
            Ok(Kind::Listing { path, anchor: anchor.into() })
        }
        ["errata"] => Ok(Kind::Appendix(Appendix::Errata)),
        ["glossary"] => Ok(Kind::Appendix(Appendix::Glossary)),
        ["concordance"] => Ok(Kind::Appendix(Appendix::Concordance)),
        ["sample", place] => Ok(Kind::Sample(example(place)?)),
        ["figure", place] => Ok(Kind::Figure(example(place)?)),
        ["live", place] => Ok(Kind::Live(example(place)?)),
        ["exercise", place] => Ok(Kind::Exercise(example(place)?)),
        ["check", package, test] => Ok(Kind::Check { package: package.into(), test: test.into() }),
        ["quantity", place, key] => {
            Ok(Kind::Quantity { example: example(place)?, key: key.into() })
        }
        [
            kind @ ("listing" | "sample" | "figure" | "live" | "check" | "quantity" | "exercise"),
            ..,
        ] => {
            let form = match kind {
                "listing" => "{{#listing perceptron/src/rosenblatt.rs epoch}}",
                "sample" => "{{#sample perceptron/and_gate}}",
                "figure" => "{{#figure perceptron/decision_line}}",
                "live" => "{{#live perceptron/line}}",
                "exercise" => "{{#exercise perceptron/distance}}",
                "check" => "{{#check perceptron rosenblatt::tests::separates_and}}",
                _ => "{{#quantity perceptron/and_gate epochs}}",
            };
            Err(format!("`{{{{#{directive}}}}}` is not of the form `{form}`"))
        }
        _ => Err(format!(
            "unknown directive `{{{{#{directive}}}}}`: there are listing, sample, figure, live, check, quantity, \
             exercise, errata, glossary, concordance"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Chapter, Vec<Problem>) {
        let mut problems = Vec::new();
        let path = Path::new("adder/chapter.md");
        let chapter = Chapter::parse(path, path, text.into(), &mut problems);
        (chapter, problems)
    }

    #[test]
    fn directives_know_their_line_and_what_they_ask_for() {
        let (chapter, problems) = read(
            "# A\n\n{{#sample adder/two}}\n\nIt takes {{#quantity adder/two epochs}} epochs.\n",
        );
        assert_eq!(problems, []);
        let two = Example { package: "adder".into(), name: "two".into() };
        let found: Vec<_> = chapter.directives.iter().map(|d| (d.line, d.kind.clone())).collect();
        let quantity = Kind::Quantity { example: two.clone(), key: "epochs".into() };
        assert_eq!(found, [(3, Kind::Sample(two)), (5, quantity)]);
    }

    #[test]
    fn the_pages_of_a_folder_have_different_names() {
        let name = |path: &str| {
            let path = Path::new(path);
            Chapter::parse(path, path, String::new(), &mut Vec::new()).name
        };
        let paths = ["adder/chapter.md", "adder/more.md", "introduction.md"];
        assert_eq!(paths.map(name), ["adder", "adder/more", "introduction"]);
    }

    #[test]
    fn code_is_not_searched_for_directives() {
        let (chapter, problems) = read("Write `{{#nonsense}}`.\n\n```text\n{{#more}}\n```\n");
        assert!(chapter.directives.is_empty() && problems.is_empty());
    }

    #[test]
    fn an_unknown_directive_is_a_problem_with_its_line() {
        let (_, problems) = read("# A\n\n{{#include ../x.rs}}\n");
        assert_eq!(problems[0].line, 3);
        assert!(problems[0].message.contains("unknown directive"), "{}", problems[0]);
    }

    #[test]
    fn a_listing_in_the_middle_of_a_line_is_a_problem() {
        let (_, problems) = read("See {{#listing adder/src/lib.rs add}} here.\n");
        assert!(problems[0].message.contains("line of its own"), "{}", problems[0]);
    }
}
