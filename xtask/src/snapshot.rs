//! Snapshots: text is compared exactly, decimals with one unit in the last printed place.
//!
//! BLAS kernels differ between processors in the last bits, and a snapshot must hold on all of them
//! and without BLAS. The files are insta's, beside the example.

use anyhow::{Context, Result, anyhow};
use insta::Snapshot;
use std::path::{Path, PathBuf};

use crate::chapter::Example;
use crate::verdict::write_whole;
use crate::workspace::Package;

/// A line that differs.
#[derive(Debug, PartialEq, Eq)]
pub struct Difference {
    /// Counted from 1 in the kept text.
    pub line: usize,
    /// The line as kept; `None` when there is none.
    pub kept: Option<String>,
    /// The line as it came; `None` when there is none.
    pub came: Option<String>,
}

/// Where the output of an example is kept.
pub fn path(package: &Package, example: &str) -> PathBuf {
    package.folder.join("examples/snapshots").join(format!("{example}.snap"))
}

/// The text that is kept at `path`, and the number of lines before it; `None` when nothing is.
pub fn read(path: &Path) -> Result<Option<(String, usize)>> {
    if !path.exists() {
        return Ok(None);
    }
    let snapshot = Snapshot::from_file(path)
        .map_err(|error| anyhow!("{} is not a snapshot: {error}", path.display()))?;
    let text = snapshot
        .as_text()
        .ok_or_else(|| anyhow!("{} is not a snapshot of text", path.display()))?
        .to_string();
    let whole = std::fs::read_to_string(path)?;
    let header = whole.lines().skip(1).position(|line| line == "---").map_or(0, |at| at + 2);
    Ok(Some((text, header)))
}

/// Keeps `text` at `path` as what `example` prints, in insta's format.
pub fn write(path: &Path, example: &Example, text: &str) -> Result<()> {
    let Example { package, name } = example;
    let whole = format!(
        "---\nsource: crates/{package}/examples/{name}.rs\n\
         expression: cargo run -p {package} --example {name}\n---\n{}\n",
        text.trim_end()
    );
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("creating {}", folder.display()))?;
    }
    write_whole(path, whole.as_bytes()).with_context(|| format!("writing {}", path.display()))
}

/// The first line in which `came` is not what was `kept`.
pub fn difference(kept: &str, came: &str) -> Option<Difference> {
    let (mut a, mut b) = (kept.trim_end().lines(), came.trim_end().lines());
    for line in 1.. {
        match (a.next(), b.next()) {
            (None, None) => break,
            (Some(kept), Some(came)) if same(kept.trim_end(), came.trim_end()) => {}
            (kept, came) => {
                let (kept, came) = (kept.map(String::from), came.map(String::from));
                return Some(Difference { line, kept, came });
            }
        }
    }
    None
}

/// Whether two lines are equal but for the last digit of their decimals.
///
/// White space before a decimal may differ, since a column is as wide as its widest number.
fn same(kept: &str, came: &str) -> bool {
    if kept == came {
        return true;
    }
    let (a, b) = (pieces(kept), pieces(came));
    a.len() == b.len()
        && a.iter().zip(&b).all(|pair| match pair {
            (Piece::Decimal(x), Piece::Decimal(y)) => x.near(y),
            (Piece::Text(x), Piece::Text(y)) => x == y,
            (Piece::Space(x), Piece::Space(y)) => x == y || a.len() > 1,
            _ => false,
        })
}

#[derive(Debug)]
enum Piece<'a> {
    Text(&'a str),
    Space(usize),
    Decimal(Decimal),
}

#[derive(Debug)]
struct Decimal {
    value: f64,
    /// One unit in the last printed place.
    unit: f64,
}

impl Decimal {
    fn near(&self, other: &Self) -> bool {
        let unit = self.unit.max(other.unit);
        (self.value - other.value).abs() <= 1.000_001 * unit
    }
}

