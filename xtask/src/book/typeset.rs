//! The last hand on the built pages: what belongs together stays on one line.
//!
//! Browsers end lines where no printer would: between a formula and its comma, a number and its unit,
//! the hyphens and the word of `--author`. This goes over the finished HTML, so that it holds for
//! chapters, captions, quantities and appendices alike, and the index of the search is left as it was.

mod words;

use anyhow::{Context, Result};
use std::path::Path;

use crate::verdict::files_under;
pub use words::{grouped, ungrouped};
use words::{held_spaces, is_name};

/// Inline elements: a space before or after one of their tags is a space of the same line of text.
const INLINE: [&str; 19] = [
    "a", "abbr", "b", "bdi", "code", "em", "i", "kbd", "mark", "math", "q", "s", "small", "span",
    "strong", "sub", "sup", "u", "wbr",
];

/// Elements whose text is not prose.
const OTHER: [&str; 8] = ["button", "math", "option", "pre", "script", "style", "svg", "textarea"];

/// Code of at most so many letters is never broken; what is longer may break after `_`, `/` and `::`.
const SHORT: usize = 15;

/// What opens before a formula, and what closes after it.
const OPENING: [char; 5] = ['(', '[', '“', '‘', '„'];
const CLOSING: [char; 12] = ['.', ',', ';', ':', '!', '?', ')', ']', '”', '’', '…', '%'];

/// Goes over every page of the book under `folder`; the pages of sources are no prose.
pub fn set(folder: &Path) -> Result<()> {
    let sources = folder.join("source");
    for path in files_under(folder) {
        if path.extension().is_none_or(|extension| extension != "html")
            || path.starts_with(&sources)
        {
            continue;
        }
        let html = std::fs::read_to_string(&path)
            .with_context(|| format!("reading {}", path.display()))?;
        std::fs::write(&path, page(&html))
            .with_context(|| format!("writing {}", path.display()))?;
    }
    Ok(())
}

/// A page, with everything outside `<main>` as it was.
fn page(html: &str) -> String {
    let body =
        html.find("<main").and_then(|start| Some((start, start + html[start..].find("</main>")?)));
    match body {
        Some((start, end)) => {
            format!("{}{}{}", &html[..start], prose(&html[start..end]), &html[end..])
        }
        None => html.to_string(),
    }
}

