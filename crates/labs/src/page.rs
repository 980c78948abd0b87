//! The page that gathers the reports of a laboratory, to read and to print.

use crate::check::Verdict;
use crate::laboratory::Laboratory;
use crate::record::{Judged, Record};
use crate::table::Table;
use pulldown_cmark::{Options, Parser, html};
use std::fmt::Write as _;

/// A record, and the documents of its figures.
pub(crate) struct Chapter {
    pub record: Record,
    pub figures: Vec<String>,
}

/// The page; `author` is `None` where a name is to be filled in.
pub(crate) fn html(laboratory: &Laboratory, chapters: &[Chapter], author: Option<&str>) -> String {
    let number = laboratory.number;
    let title = escape(laboratory.title);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Laboratory {number}: {title}</title>\n<style>\n{}</style>\n</head>\n<body>\n\
         <header>\n<p class=\"kicker\">Laboratory {number}</p>\n<h1>{title}</h1>\n{}</header>\n\
         <main>\n{}\n",
        include_str!("page.css"),
        fields(author),
        prose(laboratory.introduction),
    );
    page.push_str(&overview(laboratory, chapters));
    for chapter in chapters {
        page.push_str(&section(chapter, number_of(laboratory, &chapter.record)));
    }
    page.push_str(&closing(laboratory));
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

/// The number of an experiment's section.
pub(crate) fn number_of(laboratory: &Laboratory, record: &Record) -> usize {
    1 + laboratory.experiments.iter().position(|e| e.name == record.name).unwrap_or_default()
}

/// Who hands the report in: written here, or filled in on the page before it is printed.
fn fields(author: Option<&str>) -> String {
    let field = |name: &str, value: &str| {
        format!(
            "<dt>{name}</dt><dd contenteditable=\"plaintext-only\" role=\"textbox\" \
             aria-label=\"{name}\" spellcheck=\"false\">{}</dd>\n",
            escape(value)
        )
    };
    let fields = [field("Name", author.unwrap_or("")), field("Group", ""), field("Date", "")];
    format!(
        "<dl class=\"fields\">\n{}</dl>\n<p class=\"note screen\">What you type on this page is not \
         saved: print it, or save it as PDF, before you close it or run an experiment again.</p>\n",
        fields.concat()
    )
}

/// The verdicts of all experiments in one table.
fn overview(laboratory: &Laboratory, chapters: &[Chapter]) -> String {
    let rows = chapters.iter().map(|chapter| {
        let Record { id, name, title, runs, seed, quick, .. } = &chapter.record;
        let count = |verdict| match chapter.record.count(verdict) {
            0 => String::new(),
            n => n.to_string(),
        };
        format!(
            "<tr><td>{}</td><td><a href=\"#{name}\">{}</a></td><td>{id}</td><td>{runs}{}</td>\
             <td>{seed}</td><td class=\"passed\">{}</td><td class=\"failed\">{}</td><td>{}</td></tr>\n",
            number_of(laboratory, &chapter.record),
            escape(title),
            if *quick { " (quick)" } else { "" },
            count(Verdict::Passed),
            count(Verdict::Failed),
            count(Verdict::Open),
        )
    });
    let missing = laboratory.experiments.len() - chapters.len();
    let note = match missing {
        0 => String::new(),
        n => format!(
            "<p class=\"note\">{n} of {} experiments have not been run yet.</p>\n",
            laboratory.experiments.len()
        ),
    };
    format!(
        "<h2 id=\"overview\">Overview</h2>\n<div class=\"wide\"><table class=\"overview\">\n\
         <thead><tr><th></th><th>experiment</th><th>number</th><th>runs</th><th>seed</th>\
         <th><abbr title=\"as expected\">✓</abbr></th><th><abbr title=\"not as expected\">✗</abbr></th>\
         <th><abbr title=\"too few runs to judge\">–</abbr></th></tr></thead>\n<tbody>\n{}</tbody>\n\
         </table></div>\n{note}",
        rows.collect::<String>()
    )
}

