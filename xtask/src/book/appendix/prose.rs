//! A sentence of a data file: emphasis, code and formulas.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::book::expand::escape;
use crate::book::math::Converter;
use crate::book::typeset::{grouped, ungrouped};
use crate::chapter::options;

/// `text` as HTML on one line; the error says what does not convert.
pub fn html(converter: &Converter, text: &str) -> Result<String, String> {
    let mut html = String::new();
    let mut paragraphs = 0;
    for event in Parser::new_ext(text, options()) {
        match event {
            Event::Text(words) if words.contains('$') => {
                return Err("a formula that is not closed, or whose braces do not pair".into());
            }
            Event::Text(words) => {
                if let Some(number) = ungrouped(&words) {
                    return Err(format!("{number} without commas: write {}", grouped(number)));
                }
                html += &escape(&words);
            }
            Event::Code(words) => html += &format!("<code>{}</code>", escape(&words)),
            Event::InlineMath(latex) => html += &converter.convert(&latex, false)?,
            Event::SoftBreak => html.push(' '),
            Event::Start(Tag::Emphasis) => html += "<em>",
            Event::End(TagEnd::Emphasis) => html += "</em>",
            Event::Start(Tag::Paragraph) if paragraphs == 0 => paragraphs = 1,
            Event::End(TagEnd::Paragraph) => {}
            other => return Err(format!("only emphasis, code and formulas fit here: {other:?}")),
        }
    }
    if html.trim().is_empty() { Err("there is nothing here".into()) } else { Ok(html) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_keeps_its_emphasis_code_and_formulas() {
        let html = html(&Converter::new(), "The *sum*, `a < b`, of $x$.").unwrap();
        assert!(html.starts_with("The <em>sum</em>, <code>a &lt; b</code>, of <math"), "{html}");
    }

    #[test]
    fn what_does_not_fit_a_sentence_is_refused() {
        let refused = |text| html(&Converter::new(), text).is_err();
        assert!(refused("") && refused("one\n\ntwo") && refused("- item"));
        assert!(refused("60000 digits") && !refused("60,000 digits"));
        assert!(refused("a $x + 1 b") && refused(r"$\lefttarow$"));
    }
}
