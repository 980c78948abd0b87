//! Directives and formulas become what mdBook understands.

use pulldown_cmark::{Event, Parser};
use std::fmt::Write;
use std::ops::Range;

use super::figure::Parts;
use super::math::{self, Converter};
use super::typeset::{grouped, ungrouped};
use crate::chapter::{Chapter, Directive, Example, Kind, options};
use crate::problem::{Problem, line_of};
use crate::snapshot;
use crate::source::MOST_LINES;
use crate::verify::{Verified, figure_path, quantity};
use crate::workspace::Workspace;

/// A span of the chapter's text and what replaces it.
type Edit = (Range<usize>, String);

/// What an expansion draws on.
pub struct Expander<'a> {
    /// Where the crates are.
    pub workspace: &'a Workspace,
    /// What is known of them.
    pub verified: &'a Verified,
    /// For the formulas.
    pub converter: &'a Converter,
}

impl Expander<'_> {
    /// The Markdown of `chapter` with every directive and formula replaced.
    pub fn expand(&self, chapter: &Chapter, problems: &mut Vec<Problem>) -> String {
        let mut edits: Vec<Edit> = Vec::new();
        let mut boxed: Vec<Range<usize>> = Vec::new();
        for (event, span) in Parser::new_ext(&chapter.text, options()).into_offset_iter() {
            let (latex, display) = match &event {
                Event::InlineMath(latex) => (latex, false),
                Event::DisplayMath(latex) => (latex, true),
                _ => continue,
            };
            let line = line_of(&chapter.text, span.start);
            let mathml =
                if display { self.displayed(latex) } else { self.converter.convert(latex, false) };
            match mathml {
                Err(message) => problems.push(Problem::new(&chapter.file, line, message)),
                Ok(mathml) if display => match self.formula(chapter, &span, &mathml) {
                    Ok((whole, html)) => {
                        boxed.push(whole.clone());
                        edits.push((whole, html));
                    }
                    Err(message) => problems.push(Problem::new(&chapter.file, line, message)),
                },
                Ok(mathml) => edits.push((span, mathml)),
            }
        }
        for directive in &chapter.directives {
            if boxed.iter().any(|whole| whole.contains(&directive.span.start)) {
                continue;
            }
            match self.directive(chapter, directive, problems) {
                Ok(text) => edits.push((directive.span.clone(), text)),
                Err(message) => problems.push(Problem::new(&chapter.file, directive.line, message)),
            }
        }
        apply(&chapter.text, edits)
    }

    /// The parts of a displayed formula, side by side where there is room.
    fn displayed(&self, latex: &str) -> Result<String, String> {
        let parts = math::parts(latex);
        let converted: Result<String, String> =
            parts.iter().map(|part| self.converter.convert(part, true)).collect();
        let mathml = converted?;
        Ok(match parts.len() {
            1 => mathml,
            _ => format!("<div class=\"parts\">{mathml}</div>"),
        })
    }

    /// A displayed formula, in a box with the checks that follow it.
    fn formula(
        &self,
        chapter: &Chapter,
        span: &Range<usize>,
        mathml: &str,
    ) -> Result<Edit, String> {
        let before = chapter.text[..span.start].rsplit('\n').next().unwrap_or_default();
        let mut end = span.end;
        let mut checks = String::new();
        for directive in chapter.directives.iter().filter(|d| d.span.start >= span.end) {
            let between = &chapter.text[end..directive.span.start];
            let Kind::Check { package, test } = &directive.kind else { break };
            if !between.trim().is_empty() || between.matches('\n').count() > 1 {
                break;
            }
            checks += &self.check(chapter, package, test);
            end = directive.span.end;
        }
        let after = chapter.text[end..].split('\n').next().unwrap_or_default();
        if !before.trim().is_empty() || !after.trim().is_empty() {
            return Err("a displayed formula needs lines of its own (checks may follow it)".into());
        }
        let html = if checks.is_empty() {
            format!("<div class=\"formula\" tabindex=\"0\">{mathml}</div>")
        } else {
            format!(
                "<div class=\"formula checked\"><div class=\"scroll\" tabindex=\"0\">{mathml}</div>\
                 <div class=\"checks\">{checks}</div></div>"
            )
        };
        Ok((span.start..end, html))
    }

    fn directive(
        &self,
        chapter: &Chapter,
        directive: &Directive,
        problems: &mut Vec<Problem>,
    ) -> Result<String, String> {
        match &directive.kind {
            Kind::Listing { path, anchor } => {
                let source = self.verified.sources.get(path).ok_or("the file is gone")?;
                let anchor = source.anchor(anchor).ok_or("the anchor is gone")?;
                let listing = source.listing(anchor)?;
                let shown = path.strip_prefix("crates").unwrap_or(path).display().to_string();
                let caption = caption(chapter, &shown, listing.first, Some(&listing.item));
                let fence = fence(listing.language, &listing.lines);
                Ok(format!("<figure class=\"listing\">\n{caption}\n\n{fence}\n\n</figure>\n"))
            }
            Kind::Sample(example) => self.sample(chapter, example),
            Kind::Figure(example) => self.figure(chapter, example),
            Kind::Live(figure) => self.verified.live.html(self, chapter, figure),
            Kind::Exercise(place) => self.exercise(chapter, place, problems),
            Kind::Check { package, test } => Ok(self.check(chapter, package, test)),
            Kind::Appendix(appendix) => {
                Ok(self.verified.appendices.markdown(*appendix, chapter, self))
            }
            Kind::Quantity { example, key } => {
                let output = self.kept(example)?;
                let value = quantity(&output, key)?;
                Ok(format!(
                    "<span class=\"quantity\" title=\"{example} · {key}\">{}</span>",
                    escape(&grouped(value))
                ))
            }
        }
    }

    fn sample(&self, chapter: &Chapter, example: &Example) -> Result<String, String> {
        let file = std::path::PathBuf::from("crates")
            .join(&example.package)
            .join("examples")
            .join(format!("{}.rs", example.name));
        let source = self.verified.sources.get(&file).ok_or("the example is gone")?;
        let docs = source.lines.iter().take_while(|line| line.starts_with("//!")).count();
        let blank = source.lines[docs..].iter().take_while(|line| line.trim().is_empty()).count();
        let lines: Vec<(String, bool)> = source
            .lines
            .iter()
            .enumerate()
            .map(|(at, line)| (line.clone(), at < docs + blank))
            .collect();
        let shown = lines.iter().filter(|(_, folded)| !folded).count();
        if shown > MOST_LINES {
            return Err(format!("sample {example} shows {shown} lines, {MOST_LINES} fit"));
        }
        let place = format!("{}/examples/{}.rs", example.package, example.name);
        let command = format!("cargo run -p {} --example {}", example.package, example.name);
        let caption = caption(chapter, &place, 1, None);
        let fence = fence("rust", &lines);
        let output = self.kept(example)?;
        Ok(format!(
            "<figure class=\"sample\">\n{caption}\n\n{fence}\n\n\
             <div class=\"output\" role=\"group\" aria-label=\"Output of {command}\">\n\
             <div class=\"output-label\"><code>{command}</code></div>\n\n\
             `````text\n{}\n`````\n\n</div>\n</figure>\n",
            output.trim_end()
        ))
    }

    fn figure(&self, chapter: &Chapter, example: &Example) -> Result<String, String> {
        let path = figure_path(self.workspace, chapter, example);
        let svg = std::fs::read_to_string(&path)
            .map_err(|error| format!("{}: {error}", self.workspace.relative(&path).display()))?;
        let parts = Parts::read(&svg)?;
        if let Some(number) = ungrouped(&parts.caption) {
            return Err(format!("its caption has {number}: write {}", grouped(number)));
        }
        let seed = parts.seed.as_ref().map(|seed| format!(" · seed {seed}")).unwrap_or_default();
        let command = format!("cargo run -p {} --example {}", example.package, example.name);
        let place = format!("{}/examples/{}.rs", example.package, example.name);
        Ok(format!(
            "<figure class=\"picture\" id=\"figure-{name}\">\n{svg}\n<figcaption>{caption} \
             <span class=\"source\"><a href=\"{link}\"><code>{command}</code></a>{seed}</span></figcaption>\n</figure>\n",
            name = example.name,
            svg = parts.inline(),
            caption = parts.caption,
            link = link(chapter, &place, 1),
        ))
    }

    /// The mark that names the test beside a formula.
    pub fn check(&self, chapter: &Chapter, package: &str, test: &str) -> String {
        let name = test.rsplit("::").next().unwrap_or(test);
        let href = self.verified.locate(self.workspace, package, name).map(|(file, line)| {
            let shown = file.strip_prefix("crates").unwrap_or(&file).display().to_string();
            link(chapter, &shown, line)
        });
        format!(
            "<a class=\"check\" href=\"{}\" title=\"{package} · {test}\"><span aria-hidden=\"true\">✓</span> <code>{name}</code></a>",
            href.unwrap_or_default()
        )
    }

    /// The output of `example` as it is kept.
    fn kept(&self, example: &Example) -> Result<String, String> {
        let package = self.workspace.package(&example.package).ok_or("the crate is gone")?;
        let path = snapshot::path(package, &example.name);
        match snapshot::read(&path) {
            Ok(Some((text, _))) => Ok(text),
            Ok(None) => Err(format!("{example} has no snapshot")),
            Err(error) => Err(error.to_string()),
        }
    }
}

