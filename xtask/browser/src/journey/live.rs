//! Plays with every live figure as a reader would: by mouse and by keyboard, at a desk and on a telephone.
//!
//! A figure needs no test of its own for this: its controls are found, each is used, what is to be seen
//! has to change, and `reset` has to lead back. What a figure is about stands in `figures`.

mod board;
mod drive;
mod figures;
mod general;
mod hands;
mod lesson;
mod pictures;

use anyhow::{Context, Result};
use std::sync::Mutex;

use crate::launch::Chromium;
use crate::survey::{Page, Report};
use crate::tab::{DESKTOP, Motion, PHONE, Scheme, Size, Tab};
use drive::{Drive, How};

/// How many figures are played with side by side.
const TABS: usize = 2;

/// A figure on its page.
struct Found<'a> {
    page: &'a Page,
    figure: String,
    /// Whether it has something to run.
    runs: bool,
}

/// What a figure is used with, and what the system prefers.
type Way = (How, Scheme, Motion);

/// The circumstances under which each figure is used: a window, and in it two ways.
const WAYS: [(Size, [Way; 2]); 2] = [
    (
        DESKTOP,
        [(How::Mouse, Scheme::Light, Motion::Free), (How::Keyboard, Scheme::Dark, Motion::Reduced)],
    ),
    (
        PHONE,
        [(How::Mouse, Scheme::Dark, Motion::Reduced), (How::Keyboard, Scheme::Light, Motion::Free)],
    ),
];

/// Plays with the figures of all pages, or with the one called `name`; each is a report of its own.
pub fn all(chromium: &Chromium, pages: &[Page], name: Option<&str>) -> Result<Vec<Report>> {
    let mut figures = find(pages)?;
    figures.retain(|found| name.is_none_or(|name| name == found.figure));
    // Those that cannot run stand still on purpose; one of several that does not was forgotten.
    let none_run = !figures.iter().any(|found| found.runs);
    let queue = Mutex::new(figures.iter().enumerate());
    let next = || queue.lock().expect("nobody panics while holding it").next();
    let work = || -> Result<Vec<(usize, Report)>> {
        let tab = Tab::new(chromium)?;
        let mut done = Vec::new();
        while let Some((at, found)) = next() {
            let report = if found.runs { play(&tab, found) } else { Ok(still(found, none_run)) };
            let place = || format!("in the live figure {} of {}", found.figure, found.page.name);
            done.push((at, report.with_context(place)?));
        }
        Ok(done)
    };
    let mut reports = std::thread::scope(|scope| -> Result<Vec<(usize, Report)>> {
        let workers: Vec<_> = (0..TABS.min(figures.len())).map(|_| scope.spawn(work)).collect();
        let mut all = Vec::new();
        for worker in workers {
            all.append(&mut worker.join().expect("a worker returns its errors")?);
        }
        Ok(all)
    })?;
    reports.sort_by_key(|(at, _)| *at);
    Ok(reports.into_iter().map(|(_, report)| report).collect())
}

/// The figures that pages have, by their files.
fn find(pages: &[Page]) -> Result<Vec<Found<'_>>> {
    let mut found: Vec<Found> = Vec::new();
    for page in pages.iter().filter(|page| !page.is_source() && page.name != crate::PRINT) {
        let html = page.html()?;
        for (at, start) in html.match_indices("data-live=\"") {
            let name = &html[at + start.len()..];
            let figure = name[..name.find('"').unwrap_or(0)].to_string();
            let tag = &html[at..][..html[at..].find('>').unwrap_or(0)];
            if found.iter().all(|known| known.figure != figure) {
                found.push(Found { page, figure, runs: tag.contains("data-module=") });
            }
        }
    }
    Ok(found)
}

/// The report on a figure that has nothing to run.
fn still(found: &Found, none_run: bool) -> Report {
    let mut report = Report::new(&format!("({})", found.figure));
    if none_run && !is_ci() {
        let reason = "it stands still: it was built without a compiler for WebAssembly";
        report.skipped = Some(reason.into());
    } else {
        report.add(format!("the live figure of {} has no module", found.page.name));
    }
    report
}

fn play(tab: &Tab, found: &Found) -> Result<Report> {
    let mut report = Report::new(&format!("({})", found.figure));
    for (size, ways) in WAYS {
        tab.notes()?;
        tab.resize(size)?;
        for (turn, way) in ways.into_iter().enumerate() {
            let (how, scheme, motion) = way;
            tab.prefer_both(scheme, motion)?;
            // A board on which points were put is as it was on a new page only.
            if turn == 0 || tab.evaluate("Boolean(document.querySelector('.board[tabindex]'))")? {
                tab.open(&found.page.address)?;
            }
            let when = format!("{}, {} px, {}", how.name(), size.0, scheme.name());
            let mut drive = Drive::new(tab, &found.figure, way, &when, &mut report);
            if drive.starts()? {
                let first = drive.view()?;
                general::go(&mut drive, turn == 1)?;
                drive.begin(&first)?;
                figures::go(&mut drive)?;
                drive.begin(&first)?;
                board::go(&mut drive)?;
            }
            for note in tab.notes()? {
                report.extend(vec![(String::new(), note)], &when);
            }
        }
    }
    tab.prefer(Scheme::Light)?;
    Ok(report)
}

fn is_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| !["", "0", "false"].contains(&&*value))
}
