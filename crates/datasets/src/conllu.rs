//! Tagged sentences in CoNLL-U, the format of Universal Dependencies
//! (universaldependencies.org/format.html).
//!
//! A line is a word with ten columns between tabs, of which a tagger needs the first four; an empty
//! line ends the sentence:
//!
//! ```text
//! # text = Iguazu Falls
//! 1   Iguazu   Iguazu   PROPN   NNP   …
//! 2   Falls    Falls    PROPN   NNPS  …
//! ```
//!
//! A word such as *don't* has a line of its own, numbered 2-3, before its parts *do* and *n't*, and a
//! word left out may stand as 8.1. Both are checked and skipped: the tags belong to the parts.

use crate::file::Source;
use crate::{Error, text};
use std::path::Path;

pub use crate::tag::Tag;

/// A word of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The word as it stands there (FORM).
    pub form: String,
    /// The word as a dictionary lists it (LEMMA); `_` where nobody says.
    pub lemma: String,
    /// Its part of speech (UPOS).
    pub tag: Tag,
}

/// The words of a sentence, in order; at least one.
pub type Sentence = Vec<Token>;

/// Reads the sentences in the CoNLL-U file `path`, plain or gzip.
///
/// Lines may end as on Windows, and the last empty line may be missing.
///
/// # Errors
///
/// What [`text::open`] refuses; a line without ten columns, a number that is not the next, a word
/// without form, a tag that is none, a file without sentences. The offset is that of the column.
pub fn open(path: impl AsRef<Path>) -> Result<Vec<Sentence>, Error> {
    let path = path.as_ref();
    read(path, Source::open(path)?)
}

/// Reads sentences that are in memory already, plain or gzip; errors call them `name`.
///
/// # Errors
///
/// As [`open`].
pub fn parse(name: impl AsRef<Path>, bytes: &[u8]) -> Result<Vec<Sentence>, Error> {
    let name = name.as_ref();
    read(name, Source::of(name, bytes)?)
}

/// The sentences in `source`, whose file is `path`.
fn read(path: &Path, source: Source) -> Result<Vec<Sentence>, Error> {
    let text = text::read(path, source)?;
    let (mut sentences, mut sentence) = (Vec::new(), Sentence::new());
    let lines = text.strip_prefix(text::BYTE_ORDER_MARK).unwrap_or(&text);
    let mut offset = text.len() - lines.len();
    for (i, line) in lines.split_inclusive('\n').enumerate() {
        let content = line.strip_suffix('\n').unwrap_or(line);
        let content = content.strip_suffix('\r').unwrap_or(content);
        if content.is_empty() {
            sentences.extend(Some(std::mem::take(&mut sentence)).filter(|words| !words.is_empty()));
        } else if !content.starts_with('#') {
            let word = word(content, sentence.len() + 1).map_err(|wrong| {
                let expected = format!("{} in line {}", wrong.expected, i + 1);
                Error::malformed(path, (offset + wrong.at) as u64, expected, wrong.found)
            })?;
            sentence.extend(word);
        }
        offset += line.len();
    }
    sentences.extend(Some(sentence).filter(|words| !words.is_empty()));
    if sentences.is_empty() {
        let found = if text.is_empty() { "an empty file" } else { "the end of the file" };
        return Err(Error::malformed(path, text.len() as u64, "a sentence", found));
    }
    Ok(sentences)
}

/// What is wrong with a line, and where in it.
struct Wrong {
    at: usize,
    expected: String,
    found: String,
}

/// The word in a line that should have the number `next`; `None` where the line is a range or an
/// empty node.
fn word(line: &str, next: usize) -> Result<Option<Token>, Wrong> {
    let columns: Vec<_> = line.split('\t').collect();
    let &[number, form, lemma, tag, _, _, _, _, _, _] = &columns[..] else {
        return Err(wrong(0, "10 columns", columns.len()));
    };
    if skipped(number, next)? {
        return Ok(None);
    }
    let at = number.len() + 1;
    if form.is_empty() {
        return Err(wrong(at, "the form of a word", "nothing"));
    }
    let at = at + form.len() + 1 + lemma.len() + 1;
    match Tag::ALL.into_iter().find(|known| known.name() == tag) {
        Some(tag) => Ok(Some(Token { form: form.into(), lemma: lemma.into(), tag })),
        None => Err(wrong(at, format!("one of the {} tags", Tag::ALL.len()), text::quoted(tag))),
    }
}

