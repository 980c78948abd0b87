//! Which spaces hold, which words do not break, and how long numbers are written.

/// What follows a number on the same line.
const UNITS: [&str; 40] = [
    "%", "‰", "°", "°C", "s", "ms", "µs", "ns", "min", "h", "Hz", "kHz", "MHz", "GHz", "B", "KB",
    "kB", "MB", "GB", "TB", "m", "km", "cm", "mm", "µm", "nm", "g", "kg", "t", "V", "mV", "nA",
    "mA", "MΩ", "Ω", "W", "px", "million", "billion", "trillion",
];

/// What stands before its number on the same line.
const NUMBERED: [&str; 18] = [
    "seed",
    "lecture",
    "laboratory",
    "chapter",
    "section",
    "page",
    "exercise",
    "problem",
    "figure",
    "table",
    "appendix",
    "experiment",
    "epoch",
    "step",
    "layer",
    "class",
    "§",
    "§§",
];

/// The spaces of `text` at which no line may end: between a number and its unit, a name and its number,
/// and around a multiplication sign.
pub fn held_spaces(text: &str) -> Vec<usize> {
    let is_space = |c: char| c == ' ' || c == '\n';
    text.match_indices(is_space)
        .filter(|(at, _)| {
            let left = text[..*at].rsplit(is_space).next().unwrap_or_default();
            let right = text[at + 1..].split(is_space).next().unwrap_or_default();
            let left = left.trim_start_matches(['(', '[', '“', '‘', '—', '–']);
            let bare = right.trim_end_matches(['.', ',', ';', ':', '?', ')', ']', '”', '’']);
            let number_before = left.ends_with(|c: char| c.is_ascii_digit());
            let number_after = right.starts_with(|c: char| c.is_ascii_digit());
            let named = NUMBERED.iter().any(|name| left.eq_ignore_ascii_case(name));
            (number_before && (UNITS.contains(&bare) || bare == "×"))
                || (number_after && (named || left == "×"))
        })
        .map(|(at, _)| at)
        .collect()
}

/// Whether a word is a name such as E-PL1-09, which a line may not break at its hyphens.
pub fn is_name(word: &str) -> bool {
    let has = |test: fn(&char) -> bool| word.chars().any(|c| test(&c));
    word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-')
        && has(char::is_ascii_uppercase)
        && has(char::is_ascii_digit)
        && has(|c| *c == '-')
}

/// `text` with commas between the thousands of its numbers: 1,034.2.
pub fn grouped(text: &str) -> String {
    let mut result = String::with_capacity(text.len() + 4);
    let mut rest = text;
    while let Some((before, digits)) = next_whole(rest) {
        result += before;
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                result.push(',');
            }
            result.push(digit);
        }
        rest = &rest[before.len() + digits.len()..];
        // The decimals stay as they are.
        let decimals = rest.strip_prefix('.').map_or(0, |tail| 1 + digits_at(tail));
        result += &rest[..decimals];
        rest = &rest[decimals..];
    }
    result + rest
}

/// The first number of `text` with five digits or more and no commas between its thousands.
pub fn ungrouped(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some((before, digits)) = next_whole(rest) {
        if digits.len() > 4 && !before.ends_with('.') {
            return Some(digits);
        }
        rest = &rest[before.len() + digits.len()..];
    }
    None
}

/// The next run of digits that is no part of a word, and the text before it.
fn next_whole(text: &str) -> Option<(&str, &str)> {
    let mut at = 0;
    while let Some(found) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + found;
        let length = digits_at(&text[start..]);
        let before = text[..start].chars().next_back();
        let after = text[start + length..].chars().next();
        let in_word = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() || c == '_');
        if !in_word(before) && !in_word(after) {
            return Some((&text[..start], &text[start..start + length]));
        }
        at = start + length;
    }
    None
}

fn digits_at(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(text: &str) -> String {
        let mut bytes = text.as_bytes().to_vec();
        held_spaces(text).into_iter().for_each(|at| bytes[at] = b'~');
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_number_keeps_its_unit_and_a_name_its_number() {
        assert_eq!(held("of 10 ms, at 1\nMHz (91 %)."), "of 10~ms, at 1~MHz (91~%).");
        assert_eq!(held("· seed 7, see Chapter 3 and § 3.2"), "· seed~7, see Chapter~3 and §~3.2");
        assert_eq!(held("5 × 7 pixels of 86 billion"), "5~×~7 pixels of 86~billion");
    }

    #[test]
    fn other_spaces_stay() {
        for text in ["a 5 a 5", "in 1958 it", "the seed of it", "m s", "2 samples", "ten ms"] {
            assert_eq!(held(text), text);
        }
    }

    #[test]
    fn names_are_capitals_digits_and_hyphens() {
        assert!(["E-PL1-09", "PL2-03", "ADD-01"].into_iter().all(is_name));
        assert!(
            !["back-propagation", "PL1", "64-30", "A-B", "-", "784-100-10"]
                .into_iter()
                .any(is_name)
        );
    }

    #[test]
    fn thousands_have_commas_and_decimals_have_none() {
        for (came, right) in [
            ("10000", "10,000"),
            ("11016812", "11,016,812"),
            ("1034.25678", "1,034.25678"),
            ("999", "999"),
            ("0.12345", "0.12345"),
            ("[-12345.0, 1000]", "[-12,345.0, 1,000]"),
            ("91 %", "91 %"),
            ("10,000", "10,000"),
            ("x10000 and 10000_a", "x10000 and 10000_a"),
        ] {
            assert_eq!(grouped(came), right);
        }
    }

    #[test]
    fn five_digits_want_a_comma_and_years_do_not() {
        assert_eq!(ungrouped("of 60000 digits"), Some("60000"));
        assert_eq!(ungrouped("60,000 digits in 1998, 0.12345, f12345"), None);
        assert_eq!(ungrouped("see .12345 and 3.14159 or 12345."), Some("12345"));
    }
}
