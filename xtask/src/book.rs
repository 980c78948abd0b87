//! `cargo xtask book`: builds the book from verified parts.

pub mod appendix;
mod exercise;
mod expand;
pub mod figure;
mod links;
pub mod live;
mod lint;
mod math;
mod pages;
mod typeset;

use anyhow::{Context, Result, anyhow};
use mdbook_driver::MDBook;
use mdbook_driver::book::{Book, BookItem};
use mdbook_driver::config::Config;
use std::collections::HashMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use crate::problem::{self, Problem};
use crate::setup::Setup;
use crate::verdict::files_under;
use crate::verify::{self, Extent, Verified};
use crate::workspace::Workspace;
use expand::Expander;
use math::Converter;

/// Verifies, builds and, when asked, opens the book and keeps it fresh.
pub fn run(workspace: &Workspace, setup: &Setup, open: bool, watch: bool) -> Result<bool> {
    let built = once(workspace, setup)?;
    if built && open {
        show(&page(workspace));
    }
    if !watch {
        return Ok(built);
    }
    eprintln!("watching book/ and crates/; Ctrl-C ends it");
    let mut seen = latest(workspace);
    loop {
        std::thread::sleep(Duration::from_millis(500));
        let now = latest(workspace);
        if now != seen {
            seen = now;
            if let Err(error) = Workspace::find().and_then(|fresh| once(&fresh, setup)) {
                eprintln!("error: {error:#}");
            }
        }
    }
}

fn once(workspace: &Workspace, setup: &Setup) -> Result<bool> {
    let start = Instant::now();
    let mut verified = verify::run(workspace, setup, &[], Extent::Pages)?;
    let mut problems = std::mem::take(&mut verified.problems);
    let pages = build(workspace, &verified, &mut problems)?;
    problem::print(&problems);
    if !problems.is_empty() {
        eprintln!("the book is not built: {} to mend", count(problems.len(), "problem"));
        return Ok(false);
    }
    println!(
        "built {} in {:.1} s: {}",
        count(pages, "chapter"),
        start.elapsed().as_secs_f64(),
        page(workspace).display()
    );
    Ok(true)
}

/// `3 problems`, `1 problem`.
pub fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

fn page(workspace: &Workspace) -> PathBuf {
    workspace.target.join("book/index.html")
}

/// Expands the chapters, renders them, checks the pages; the old book stays until the new one is whole.
pub fn build(
    workspace: &Workspace,
    verified: &Verified,
    problems: &mut Vec<Problem>,
) -> Result<usize> {
    let converter = Converter::new();
    let expander = Expander { workspace, verified, converter: &converter };
    // A part that does not hold is reported already; its expansion would only say so again.
    let mut found = Vec::new();
    let mut texts = HashMap::new();
    for chapter in &verified.chapters {
        lint::check(chapter, &mut found);
        texts.insert(chapter.path.clone(), expander.expand(chapter, &mut found));
    }
    let known: Vec<(PathBuf, usize)> = problems.iter().map(|p| (p.file.clone(), p.line)).collect();
    problems.extend(found.into_iter().filter(|p| !known.contains(&(p.file.clone(), p.line))));
    if !problems.is_empty() {
        return Ok(0);
    }
    // One build at a time: a second one waits here.
    fs::create_dir_all(workspace.cache())?;
    let lock = File::create(workspace.cache().join("book.lock"))?;
    lock.lock().context("waiting for another build of the book")?;
    let unfinished = workspace.cache().join("book.new");
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished)?;
    }
    render(workspace, texts, &unfinished)?;
    typeset::set(&unfinished)?;
    let template_path = workspace.root.join("book/theme/source.html");
    let template = fs::read_to_string(&template_path)
        .with_context(|| format!("reading {}", template_path.display()))?;
    pages::write(&unfinished, &template, &verified.sources, &verified.chapters)?;
    verified.live.write(&unfinished)?;
    links::check(&unfinished, &verified.chapters, problems)?;
    if problems.is_empty() {
        replace_folder(&unfinished, &workspace.target.join("book"))?;
    }
    Ok(verified.chapters.len())
}

/// Puts the folder `new` in the place of `old`, which is whole until it is gone.
fn replace_folder(new: &Path, old: &Path) -> Result<()> {
    let aside = new.with_extension("old");
    if aside.exists() {
        fs::remove_dir_all(&aside)?;
    }
    if old.exists() {
        fs::rename(old, &aside).with_context(|| format!("moving {} aside", old.display()))?;
    }
    fs::rename(new, old).with_context(|| format!("moving the book to {}", old.display()))?;
    if aside.exists() {
        fs::remove_dir_all(&aside)?;
    }
    Ok(())
}

/// mdBook, with the expanded text in place of each chapter's own.
fn render(workspace: &Workspace, texts: HashMap<PathBuf, String>, folder: &Path) -> Result<()> {
    let root = workspace.root.join("book");
    let mut config = Config::from_disk(root.join("book.toml")).context("reading book/book.toml")?;
    config.build.build_dir = folder.to_path_buf();
    let mut book = MDBook::load_with_config(&root, config).context("loading the book")?;
    replace(&mut book.book, &texts);
    book.build().map_err(|error| anyhow!("rendering the book: {error:#}"))
}

fn replace(book: &mut Book, texts: &HashMap<PathBuf, String>) {
    book.for_each_mut(|item| {
        if let BookItem::Chapter(chapter) = item
            && let Some(text) = chapter.source_path.as_ref().and_then(|path| texts.get(path))
        {
            chapter.content.clone_from(text);
        }
    });
}

/// Opens `page` in the browser; where there is none, the address is enough.
fn show(page: &Path) {
    if opener::open(page).is_err() {
        println!("no browser answers here; open file://{}", page.display());
    }
}

/// When anything the book depends on was last changed.
fn latest(workspace: &Workspace) -> Option<SystemTime> {
    ["book", "crates", "data"]
        .iter()
        .flat_map(|top| files_under(&workspace.root.join(top)))
        .filter(|path| path.extension().is_none_or(|extension| extension != "new"))
        .filter_map(|path| fs::metadata(path).and_then(|about| about.modified()).ok())
        .max()
}
