//! LaTeX becomes MathML.

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

/// Short names for what chapters write often.
const MACROS: [(&str, &str); 2] =
    [("T", r"^{\top}"), ("iverson", r"\left\llbracket #1 \right\rrbracket")];

/// The converter with the book's macros.
pub struct Converter(LatexToMathML);

impl Converter {
    /// Prepares the macros.
    pub fn new() -> Self {
        let macros = MACROS.map(|(name, body)| (name.to_string(), body.to_string())).to_vec();
        let config = MathCoreConfig { macros, ..MathCoreConfig::default() };
        Self(LatexToMathML::new(config).expect("the macros are constants that parse"))
    }

    /// Converts a formula to MathML that Markdown leaves alone; the error says where it does not parse.
    pub fn convert(&self, latex: &str, display: bool) -> Result<String, String> {
        let kind = if display { MathDisplay::Block } else { MathDisplay::Inline };
        match self.0.convert_with_local_state(latex, kind) {
            Ok(result) => Ok(protect(&result.mathml)),
            Err(error) => {
                let at = latex.get(error.0.start..).unwrap_or_default();
                let near: String = at.chars().take(20).collect();
                Err(format!("the formula does not parse near `{near}`: {error}"))
            }
        }
    }
}

/// The parts of a displayed formula between its `\qquad`s, at which it may go on in another line.
///
/// Those inside braces, `\left … \right` and `\begin … \end` are no places to break, and an arrow or a
/// word that stands alone goes with the part after it.
pub fn parts(latex: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start, mut at) = (0, 0, 0);
    while at < latex.len() {
        let rest = &latex[at..];
        let command = rest.strip_prefix('\\').map(|rest| {
            let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
            &rest[..letters.max(rest.chars().next().map_or(0, char::len_utf8))]
        });
        match command {
            Some("left" | "begin") => depth += 1,
            Some("right" | "end") => depth -= 1,
            Some("qquad") if depth == 0 && !stands_alone(&latex[start..at]) => {
                parts.push(latex[start..at].trim());
                start = at + "\\qquad".len();
            }
            Some(_) => {}
            None if rest.starts_with('{') => depth += 1,
            None if rest.starts_with('}') => depth -= 1,
            None => {}
        }
        at += command.map_or(rest.chars().next().map_or(1, char::len_utf8), |name| 1 + name.len());
    }
    parts.push(latex[start..].trim());
    parts
}

/// Whether `latex` is nothing, one command, such as an arrow, or one word in `\text`.
fn stands_alone(latex: &str) -> bool {
    let latex = latex.trim();
    let word = latex.strip_prefix("\\text{").and_then(|rest| rest.strip_suffix('}'));
    let command = latex.strip_prefix('\\');
    latex.is_empty()
        || word.is_some_and(|word| !word.contains(['{', '}']))
        || command.is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// Escapes, between tags, every character that Markdown would read as its own.
fn protect(mathml: &str) -> String {
    let mut protected = String::with_capacity(mathml.len() * 2);
    let mut in_tag = false;
    for c in mathml.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => {
                in_tag = false;
                protected.push('>');
                continue;
            }
            _ => {}
        }
        if !in_tag && r#"*_`[]\|~"'!#-+=.^$"#.contains(c) {
            protected.push_str(&format!("&#{};", u32::from(c)));
        } else if c == '\n' {
            protected.push(' ');
        } else {
            protected.push(c);
        }
    }
    protected
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_macro_parses() {
        let converter = Converter::new();
        for latex in [r"w\T x", r"\iverson{z>0}"] {
            assert!(converter.convert(latex, false).is_ok(), "{latex}");
        }
    }

    #[test]
    fn a_displayed_formula_breaks_at_its_outer_quads() {
        assert_eq!(parts(r" a = b \qquad c = d "), ["a = b", "c = d"]);
        assert_eq!(parts(r"a \quad b"), [r"a \quad b"]);
        assert_eq!(parts(r"\text{a \qquad b} {a \qquad b}"), [r"\text{a \qquad b} {a \qquad b}"]);
        assert_eq!(parts(r"\left\{ a \qquad b \right\}"), [r"\left\{ a \qquad b \right\}"]);
        assert_eq!(parts(r"\{ a \qquad b \}"), [r"\{ a", r"b \}"]);
        let aligned = r"\begin{aligned} a \qquad b \\ c \end{aligned}";
        assert_eq!(parts(aligned), [aligned]);
    }

    #[test]
    fn an_arrow_or_a_word_begins_a_line_and_does_not_end_one() {
        assert_eq!(parts(r"a \qquad\Longrightarrow\qquad b"), ["a", r"\Longrightarrow\qquad b"]);
        assert_eq!(parts(r"f(z) \qquad\text{or}\qquad g(z)"), ["f(z)", r"\text{or}\qquad g(z)"]);
        assert_eq!(parts(r"a \qquad\text{for } b"), ["a", r"\text{for } b"]);
    }

    #[test]
    fn a_formula_that_does_not_parse_says_where() {
        let message = Converter::new().convert(r"a + \frac{1", false).unwrap_err();
        assert!(message.contains("does not parse"), "{message}");
        let message = Converter::new().convert(r"x \nonsense y", false).unwrap_err();
        assert!(message.contains(r"\nonsense"), "{message}");
    }

    #[test]
    fn markdown_finds_nothing_of_its_own_in_the_result() {
        let mathml = Converter::new().convert("a*b_1 - [c]", false).unwrap();
        let mut in_tag = false;
        for c in mathml.chars() {
            in_tag = (in_tag || c == '<') && c != '>';
            assert!(in_tag || !"*_[]".contains(c), "{c} in {mathml}");
        }
    }
}
