//! What a reader does with the book: searches it, switches it, opens its menus, plays with its figures.

mod contents;
mod glossary;
pub mod live;
mod search;
mod theme;

use anyhow::{Context, Result, bail};

use crate::survey::{Page, Report};
use crate::tab::{DESKTOP, Scheme, Size, Tab};

/// A journey: its name, and how it goes.
type Way = (&'static str, fn(&mut Journey) -> Result<()>);

const WAYS: [Way; 4] = [
    ("(search)", search::go),
    ("(light and dark)", theme::go),
    ("(contents)", contents::go),
    ("(glossary)", glossary::go),
];

/// A reader on the way.
struct Journey<'a> {
    tab: &'a Tab<'a>,
    pages: &'a [Page],
    report: Report,
}

/// Makes all journeys; each is a report of its own.
pub fn all(tab: &Tab, pages: &[Page]) -> Result<Vec<Report>> {
    let go = |(name, way): &Way| {
        tab.notes()?;
        let mut journey = Journey { tab, pages, report: Report::new(name) };
        way(&mut journey).with_context(|| format!("on the journey {name}"))?;
        for note in tab.notes()? {
            journey.report.add(note);
        }
        Ok(journey.report)
    };
    WAYS.iter().map(go).collect()
}

impl Journey<'_> {
    /// Opens the page called `name` in a window of `size`.
    fn open(&self, name: &str, size: Size) -> Result<()> {
        let Some(page) = self.pages.iter().find(|page| page.name == name) else {
            bail!("the book has no page {name}");
        };
        self.tab.prefer(Scheme::Light)?;
        self.tab.resize(size)?;
        self.tab.open(&page.address)
    }

    /// The first page whose file holds `text`.
    fn page_with(&self, text: &str) -> Result<Option<&str>> {
        for page in self.pages.iter().filter(|page| !page.is_source() && page.name != crate::PRINT)
        {
            if page.html()?.contains(text) {
                return Ok(Some(&page.name));
            }
        }
        Ok(None)
    }

    /// Whether `condition` comes to hold; if not, `otherwise` is a problem.
    fn expect(&mut self, condition: &str, otherwise: &str) -> Result<bool> {
        let holds = self.tab.comes(condition)?;
        if !holds {
            self.report.add(otherwise);
        }
        Ok(holds)
    }

    /// Presses Tab until the focus is on `selector`; whether it ever is.
    fn reach(&mut self, selector: &str) -> Result<bool> {
        for _ in 0..600 {
            let there: bool = self.tab.evaluate(&format!(
                "Boolean(document.activeElement?.matches({}))",
                serde_json::Value::from(selector)
            ))?;
            if there {
                return Ok(true);
            }
            self.tab.press("Tab")?;
        }
        self.report.add(format!("Tab does not lead to {selector}"));
        Ok(false)
    }

    /// Contrast as the page is now, in both schemes.
    fn contrast(&mut self) -> Result<()> {
        for scheme in Scheme::BOTH {
            self.tab.prefer(scheme)?;
            let found = self.tab.evaluate("inspect.contrast()")?;
            self.report.extend(found, scheme.name());
        }
        self.tab.prefer(Scheme::Light)
    }
}

/// The page that a reader sees first.
const FIRST: (&str, Size) = ("index.html", DESKTOP);