/// Cuts a line into decimals, runs of spaces, and the text between.
fn pieces(line: &str) -> Vec<Piece<'_>> {
    let bytes = line.as_bytes();
    let mut pieces = Vec::new();
    let (mut at, mut text) = (0, 0);
    while at < bytes.len() {
        let spaces = bytes[at..].iter().take_while(|&&byte| byte == b' ').count();
        let found = if spaces > 0 {
            Some((spaces, Piece::Space(spaces)))
        } else {
            // A capital may stand before: `M10.0` of a path.
            let before = at.checked_sub(1).map_or(b' ', |at| bytes[at]);
            let inside_word =
                before == b'.' || before.is_ascii_lowercase() || before.is_ascii_digit();
            if inside_word { None } else { decimal(&line[at..]) }
        };
        match found {
            Some((length, piece)) => {
                if text < at {
                    pieces.push(Piece::Text(&line[text..at]));
                }
                pieces.push(piece);
                at += length;
                text = at;
            }
            None => at += line[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    if text < bytes.len() {
        pieces.push(Piece::Text(&line[text..]));
    }
    pieces
}

/// Reads `-12.345e-6` from the start of `text`; whole numbers are not decimals.
fn decimal(text: &str) -> Option<(usize, Piece<'_>)> {
    let digits = |from: usize| text[from..].bytes().take_while(u8::is_ascii_digit).count();
    let sign =
        usize::from(text.starts_with(['-', '+'])) + if text.starts_with('−') { 3 } else { 0 };
    let whole = digits(sign);
    let point = sign + whole;
    if whole == 0 || text.as_bytes().get(point) != Some(&b'.') {
        return None;
    }
    let places = digits(point + 1);
    if places == 0 {
        return None;
    }
    let mut end = point + 1 + places;
    let mut exponent = 0;
    if matches!(text.as_bytes().get(end), Some(b'e' | b'E')) {
        let minus = usize::from(matches!(text.as_bytes().get(end + 1), Some(b'-' | b'+')));
        let length = digits(end + 1 + minus);
        if length > 0 {
            exponent = text[end + 1..end + 1 + minus + length].parse().ok()?;
            end += 1 + minus + length;
        }
    }
    let value = text[..end].replace('−', "-").parse().ok()?;
    let unit = 10f64.powi(exponent - i32::try_from(places).ok()?);
    Some((end, Piece::Decimal(Decimal { value, unit })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_may_differ_by_one_unit_in_its_last_place() {
        assert_eq!(difference("w = 0.333, b = -1.25", "w = 0.334, b = -1.24"), None);
        assert!(difference("w = 0.333", "w = 0.335").is_some());
        assert_eq!(difference("error 9.9e-7", "error 1.0e-6"), None);
        assert_eq!(difference("x  0.00", "x -0.00"), None);
    }

    #[test]
    fn integers_and_words_are_exact() {
        assert!(difference("epochs: 6", "epochs: 7").is_some());
        assert!(difference("yes 1.5", "no 1.5").is_some());
        assert!(difference("v1.5x", "v1.6x").is_some(), "part of a word is no decimal");
        assert!(difference("0.5", "0.50").is_none(), "one half, in fewer places");
        assert!(difference("1.", "2.").is_some());
    }

    #[test]
    fn coordinates_follow_the_rule_too() {
        assert_eq!(difference("M10.0,20.1L30.0,40.0", "M10.1,20.0L30.0,40.1"), None);
        assert!(difference("M10.0,20.1", "M10.0,20.3").is_some());
    }

    #[test]
    fn the_line_that_differs_is_named() {
        let found = difference("a\nb\nc", "a\nx\nc").unwrap();
        assert_eq!(
            (found.line, found.kept.as_deref(), found.came.as_deref()),
            (2, Some("b"), Some("x"))
        );
        assert_eq!(difference("a\nb", "a").unwrap().came, None);
    }

    #[test]
    fn what_is_written_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("snapshots/two.snap");
        let example = Example { package: "adder".into(), name: "two".into() };
        assert!(read(&path).unwrap().is_none());
        write(&path, &example, "sum: 2\n\nlast\n").unwrap();
        let (text, header) = read(&path).unwrap().unwrap();
        assert_eq!(text, "sum: 2\n\nlast");
        let whole = std::fs::read_to_string(&path).unwrap();
        assert_eq!(whole.lines().nth(header), Some("sum: 2"));
    }
}
