//! Plain text in UTF-8, with or without gzip.

use crate::Error;
use crate::file::Source;
use std::path::Path;

/// Reads the text file `path`, plain or gzip.
///
/// # Errors
///
/// What the system refuses; damaged gzip data, or more of them than a text has; the first byte that
/// is not UTF-8, with its line.
pub fn open(path: impl AsRef<Path>) -> Result<String, Error> {
    let path = path.as_ref();
    read(path, Source::open(path)?)
}

/// Reads a text that is in memory already, plain or gzip; errors call it `name`.
///
/// # Errors
///
/// As [`open`].
pub fn parse(name: impl AsRef<Path>, bytes: &[u8]) -> Result<String, Error> {
    let name = name.as_ref();
    read(name, Source::of(name, bytes)?)
}

/// The text in `source`, whose file is `path`.
pub(crate) fn read(path: &Path, source: Source) -> Result<String, Error> {
    String::from_utf8(source.text()?).map_err(|error| {
        let (place, bytes) = (error.utf8_error(), error.as_bytes());
        let at = place.valid_up_to();
        let line = 1 + bytes[..at].iter().filter(|&&byte| byte == b'\n').count();
        let found = match place.error_len() {
            Some(length) => hexadecimal(&bytes[at..at + length]),
            None => "the end of the file inside a character".into(),
        };
        Error::malformed(path, at as u64, format!("UTF-8 in line {line}"), found)
    })
}

/// What some editors put before a text: no part of it.
pub(crate) const BYTE_ORDER_MARK: char = '\u{feff}';

/// Checks that `text`, of the file `path`, is words of a to z with spaces between them.
pub(crate) fn words(path: &Path, text: &str) -> Result<(), Error> {
    match text.char_indices().find(|(_, c)| !matches!(c, 'a'..='z' | ' ')) {
        Some((at, c)) => {
            Err(Error::malformed(path, at as u64, "a letter a to z or a space", format!("{c:?}")))
        }
        None => Ok(()),
    }
}

/// `bytes` as a dump shows them: `the bytes 1f 8b`.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    let digits: Vec<_> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("the byte{} {}", if bytes.len() == 1 { "" } else { "s" }, digits.join(" "))
}

/// `text` between quotes, for an error: no more of it than a line holds.
pub(crate) fn quoted(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{:?}…", &text[..end]),
        None => format!("{text:?}"),
    }
}

/// The first of `items` with `between` them, for an error.
pub(crate) fn first(items: impl IntoIterator<Item = String>, between: &str) -> String {
    let mut items = items.into_iter();
    let mut first: Vec<_> = items.by_ref().take(8).collect();
    first.extend(items.next().map(|_| "…".into()));
    first.join(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(bytes: &[u8]) -> String {
        parse("a text", bytes).unwrap_err().to_string()
    }

    #[test]
    fn a_text_is_all_its_characters() {
        assert_eq!(parse("a text", "Größe\r\n½\n".as_bytes()).unwrap(), "Größe\r\n½\n");
        assert_eq!(parse("a text", b"").unwrap(), "");
    }

    #[test]
    fn the_first_byte_that_is_no_text_is_named_with_its_line() {
        assert_eq!(
            error(b"ab\nc\xffd"),
            "a text: at byte 4: expected UTF-8 in line 2, found the byte ff"
        );
        assert_eq!(
            error(b"ab\n\n\xe2\x82d"),
            "a text: at byte 4: expected UTF-8 in line 3, found the bytes e2 82"
        );
        assert_eq!(
            error(b"ab\xe2\x82"),
            "a text: at byte 2: expected UTF-8 in line 1, found the end of the file inside a \
             character"
        );
    }

    #[test]
    fn errors_show_the_beginning_of_what_is_long() {
        assert_eq!(quoted("a\n\"b\""), r#""a\n\"b\"""#);
        assert_eq!(quoted(&"é".repeat(40)), format!("\"{}\"", "é".repeat(40)));
        assert_eq!(quoted(&"é".repeat(41)), format!("\"{}\"…", "é".repeat(40)));
        let numbers = |n: usize| first((1..=n).map(|i| i.to_string()), ", ");
        assert_eq!(numbers(8), "1, 2, 3, 4, 5, 6, 7, 8");
        assert_eq!(numbers(9), "1, 2, 3, 4, 5, 6, 7, 8, …");
    }

    #[test]
    fn a_corpus_of_words_has_letters_and_spaces_alone() {
        assert!(words(Path::new("words"), " the cat sat ").is_ok());
        assert_eq!(
            words(Path::new("words"), "the Cat").unwrap_err().to_string(),
            "words: at byte 4: expected a letter a to z or a space, found 'C'"
        );
    }
}
