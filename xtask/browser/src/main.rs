//! Drives the built book in a headless Chromium, from the file system, and says what a reader would
//! trip over.
//!
//! `browser pages FOLDER` looks at every page and plays with its live figures; `browser book FOLDER` also
//! searches, switches and opens menus, as a reader would. `cargo xtask tidy browser` calls it.
//! `browser live FOLDER NAME` plays with one live figure alone, while one works at it.

mod chromium;
mod folder;
mod journey;
mod launch;
mod notes;
mod sample;
mod survey;
mod tab;

use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::time::Instant;

use launch::Chromium;
use survey::{Page, Report};
use tab::Tab;

/// How many pages are looked at side by side.
const TABS: usize = 3;

/// The book with all pages on one, for paper.
const PRINT: &str = "print.html";

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<bool> {
    let words: Vec<_> = std::env::args_os().skip(1).collect();
    let (what, folder, name) = match &words[..] {
        [what, folder] if what == "pages" || what == "book" => (what, folder, None),
        [what, folder, name] if what == "live" => (what, folder, name.to_str()),
        _ => bail!("usage: browser pages|book FOLDER, or browser live FOLDER NAME"),
    };
    let folder = PathBuf::from(folder);
    let start = Instant::now();
    let pages = folder::pages(&folder)?;
    let profile = tempfile::tempdir().context("making a folder for Chromium's profile")?;
    let chromium = Chromium::start(profile.path())?;
    let looked_at = if name.is_none() { sample::of(&pages)? } else { Vec::new() };
    // The page for paper is as long as all others together, and has the browser for itself.
    let (paper, looked_at): (Vec<&Page>, _) =
        looked_at.into_iter().partition(|page| page.name == PRINT);
    let on_paper = survey_all(&chromium, &paper)?;
    let reports = std::thread::scope(|scope| -> Result<Vec<Report>> {
        // A journey waits more than it works: it is made beside the rest.
        let journeys = || journey::all(&Tab::new(&chromium)?, &pages);
        let journeys = (what == "book").then(|| scope.spawn(journeys));
        let live = scope.spawn(|| journey::live::all(&chromium, &pages, name));
        let mut reports = on_paper;
        reports.extend(survey_all(&chromium, &looked_at)?);
        for journey in journeys.into_iter().chain([live]) {
            reports.append(&mut journey.join().expect("it returns its errors")?);
        }
        Ok(reports)
    })?;
    if let Some(message) = chromium.lost().first() {
        bail!(
            "this Chromium is too new for the crate chromiumoxide, which does not understand {message}"
        );
    }
    let mut problems = folder::foreign_styles(&folder)?;
    problems.extend(reports.iter().flat_map(Report::lines));
    print(&reports, pages.iter().filter(|page| page.is_source()).count());
    for problem in &problems {
        println!("error: {problem}");
    }
    println!(
        "{} pages, {} problems in {:.0} s",
        pages.len(),
        problems.len(),
        start.elapsed().as_secs_f64()
    );
    Ok(problems.is_empty())
}

/// Looks at the pages, several at a time; the reports in order of the pages.
fn survey_all(chromium: &Chromium, pages: &[&Page]) -> Result<Vec<Report>> {
    // Pages that somebody has written take longer: none of them is to be left over at the end.
    let mut order: Vec<(usize, &Page)> = pages.iter().copied().enumerate().collect();
    order.sort_by_key(|(_, page)| page.is_source());
    let first_source = pages.iter().position(|page| page.is_source());
    let queue = Mutex::new(order.into_iter());
    let next = || queue.lock().expect("nobody panics while holding it").next();
    let work = || -> Result<Vec<(usize, Report)>> {
        let tab = Tab::new(chromium)?;
        let mut done = Vec::new();
        while let Some((at, page)) = next() {
            let by_keyboard = page.name != PRINT && (!page.is_source() || first_source == Some(at));
            let report = survey::survey(&tab, page, by_keyboard);
            done.push((at, report.with_context(|| format!("on page {}", page.name))?));
        }
        Ok(done)
    };
    let mut reports = std::thread::scope(|scope| -> Result<Vec<(usize, Report)>> {
        let workers: Vec<_> = (0..TABS).map(|_| scope.spawn(work)).collect();
        let mut all = Vec::new();
        for worker in workers {
            all.append(&mut worker.join().expect("a worker returns its errors")?);
        }
        Ok(all)
    })?;
    reports.sort_by_key(|(at, _)| *at);
    Ok(reports.into_iter().map(|(_, report)| report).collect())
}

/// A line for each page, and one for those of the `sources` that were looked at and are sound.
fn print(reports: &[Report], sources: usize) {
    let is_plain =
        |report: &&Report| report.page.starts_with("source/") && report.lines().is_empty();
    for report in reports.iter().filter(|report| !is_plain(report)) {
        let problems = report.lines().len();
        if let Some(reason) = &report.skipped {
            println!("– {:32} {reason}", report.page);
            continue;
        }
        let mark = if problems == 0 { "✓" } else { "✗" };
        let counts = &report.counts;
        let mut parts: Vec<String> = [
            (counts.formulas, "formulas"),
            (counts.pictures, "pictures"),
            (counts.hebrew, "in Hebrew"),
            (report.stops.unwrap_or(0), "stops"),
            (report.controls.unwrap_or(0), "controls"),
            (problems, "problems"),
        ]
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
        if parts.is_empty() {
            parts.push("sound".into());
        }
        println!("{mark} {:32} {}", report.page, parts.join(", "));
    }
    let plain = reports.iter().filter(is_plain).count();
    if plain > 0 {
        println!("✓ {:32} {plain} of {sources} pages, sound", "source/…");
    }
}
