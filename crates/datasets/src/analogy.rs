//! Questions for word vectors: Athens is to Greece as Baghdad is to what? (Mikolov et al., 2013)
//!
//! A line holds four words, of which the last is the answer; a line with a colon names the kind of
//! the questions below it:
//!
//! ```text
//! : capital-common-countries
//! Athens Greece Baghdad Iraq
//! ```

use crate::file::Source;
use crate::{Error, text};
use std::path::Path;

/// Questions of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The kind, such as `capital-common-countries`.
    pub name: String,
    /// *a* is to *b* as *c* is to *d*; *d* is the answer.
    pub questions: Vec<[String; 4]>,
}

/// Reads the questions in the file `path`, plain or gzip.
///
/// # Errors
///
/// What [`text::open`] refuses; a line without four words, a question of no kind, a kind without
/// name, a file without questions. The offset is that of the line.
pub fn open(path: impl AsRef<Path>) -> Result<Vec<Section>, Error> {
    let path = path.as_ref();
    read(path, Source::open(path)?)
}

/// Reads questions that are in memory already, plain or gzip; errors call them `name`.
///
/// # Errors
///
/// As [`open`].
pub fn parse(name: impl AsRef<Path>, bytes: &[u8]) -> Result<Vec<Section>, Error> {
    let name = name.as_ref();
    read(name, Source::of(name, bytes)?)
}

/// The questions in `source`, whose file is `path`.
fn read(path: &Path, source: Source) -> Result<Vec<Section>, Error> {
    let text = text::read(path, source)?;
    let mut sections: Vec<Section> = Vec::new();
    let lines = text.strip_prefix(text::BYTE_ORDER_MARK).unwrap_or(&text);
    let mut offset = text.len() - lines.len();
    for (i, line) in lines.split_inclusive('\n').enumerate() {
        let malformed = |what: &str, found: String| {
            Error::malformed(path, offset as u64, format!("{what} in line {}", i + 1), found)
        };
        let words: Vec<_> = line.split_whitespace().collect();
        match (&words[..], sections.last_mut()) {
            ([], _) => {}
            ([":"], _) => return Err(malformed("the name of a section", "nothing".into())),
            ([":", name @ ..], _) => {
                sections.push(Section { name: name.join(" "), questions: Vec::new() });
            }
            (&[a, b, c, d], Some(section)) => {
                section.questions.push([a, b, c, d].map(String::from))
            }
            (_, Some(_)) => return Err(malformed("4 words", words.len().to_string())),
            (_, None) => {
                return Err(malformed(
                    "a section, such as \": family\",",
                    text::quoted(line.trim()),
                ));
            }
        }
        offset += line.len();
    }
    if sections.iter().all(|section| section.questions.is_empty()) {
        let found = if text.is_empty() { "an empty file" } else { "the end of the file" };
        return Err(Error::malformed(path, text.len() as u64, "a question", found));
    }
    Ok(sections)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<Section>, String> {
        parse("questions", text.as_bytes()).map_err(|error| error.to_string())
    }

    #[test]
    fn a_section_holds_the_questions_below_it() {
        let sections =
            read(": family\nboy girl he she\n: plural\r\n\r\ncar cars cat cats").unwrap();
        let names: Vec<_> = sections.iter().map(|section| &section.name[..]).collect();
        assert_eq!(names, ["family", "plural"]);
        assert_eq!(sections[0].questions, [["boy", "girl", "he", "she"]]);
        assert_eq!(sections[1].questions, [["car", "cars", "cat", "cats"]]);
    }

    #[test]
    fn what_is_wrong_is_named_with_line_and_byte() {
        for (text, error) in [
            ("", "0: expected a question, found an empty file"),
            (": family\n", "9: expected a question, found the end of the file"),
            (": family\nboy girl he\n", "9: expected 4 words in line 2, found 3"),
            (": family\nboy girl he she it\n", "9: expected 4 words in line 2, found 5"),
            ("\n:\n", "1: expected the name of a section in line 2, found nothing"),
            (
                "boy girl he she\n",
                "0: expected a section, such as \": family\", in line 1, found \"boy girl he she\"",
            ),
        ] {
            assert_eq!(read(text).unwrap_err(), format!("questions: at byte {error}"));
        }
    }
}
