//! What the Markdown itself must keep to.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use super::typeset::{grouped, ungrouped};
use crate::chapter::{Chapter, options};
use crate::problem::{Problem, line_of};

/// The languages a fence may have; all code comes from compiled files through directives.
const FENCES: [&str; 3] = ["text", "sh", "toml"];

/// Finds code fences that no directive made, pictures without alt text, formulas out of place, long
/// numbers without commas.
pub fn check(chapter: &Chapter, problems: &mut Vec<Problem>) {
    let mut image: Option<(usize, bool)> = None;
    let mut in_code = false;
    for (event, span) in Parser::new_ext(&chapter.text, options()).into_offset_iter() {
        let line = line_of(&chapter.text, span.start);
        let mut problem =
            |message: String| problems.push(Problem::new(&chapter.file, line, message));
        match event {
            Event::Text(text)
                if text.contains('$') && !in_code && !escaped(&chapter.text, span.start) =>
            {
                problem("a formula that is not closed, or whose braces do not pair".into());
            }
            Event::Text(text)
                if !in_code && !in_directive(chapter, span.start) && ungrouped(&text).is_some() =>
            {
                let number = ungrouped(&text).unwrap_or_default();
                problem(format!("{number} without commas: write {}", grouped(number)));
            }
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                in_code = true;
                let language = info.split([',', ' ']).next().unwrap_or_default();
                if language == "rust" {
                    problem(
                        "a plain rust fence: show a span of a compiled file with `{{#listing …}}`"
                            .into(),
                    );
                } else if !FENCES.contains(&language) {
                    problem(format!("a fence of `{language}`: there are {}", FENCES.join(", ")));
                }
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                problem("an indented code block: use a fence".into());
            }
            Event::Start(Tag::Image { .. }) => image = Some((line, false)),
            Event::Text(text) if image.is_some() && !text.trim().is_empty() => {
                image = image.map(|(line, _)| (line, true));
            }
            Event::End(TagEnd::Image) => {
                if let Some((line, false)) = image.take() {
                    let message = "a picture without alt text: `![what it shows](file)`";
                    problems.push(Problem::new(&chapter.file, line, message));
                }
            }
            _ => {}
        }
    }
    // The text around a broken formula comes in pieces.
    problems.dedup();
}

/// Whether a backslash stands before the text that begins at `start`: `\$` is a dollar.
fn escaped(text: &str, start: usize) -> bool {
    text[..start].ends_with('\\')
}

fn in_directive(chapter: &Chapter, at: usize) -> bool {
    chapter.directives.iter().any(|directive| directive.span.contains(&at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn messages(text: &str) -> Vec<String> {
        let mut problems = Vec::new();
        let path = Path::new("a/chapter.md");
        let chapter = Chapter::parse(path, path, text.into(), &mut problems);
        check(&chapter, &mut problems);
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn rust_fences_are_refused_wherever_they_hide() {
        assert!(
            messages("# A\n\n```rust\nfn x() {}\n```\n")[0]
                .starts_with("a/chapter.md:3: a plain rust")
        );
        assert!(
            messages("* item\n\n  ```rust,ignore\n  x\n  ```\n")[0].contains(":3: a plain rust")
        );
        assert!(messages("```\nx\n```\n")[0].contains("a fence of ``"));
        assert!(messages("```sh\ncargo xtask test\n```\n").is_empty());
    }

    #[test]
    fn formulas_are_closed_and_their_braces_pair() {
        for broken in ["a $x + 1 b", "$$ \\frac{1}{x $$", "$\\frac{1$"] {
            let found = messages(&format!("# A\n\n{broken}\n"));
            assert_eq!(found.len(), 1, "{broken}: {found:?}");
            assert!(found[0].contains(":3: a formula"), "{found:?}");
        }
        assert!(messages("It costs \\$5, and $x$ is `$x`.\n\n```sh\necho $HOME\n```\n").is_empty());
    }

    #[test]
    fn long_numbers_need_commas() {
        assert!(
            messages("# A\n\nOf 60000 digits.\n")[0]
                .contains(":3: 60000 without commas: write 60,000")
        );
        let text = "In 1998, 60,000 at 0.12345: `12345`, $12345$.\n\n```text\n12345\n```\n";
        assert!(messages(text).is_empty());
    }

    #[test]
    fn pictures_need_alt_text() {
        assert_eq!(messages("x\n\n![](a.svg)\n").len(), 1);
        assert!(messages("x\n\n![](a.svg)\n")[0].contains(":3: a picture without alt text"));
        assert!(messages("![a line](a.svg)\n").is_empty());
    }
}
