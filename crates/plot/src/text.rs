//! Text in SVG: how wide it is, roughly, and how it is written.

/// The size of all text, in units: a figure 520 units wide shown 358 pixels wide on a telephone
/// still has letters of 9.6 pixels.
pub(crate) const SIZE: f64 = 14.0;

/// From one line of text to the next.
pub(crate) const LINE: f64 = 19.0;

/// An estimate of a text's width in units, at the wide end of the usual sans-serif fonts.
///
/// The reader's font is not known here; widths are of DejaVu Sans, which is wider than most.
pub(crate) fn width(text: &str) -> f64 {
    SIZE * text.chars().map(em).sum::<f64>()
}

/// The text in lines of at most this width, broken at spaces; a word that is wider has its own
/// line. No text has no lines.
pub(crate) fn wrap(text: &str, most: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if width(line) + width(" ") + width(word) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The advance of a character, in ems.
fn em(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '\'' | '’' | '|' => 0.29,
        '.' | ',' | ':' | ';' | ' ' | '\u{a0}' | '\u{202f}' | '·' | 'I' => 0.34,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '!' | '/' | '-' => 0.42,
        '⁰'..='⁹' | '₀'..='ₜ' | '¹' | '²' | '³' | '⁺' | '⁻' | 'ⁿ' | 'ᵀ' => 0.42,
        '\u{300}'..='\u{36f}' => 0.0,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' | '…' => 0.99,
        '=' | '+' | '−' | '×' | '<' | '>' | '≤' | '≥' | '→' | '≈' | '±' | '∞' | '∂' | '∇' => {
            0.84
        }
        'A'..='Z' | 'Α'..='Ω' => 0.74,
        'a'..='z' | '0'..='9' | 'α'..='ω' => 0.63,
        _ => 0.66,
    }
}

/// The text with the characters escaped that mean something in XML; control characters, which XML
/// does not allow, are left out.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(' '),
            c if c.is_control() || c == '\u{fffe}' || c == '\u{ffff}' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped_and_control_characters_are_dropped() {
        assert_eq!(escape("a < b & \"c\" > d\u{0}\ne"), "a &lt; b &amp; &quot;c&quot; &gt; d e");
    }

    #[test]
    fn lines_break_at_spaces() {
        assert_eq!(wrap("mean squared error", 1000.0), ["mean squared error"]);
        assert_eq!(wrap("mean squared error", 120.0), ["mean squared", "error"]);
        assert_eq!(wrap("mean squared error", 1.0), ["mean", "squared", "error"]);
        assert!(wrap("", 100.0).is_empty());
    }

    #[test]
    fn wide_letters_are_wider() {
        assert!(width("mmmm") > width("aaaa") && width("aaaa") > width("iiii"));
        assert_eq!(width(""), 0.0);
    }
}
