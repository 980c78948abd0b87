//! The sections of a page, as mdBook will number and name them.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use std::collections::HashSet;
use std::ops::Range;

use crate::chapter::options;

/// A heading and the text below it.
#[derive(Debug, PartialEq, Eq)]
pub struct Section {
    /// What `#…` of an address leads to.
    pub id: String,
    /// The words of the heading.
    pub title: String,
    /// From the heading to the next one of its level or a higher one.
    pub span: Range<usize>,
}

/// Every section of a page, in order.
pub fn all(text: &str) -> Vec<Section> {
    let mut used = HashSet::new();
    let mut sections: Vec<(u8, Section)> = Vec::new();
    let mut open: Option<(Option<String>, String)> = None;
    for (event, span) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { id, .. }) => {
                open = Some((id.map(|id| id.to_string()), String::new()));
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some((_, title)) = &mut open {
                    title.push_str(&words);
                }
            }
            Event::End(TagEnd::Heading(level)) => {
                let Some((id, title)) = open.take() else { continue };
                let level = level as u8;
                for (above, section) in &mut sections {
                    if *above >= level && section.span.end == text.len() {
                        section.span.end = span.start;
                    }
                }
                let id = unique(id.unwrap_or_else(|| slug(&title)), &mut used);
                sections.push((level, Section { id, title, span: span.start..text.len() }));
            }
            _ => {}
        }
    }
    sections.into_iter().map(|(_, section)| section).collect()
}

/// The id that mdBook makes of a heading.
pub fn slug(title: &str) -> String {
    title
        .trim()
        .to_lowercase()
        .chars()
        .filter_map(|c| match c {
            _ if c.is_alphanumeric() || c == '_' || c == '-' => Some(c),
            _ if c.is_whitespace() => Some('-'),
            _ => None,
        })
        .collect()
}

/// The second heading of one name gets a number, as in mdBook.
fn unique(id: String, used: &mut HashSet<String>) -> String {
    let mut candidate = id.clone();
    let mut number = 1;
    while !used.insert(candidate.clone()) {
        candidate = format!("{id}-{number}");
        number += 1;
    }
    candidate
}

/// Whether `text` holds `phrase`, wherever its lines break.
pub fn holds(text: &str, phrase: &str) -> bool {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    words(text).contains(&words(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# Top\n\nHere.\n\n## A line, at `all`?\n\nfirst\nsecond\n\n### Inner {#own}\n\n## Top\n\nlast\n";

    #[test]
    fn sections_are_named_as_mdbook_names_them() {
        let ids: Vec<String> = all(TEXT).into_iter().map(|section| section.id).collect();
        assert_eq!(ids, ["top", "a-line-at-all", "own", "top-1"]);
    }

    #[test]
    fn a_section_ends_where_the_next_of_its_level_begins() {
        let sections = all(TEXT);
        let text = &TEXT[sections[1].span.clone()];
        assert!(holds(text, "first second") && text.contains("Inner") && !text.contains("last"));
        assert!(TEXT[sections[0].span.clone()].contains("last"));
    }

    #[test]
    fn headings_inside_code_are_none() {
        assert_eq!(all("```text\n# no\n```\n"), []);
    }
}