fn section(chapter: &Chapter, number: usize) -> String {
    let record = &chapter.record;
    let mut text = format!(
        "<section id=\"{}\">\n<h2><span class=\"number\">{number}</span> {} <small>{}</small></h2>\n\
         <p class=\"question\">{}</p>\n<h3>Method</h3>\n{}<h3>Results</h3>\n",
        record.name,
        escape(&record.title),
        record.id,
        inline(&record.question),
        prose(&record.setup),
    );
    for (at, shown) in (1..).zip(&record.tables) {
        text.push_str(&table(shown, &format!("Table {number}.{at}")));
    }
    for ((at, figure), svg) in (1..).zip(&record.figures).zip(&chapter.figures) {
        let _ = writeln!(
            text,
            "<figure>\n{svg}<figcaption><b>Figure {number}.{at}.</b> {}</figcaption>\n</figure>",
            inline(&figure.caption)
        );
    }
    let _ = writeln!(
        text,
        "<h3>Expected and found</h3>\n{}<h3>Conclusion</h3>\n{}{}\
         <p class=\"note\">Repeat it: <code>{}</code></p>\n</section>",
        checks(&record.checks),
        prose(&record.conclusion),
        remarks("Remarks", "Your own remarks"),
        escape(&record.command),
    );
    text
}

/// What follows from all experiments is for the reader to write; then what was measured, and sources.
fn closing(laboratory: &Laboratory) -> String {
    format!(
        "<section id=\"conclusions\">\n<h2>Conclusions</h2>\n{}<h2>Sources</h2>\n{}\
         <p class=\"note\">Measured: Lectern {}, {}. Beside each report lies `results.csv` with \
         every single run.</p>\n</section>\n",
        remarks("Conclusions", "What follows from all experiments together"),
        prose(laboratory.sources),
        env!("CARGO_PKG_VERSION"),
        inline(laboratory.code),
    )
    .replace("`results.csv`", "<code>results.csv</code>")
}

/// A paragraph to write in; one that stays empty is not printed.
fn remarks(name: &str, hint: &str) -> String {
    format!(
        "<p class=\"remarks\" contenteditable=\"plaintext-only\" role=\"textbox\" \
         aria-label=\"{name}\" data-hint=\"{hint}\"></p>\n"
    )
}

fn table(table: &Table, number: &str) -> String {
    let row = |cells: &[String], tag: &str| {
        let cells = cells.iter().map(|cell| format!("<{tag}>{}</{tag}>", inline(cell)));
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    };
    let body: String = table.rows.iter().map(|cells| row(cells, "td")).collect();
    format!(
        "<div class=\"wide\"><table class=\"results\">\n<caption><b>{number}.</b> {}</caption>\n\
         <thead>\n{}</thead>\n<tbody>\n{body}</tbody>\n</table></div>\n",
        inline(&table.caption),
        row(&table.header, "th"),
    )
}

fn checks(checks: &[Judged]) -> String {
    let row = |check: &Judged| {
        let (class, meaning) = match check.verdict {
            Verdict::Passed => ("passed", "as expected"),
            Verdict::Failed => ("failed", "not as expected"),
            Verdict::Open => ("open", "too few runs to judge"),
        };
        format!(
            "<tr><td class=\"{class}\" title=\"{meaning}\">{}</td><td>{}</td><td>{}</td></tr>\n",
            check.verdict.mark(),
            inline(&check.expected),
            inline(&check.found),
        )
    };
    format!(
        "<div class=\"wide\"><table class=\"checks\">\n<thead><tr><th></th><th>expected</th>\
         <th>found</th></tr></thead>\n<tbody>\n{}</tbody>\n</table></div>\n",
        checks.iter().map(row).collect::<String>()
    )
}

/// Markdown as HTML.
fn prose(markdown: &str) -> String {
    let mut text = String::new();
    html::push_html(&mut text, Parser::new_ext(markdown, Options::ENABLE_TABLES));
    text
}

/// A line of Markdown as HTML without its paragraph.
fn inline(markdown: &str) -> String {
    let text = prose(markdown);
    let bare = text.trim().strip_prefix("<p>").and_then(|text| text.strip_suffix("</p>"));
    // What Markdown takes for more than a line, such as "1." or "- a", is not meant so here.
    match bare {
        Some(bare) if !bare.contains("<p>") => bare.to_owned(),
        _ => escape(markdown),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_markup_is_shown_as_it_is() {
        assert_eq!(inline("μ < 1 & `w` > 0"), "μ &lt; 1 &amp; <code>w</code> &gt; 0");
        assert_eq!(inline("1."), "1.");
        assert_eq!(inline("- a"), "- a");
        assert_eq!(inline("–"), "–");
        assert_eq!(inline("*n* runs"), "<em>n</em> runs");
    }

    #[test]
    fn a_name_cannot_bring_markup_along() {
        let text = fields(Some("<script>alert(1)</script>"));
        assert!(text.contains("&lt;script&gt;") && !text.contains("<script>"), "{text}");
    }
}
