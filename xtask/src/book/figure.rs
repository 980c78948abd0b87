//! A figure's SVG, taken apart for the page.

/// What a page needs of a figure.
#[derive(Debug, PartialEq, Eq)]
pub struct Parts {
    /// The question and its answer.
    pub caption: String,
    /// What a reader who cannot see the picture is told.
    pub alt: String,
    /// The seed, where chance was used.
    pub seed: Option<String>,
    /// The picture, without title, description and style, which the page provides.
    pub svg: String,
}

impl Parts {
    /// Takes `svg` apart; a figure without a caption or alt text is an error.
    pub fn read(svg: &str) -> Result<Self, String> {
        let start = svg.find("<svg").ok_or("it is no SVG")?;
        let root_end = start + svg[start..].find('>').ok_or("its <svg> tag is not closed")?;
        let seed = svg[start..root_end]
            .split_once("data-seed=\"")
            .and_then(|(_, rest)| rest.split_once('"'))
            .map(|(seed, _)| seed.to_string());
        let (caption, rest) = take(&svg[start..], "title");
        let (alt, rest) = take(&rest, "desc");
        let (_, rest) = take(&rest, "style");
        let caption =
            caption.filter(|text| !text.trim().is_empty()).ok_or("it has no caption (<title>)")?;
        let alt =
            alt.filter(|text| !text.trim().is_empty()).ok_or("it has no alt text (<desc>)")?;
        Ok(Self { caption, alt, seed, svg: label(&rest) })
    }

    /// The picture as it stands in the page, with its alt text as a label.
    pub fn inline(&self) -> String {
        self.svg.replacen(
            "<svg",
            &format!("<svg aria-label=\"{}\"", self.alt.replace('"', "&quot;")),
            1,
        )
    }
}

/// Removes the first element called `name`, and returns its text.
fn take(svg: &str, name: &str) -> (Option<String>, String) {
    let open = format!("<{name}");
    let close = format!("</{name}>");
    let found = svg.find(&open).and_then(|start| {
        let body = start + svg[start..].find('>')? + 1;
        let end = body + svg[body..].find(&close)?;
        Some((
            svg[body..end].to_string(),
            format!("{}{}", &svg[..start], &svg[end + close.len()..]),
        ))
    });
    match found {
        Some((text, rest)) => (Some(text), rest),
        None => (None, svg.to_string()),
    }
}

/// Removes the label that points to the title, which is gone, and blank lines, which end an HTML block.
fn label(svg: &str) -> String {
    let without = match svg.split_once(" aria-labelledby=\"") {
        Some((before, after)) => match after.split_once('"') {
            Some((_, rest)) => format!("{before}{rest}"),
            None => svg.to_string(),
        },
        None => svg.to_string(),
    };
    without.lines().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"t d\" data-seed=\"7\">\n\
        <title id=\"t\">Where is the line? At 1.</title><desc id=\"d\">A \"line\".</desc>\n\n<style>a{}</style><path d=\"M0.0,1.0\"/></svg>";

    #[test]
    fn a_figure_comes_apart() {
        let parts = Parts::read(LINE).unwrap();
        assert_eq!(parts.caption, "Where is the line? At 1.");
        assert_eq!((parts.alt.as_str(), parts.seed.as_deref()), ("A \"line\".", Some("7")));
        let page = parts.inline();
        assert!(page.contains("aria-label=\"A &quot;line&quot;.\"") && page.contains("M0.0,1.0"));
        for gone in ["<title", "<desc", "<style", "aria-labelledby", "\n\n"] {
            assert!(!page.contains(gone), "{gone} is left in {page}");
        }
    }

    #[test]
    fn a_figure_without_alt_text_or_caption_is_refused() {
        let empty = LINE.replace("A \"line\".", " ");
        assert_eq!(Parts::read(&empty), Err("it has no alt text (<desc>)".into()));
        let none = LINE.replace("Where is the line? At 1.", "");
        assert_eq!(Parts::read(&none), Err("it has no caption (<title>)".into()));
        assert!(Parts::read("a line").is_err());
    }
}