/// Whether `number` is that of a range or an empty node, before the word `next`.
fn skipped(number: &str, next: usize) -> Result<bool, Wrong> {
    let is = |text: &str, n: usize| text.parse() == Ok(n);
    let at_least = |text: &str, n: usize| text.parse().is_ok_and(|number: usize| number >= n);
    let (fits, expected) = if let Some((first, last)) = number.split_once('-') {
        let fits = is(first, next) && at_least(last, next);
        (fits, format!("a range that begins with word {next}"))
    } else if let Some((before, place)) = number.split_once('.') {
        let fits = is(before, next - 1) && at_least(place, 1);
        (fits, format!("an empty node after word {}", next - 1))
    } else if is(number, next) {
        return Ok(false);
    } else {
        (false, format!("word {next}"))
    };
    if fits { Ok(true) } else { Err(wrong(0, expected, text::quoted(number))) }
}

/// Something wrong at byte `at` of a line.
fn wrong(at: usize, expected: impl Into<String>, found: impl ToString) -> Wrong {
    Wrong { at, expected: expected.into(), found: found.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FALLS: &str = "# text = Iguazu Falls\n\
        1\tIguazu\tIguazu\tPROPN\tNNP\t_\t2\tcompound\t_\t_\n\
        2\tFalls\tFall\tPROPN\tNNPS\t_\t0\troot\t_\t_\n\n";

    /// "don't", with a node for a verb that was left out.
    const PARTS: &str = "1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n\
        1\tdo\tdo\tAUX\t_\t_\t0\troot\t_\t_\n\
        2\tn't\tnot\tPART\t_\t_\t1\tadvmod\t_\t_\n\
        2.1\tgo\tgo\tVERB\t_\t_\t_\t_\t1:xcomp\t_\n\n";

    fn read(text: &str) -> Result<Vec<Sentence>, String> {
        parse("a.conllu", text.as_bytes()).map_err(|error| error.to_string())
    }

    fn token(form: &str, lemma: &str, tag: Tag) -> Token {
        Token { form: form.into(), lemma: lemma.into(), tag }
    }

    #[test]
    fn ranges_and_empty_nodes_are_skipped() {
        let falls = vec![token("Iguazu", "Iguazu", Tag::Propn), token("Falls", "Fall", Tag::Propn)];
        let parts = vec![token("do", "do", Tag::Aux), token("n't", "not", Tag::Part)];
        assert_eq!(read(&format!("{FALLS}{PARTS}")).unwrap(), [falls, parts]);
    }

    #[test]
    fn windows_lines_and_missing_or_doubled_empty_lines_change_nothing() {
        let both = format!("{FALLS}{PARTS}");
        let plain = read(&both).unwrap();
        assert_eq!(read(&both.replace('\n', "\r\n")).unwrap(), plain);
        assert_eq!(read(both.trim_end()).unwrap(), plain);
        assert_eq!(read(&format!("\n\n{FALLS}\n\n{PARTS}\n")).unwrap(), plain);
    }

    #[test]
    fn what_is_wrong_is_named_with_line_and_byte() {
        for (from, to, error) in [
            ("_\t_\n2", "_\n2", "22: expected 10 columns in line 2, found 9"),
            ("\troot", "\troot\t", "65: expected 10 columns in line 3, found 11"),
            ("2\tFalls", "Falls", "65: expected 10 columns in line 3, found 9"),
            ("2\tF", "3\tF", "65: expected word 2 in line 3, found \"3\""),
            ("2\tF", "\tF", "65: expected word 2 in line 3, found \"\""),
            (
                "2\tF",
                "1-2\tF",
                "65: expected a range that begins with word 2 in line 3, found \"1-2\"",
            ),
            (
                "2\tF",
                "2-1\tF",
                "65: expected a range that begins with word 2 in line 3, found \"2-1\"",
            ),
            ("2\tF", "2.1\tF", "65: expected an empty node after word 1 in line 3, found \"2.1\""),
            ("2\tF", "1.0\tF", "65: expected an empty node after word 1 in line 3, found \"1.0\""),
            ("Falls\tFall", "\tFall", "67: expected the form of a word in line 3, found nothing"),
            (
                "PROPN\tNNPS",
                "NNP\tNNPS",
                "78: expected one of the 17 tags in line 3, found \"NNP\"",
            ),
        ] {
            let (start, falls) = FALLS.split_at(22);
            let text = format!("{start}{}", falls.replacen(from, to, 1));
            assert_eq!(read(&text).unwrap_err(), format!("a.conllu: at byte {error}"));
        }
    }

    #[test]
    fn a_file_without_sentences_is_refused() {
        assert_eq!(
            read("").unwrap_err(),
            "a.conllu: at byte 0: expected a sentence, found an empty file"
        );
        assert_eq!(
            read("# nothing\n\n").unwrap_err(),
            "a.conllu: at byte 11: expected a sentence, found the end of the file"
        );
    }
}
