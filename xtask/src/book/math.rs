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