/// The caption of a listing: the file, linked to its page, and the item.
pub fn caption(chapter: &Chapter, file: &str, line: usize, item: Option<&str>) -> String {
    let item = item
        .map(|item| format!(" <span class=\"item\">{}</span>", escape(item)))
        .unwrap_or_default();
    format!(
        "<figcaption><a href=\"{}\"><code>{file}</code></a>{item}</figcaption>",
        link(chapter, file, line)
    )
}

/// The address of a line of a source page, seen from the chapter.
pub fn link(chapter: &Chapter, file: &str, line: usize) -> String {
    let up = "../".repeat(chapter.path.components().count() - 1);
    format!("{up}source/{file}.html#L{line}")
}

/// A fence with the folded lines marked as mdBook wants them.
pub fn fence(language: &str, lines: &[(String, bool)]) -> String {
    let mut code = String::new();
    for (line, folded) in lines {
        let text = line.trim_start();
        let indent = &line[..line.len() - text.len()];
        if *folded && text.is_empty() {
            code.push_str("#\n");
        } else if *folded {
            let _ = writeln!(code, "{indent}# {text}");
        } else {
            let _ = writeln!(code, "{line}");
        }
    }
    format!("`````{language}\n{}\n`````", code.trim_end())
}

/// Escapes text for HTML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|(span, _)| span.start);
    let mut result = String::with_capacity(text.len() * 2);
    let mut at = 0;
    for (span, replacement) in edits {
        result.push_str(&text[at..span.start]);
        result.push_str(&replacement);
        at = span.end;
    }
    result.push_str(&text[at..]);
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_lines_are_marked_as_mdbook_wants_them() {
        let lines = [
            ("//! Adds.".to_string(), true),
            (String::new(), true),
            ("#[derive(Debug)]".to_string(), false),
            ("    /// Inside.".to_string(), true),
        ];
        assert_eq!(
            fence("rust", &lines),
            "`````rust\n# //! Adds.\n#\n#[derive(Debug)]\n    # /// Inside.\n`````"
        );
    }

    #[test]
    fn edits_are_applied_in_order_of_their_places() {
        let edits = vec![(4..5, "Y".into()), (0..1, "X".into())];
        assert_eq!(apply("a = b", edits), "X = Y");
    }
}