/// HTML in pieces.
#[derive(Debug)]
enum Piece<'a> {
    /// Text of the prose.
    Text(&'a str),
    /// Code in a line of prose: its opening tag and its text.
    Code(&'a str, &'a str),
    /// A formula in a line of prose.
    Formula(&'a str),
    /// What continues the line and is left alone: a tag of an inline element.
    Inline(&'a str),
    /// What begins a new line, or is no prose.
    Block(&'a str),
}

/// A span of pages in which what belongs together does not break.
fn prose(html: &str) -> String {
    let pieces = pieces(html);
    let mut result = String::with_capacity(html.len() + html.len() / 16);
    for line in pieces.split_inclusive(|piece| matches!(piece, Piece::Block(_))) {
        set_line(line, &mut result);
    }
    result
}

/// Sets what stands between two blocks.
fn set_line(pieces: &[Piece], result: &mut String) {
    // A tag takes no room in the text; formulas and code are words, of one letter here.
    let shown = |piece: &Piece| match piece {
        Piece::Text(text) => (*text).to_string(),
        Piece::Code(..) | Piece::Formula(_) => "\u{fffc}".to_string(),
        Piece::Inline(_) | Piece::Block(_) => String::new(),
    };
    let held = held_spaces(&pieces.iter().map(shown).collect::<String>());
    // What of the text after a formula was written with it.
    let mut at = 0;
    let mut taken = 0;
    for (i, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Text(text) => {
                let rest = &text[taken..];
                let kept = match pieces.get(i + 1) {
                    Some(Piece::Formula(_)) => rest.trim_end_matches(OPENING).len(),
                    _ => rest.len(),
                };
                let spaces = held.iter().filter_map(|held| held.checked_sub(at + taken));
                set_text(&rest[..kept], &spaces.collect::<Vec<_>>(), result);
                taken = 0;
            }
            Piece::Formula(math) => {
                let before = match i.checked_sub(1).map(|i| &pieces[i]) {
                    Some(Piece::Text(text)) => &text[text.trim_end_matches(OPENING).len()..],
                    _ => "",
                };
                let after = match pieces.get(i + 1) {
                    Some(Piece::Text(text)) => &text[..closing(text)],
                    _ => "",
                };
                taken = after.len();
                if before.is_empty() && after.is_empty() {
                    *result += math;
                } else {
                    *result += &format!("<span class=\"joined\">{before}{math}{after}</span>");
                }
            }
            Piece::Code(tag, text) => set_code(tag, text, result),
            Piece::Inline(tag) | Piece::Block(tag) => *result += tag,
        }
        at += shown(piece).len();
    }
}

/// How much of the text after a formula belongs to it: signs that close, or the end of the word up to
/// its hyphen, as in the *n*-th.
fn closing(text: &str) -> usize {
    let signs = text.len() - text.trim_start_matches(CLOSING).len();
    if signs > 0 {
        return signs;
    }
    let word = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let hyphen = usize::from(text[word..].starts_with('-'));
    if word + hyphen <= SHORT { word + hyphen } else { 0 }
}

/// Writes text, with the spaces that hold and the names that do not break.
fn set_text(text: &str, held: &[usize], result: &mut String) {
    let mut start = 0;
    let mut word = |end: usize, result: &mut String| {
        let word = &text[start..end];
        let name = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        match word.split_once(name) {
            Some((before, after)) if is_name(name) => {
                *result += &format!("{before}<span class=\"joined\">{name}</span>{after}");
            }
            _ => *result += word,
        }
        start = end + 1;
    };
    for (at, space) in text.match_indices([' ', '\n']) {
        word(at, result);
        *result += if held.contains(&at) { "\u{a0}" } else { space };
    }
    word(text.len(), result);
}

/// Writes code: as a whole when it is short, else with its options and hyphenated names in one piece.
fn set_code(tag: &str, text: &str, result: &mut String) {
    let is_short = |word: &str| word.chars().count() <= SHORT;
    if !text.contains(' ') && is_short(text) && tag == "<code>" {
        *result += &format!("<code class=\"joined\">{text}");
        return;
    }
    *result += tag;
    for (i, word) in text.split(' ').enumerate() {
        if i > 0 {
            result.push(' ');
        }
        if word.contains('-') && (is_short(word) || word.starts_with('-')) {
            *result += &format!("<span class=\"joined\">{word}</span>");
        } else {
            *result += word;
        }
    }
}

/// Takes HTML apart. It is what the renderer wrote, so tags are closed and attributes quoted.
fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let (piece, length) = match rest.find('<') {
            Some(0) => element(rest),
            found => {
                let end = found.unwrap_or(rest.len());
                (Piece::Text(&rest[..end]), end)
            }
        };
        pieces.push(piece);
        rest = &rest[length..];
    }
    pieces
}

/// The piece that begins with the tag at the start of `html`, and its length.
fn element(html: &str) -> (Piece<'_>, usize) {
    if html.starts_with("<!--") {
        let end = html.find("-->").map_or(html.len(), |at| at + 3);
        return (Piece::Inline(&html[..end]), end);
    }
    let end = tag(html);
    let name = html[1..end].trim_start_matches('/');
    let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let opens = !html.starts_with("</");
    if opens && OTHER.contains(&name) {
        let close = format!("</{name}>");
        let whole = html.find(&close).map_or(html.len(), |at| at + close.len());
        let inline = name == "math" && !html[..end].contains("display=\"block\"");
        let piece = if inline { Piece::Formula } else { Piece::Block };
        return (piece(&html[..whole]), whole);
    }
    if opens && name == "code" {
        let text = &html[end..];
        let text = &text[..text.find('<').unwrap_or(text.len())];
        return (Piece::Code(&html[..end], text), end + text.len());
    }
    let piece = if INLINE.contains(&name) { Piece::Inline } else { Piece::Block };
    (piece(&html[..end]), end)
}

/// The length of the tag at the start of `html`; a `>` in quotes does not end it.
fn tag(html: &str) -> usize {
    let mut quoted = false;
    for (at, c) in html.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return at + 1,
            _ => {}
        }
    }
    html.len()
}

#[cfg(test)]
mod tests;
