//! Looks at one page from all sides: both schemes, a desk and a telephone, and Tab by Tab.

use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::tab::{DESKTOP, PHONE, Scheme, Tab};

/// A page of the book.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its path in the book.
    pub name: String,
    /// Its address.
    pub address: String,
    /// Its file.
    pub file: PathBuf,
}

impl Page {
    /// Whether it shows a source file. All of those are made from one template.
    pub fn is_source(&self) -> bool {
        self.name.starts_with("source/")
    }

    /// What its file holds.
    pub fn html(&self) -> Result<String> {
        std::fs::read_to_string(&self.file)
            .with_context(|| format!("reading {}", self.file.display()))
    }
}

/// What was found on a page.
#[derive(Debug, Default)]
pub struct Report {
    /// The page's name.
    pub page: String,
    /// How much there was to look at.
    pub counts: Counts,
    /// The stops of the Tab key, where they were counted.
    pub stops: Option<usize>,
    /// The controls of a live figure.
    pub controls: Option<usize>,
    /// Why there was nothing to look at.
    pub skipped: Option<String>,
    /// What does not hold, and under which circumstances.
    problems: BTreeMap<(String, String), Vec<String>>,
}

/// How much a page holds.
#[derive(Debug, Default, Deserialize)]
pub struct Counts {
    /// Formulas.
    pub formulas: usize,
    /// Pictures and drawings.
    pub pictures: usize,
    /// Elements marked as Hebrew.
    pub hebrew: usize,
}

/// Where on the page, and what is wrong.
type Found = Vec<(String, String)>;

impl Report {
    /// An empty report on `page`.
    pub fn new(page: &str) -> Self {
        Self { page: page.into(), ..Self::default() }
    }

    /// Adds a problem of the page as a whole.
    pub fn add(&mut self, what: impl Into<String>) {
        self.problems.entry((String::new(), what.into())).or_default();
    }

    /// Adds what the page has answered, seen under the circumstances `when`.
    pub fn extend(&mut self, found: Found, when: &str) {
        for key in found {
            let seen = self.problems.entry(key).or_default();
            if !when.is_empty() && !seen.iter().any(|known| known == when) {
                seen.push(when.into());
            }
        }
    }

    /// A line for each problem.
    pub fn lines(&self) -> Vec<String> {
        let line = |((place, what), when): (&(String, String), &Vec<String>)| {
            let place = if place.is_empty() { String::new() } else { format!(" {place}:") };
            let when =
                if when.is_empty() { String::new() } else { format!(" [{}]", when.join(", ")) };
            format!("{}:{place} {what}{when}", self.page)
        };
        self.problems.iter().map(line).collect()
    }
}

/// Looks at `page`; `by_keyboard` is whether to go through it with Tab as well.
pub fn survey(tab: &Tab, page: &Page, by_keyboard: bool) -> Result<Report> {
    let mut report = Report::new(&page.name);
    tab.prefer(Scheme::Light)?;
    tab.resize(DESKTOP)?;
    tab.open(&page.address)?;
    if by_keyboard {
        keyboard(tab, &mut report)?;
    }
    tab.tell("inspect.unfold()")?;
    report.counts = tab.evaluate("inspect.counts()")?;
    let always = "[...inspect.names(), ...inspect.addresses(), ...inspect.hebrew()]";
    report.extend(tab.evaluate(always)?, "");
    fonts(tab, &mut report)?;
    // The page for paper has the other pages in it, and is as long as all of them.
    let is_alone = page.name != crate::PRINT;
    if is_alone {
        colours(tab, &mut report, "desktop")?;
    } else {
        report.extend(tab.evaluate("inspect.contrast()")?, "light desktop");
    }
    // Source pages share one template, and its switch.
    if is_alone && (by_keyboard || !page.is_source()) {
        switch(tab, &mut report)?;
    }
    tab.resize(PHONE)?;
    if is_alone && !page.is_source() {
        // What a script decides at the start depends on the window.
        tab.open(&page.address)?;
        tab.tell("inspect.unfold()")?;
        colours(tab, &mut report, "phone")?;
    }
    tab.settle()?;
    report.extend(tab.evaluate("inspect.overflow()")?, "390 px");
    for note in tab.notes()? {
        report.add(note);
    }
    Ok(report)
}

/// Contrast under both preferences of the system.
fn colours(tab: &Tab, report: &mut Report, window: &str) -> Result<()> {
    for scheme in Scheme::BOTH {
        tab.prefer(scheme)?;
        let found = tab.evaluate("inspect.contrast()")?;
        report.extend(found, &format!("{} {window}", scheme.name()));
    }
    tab.prefer(Scheme::Light)
}

/// Light and dark by the reader's own switch, against the system's preference.
fn switch(tab: &Tab, report: &mut Report) -> Result<()> {
    const PRESS: &str = "(() => {
      const switch_ = document.querySelector('#toggle-theme');
      const before = getComputedStyle(document.body).color;
      switch_?.click();
      return switch_ ? getComputedStyle(document.body).color !== before : null;
    })()";
    for scheme in Scheme::BOTH {
        tab.prefer(scheme)?;
        match tab.evaluate::<Option<bool>>(PRESS)? {
            None => break,
            Some(false) => report.add(format!("the switch changes nothing [{}]", scheme.name())),
            Some(true) => {
                let found = tab.evaluate("inspect.contrast()")?;
                report.extend(found, &format!("switched from {}", scheme.name()));
                tab.evaluate::<Option<bool>>(PRESS)?;
            }
        }
    }
    tab.prefer(Scheme::Light)
}

/// Formulas are drawn with the font that comes with the book.
fn fonts(tab: &Tab, report: &mut Report) -> Result<()> {
    if report.counts.formulas == 0 {
        return Ok(());
    }
    let wanted: String = tab.evaluate(
        "getComputedStyle(document.querySelector('math')).fontFamily.split(',')[0].replace(/[\"']/g, '').trim()",
    )?;
    let loaded: bool = tab.evaluate(&format!(
        "[...document.fonts].some(font => font.status === 'loaded' && font.family.replace(/[\"']/g, '') === '{wanted}')"
    ))?;
    if !loaded {
        report.add(format!("the font of formulas, {wanted}, is not loaded"));
        return Ok(());
    }
    let mut foreign: BTreeMap<String, usize> = BTreeMap::new();
    let used = tab.fonts("math").context("asking for the fonts of formulas")?;
    for (_, family) in used.iter().flatten().filter(|(own, _)| !own) {
        *foreign.entry(family.clone()).or_default() += 1;
    }
    if !used.iter().flatten().any(|(own, _)| *own) {
        report.add(format!("no formula is drawn with {wanted}"));
    }
    for (family, count) in foreign {
        report.add(format!("{count} formulas have signs that {wanted} lacks; {family} draws them"));
    }
    Ok(())
}

/// From the first stop of the Tab key to the last.
fn keyboard(tab: &Tab, report: &mut Report) -> Result<()> {
    let expected: usize = tab.evaluate("inspect.listen()")?;
    report.stops = Some(expected);
    if expected == 0 {
        return Ok(());
    }
    let most = 3 * expected + 40;
    let mut pressed = 0;
    while !tab.evaluate::<bool>("inspect.isRound()")? {
        if pressed > most {
            report.add(format!("a trap: {pressed} presses of Tab do not go round"));
            break;
        }
        for _ in 0..16 {
            tab.press("Tab")?;
            pressed += 1;
        }
    }
    report.extend(tab.evaluate("inspect.journey()")?, "");
    Ok(())
}
