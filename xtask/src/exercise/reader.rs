//! `cargo xtask exercise`: hands out an exercise and checks what the reader made of it.

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use console::style;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;

use super::program::{self, Compiled, Libraries};
use super::report::{self, End, Report};
use super::{Exercise, Exercises, number, places};
use crate::book::count;
use crate::chapter::{self, Chapter};
use crate::problem;
use crate::setup::Setup;
use crate::verdict::write_whole;
use crate::workspace::Workspace;

/// An answer that runs longer than this runs for ever.
const LIMIT: Duration = Duration::from_secs(10);

/// What is asked for.
#[derive(Args)]
pub struct Options {
    /// Which one, as the book names it, or `list`
    #[arg(default_value = "list")]
    which: String,
    /// Say what to think about
    #[arg(long)]
    hint: bool,
    /// Show an answer, and leave yours as it is
    #[arg(long)]
    answer: bool,
    /// Begin anew; what you have is kept beside it
    #[arg(long, conflicts_with_all = ["hint", "answer"])]
    restart: bool,
}

/// Does what `options` ask for; the result is whether the exercise is solved, or nothing was checked.
pub fn run(workspace: &Workspace, setup: &Setup, options: &Options) -> Result<bool> {
    let mut problems = Vec::new();
    let chapters = chapter::read_all(workspace, &mut problems)?;
    problems.clear();
    let exercises = Exercises::read(workspace, &mut problems)?;
    problem::print(&problems);
    let desk = Desk { workspace, setup, chapters, exercises };
    if options.which == "list" {
        desk.list();
        return Ok(true);
    }
    let exercise = desk.find(&options.which)?;
    if options.answer {
        let path = workspace.root.join(exercise.file("answer.rs"));
        let text =
            fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        print!("{text}");
        return Ok(true);
    }
    if options.restart {
        desk.put_aside(exercise)?;
    }
    if desk.hand_out(exercise)? {
        return Ok(true);
    }
    desk.check(exercise, options.hint)
}

/// Where the reader works.
struct Desk<'a> {
    workspace: &'a Workspace,
    setup: &'a Setup,
    chapters: Vec<Chapter>,
    exercises: Exercises,
}

impl Desk<'_> {
    /// The exercise called `which`, with or without its crate.
    fn find(&self, which: &str) -> Result<&Exercise> {
        let called = |exercise: &&Exercise| {
            exercise.place.to_string() == which || exercise.place.name == which
        };
        let found: Vec<&Exercise> = self.exercises.all.iter().filter(called).collect();
        match found[..] {
            [exercise] => Ok(exercise),
            [] => {
                let known: Vec<String> =
                    self.in_order().iter().map(|exercise| exercise.place.to_string()).collect();
                bail!("there is no exercise {which}; there is {}", known.join(", "))
            }
            _ => bail!(
                "several crates have an exercise {which}: name the crate, as in CRATE/{which}"
            ),
        }
    }

    /// The exercises in the order of the book.
    fn in_order(&self) -> Vec<&Exercise> {
        let shown = places(&self.chapters).filter_map(|(.., place)| self.exercises.get(place));
        shown.collect()
    }

    fn list(&self) {
        let all = self.in_order();
        let width = all.iter().map(|exercise| exercise.place.to_string().len()).max().unwrap_or(0);
        for exercise in &all {
            let state = match fs::read_to_string(self.file(exercise)) {
                Err(_) => style("      "),
                Ok(text) if self.is_solved(exercise, &text) => style("solved").green(),
                Ok(_) => style("begun ").yellow(),
            };
            println!("{:width$}  {state}  {}", exercise.place.to_string(), exercise.title);
        }
        if let Some(next) = self.next(0) {
            println!("\ncargo xtask exercise {}", next.place);
        }
    }

    /// The first exercise that is not solved, from the `from`th of the book on and then from the first.
    fn next(&self, from: usize) -> Option<&Exercise> {
        let all = self.in_order();
        let (before, after) = all.split_at(from.min(all.len()));
        after.iter().chain(before).copied().find(|exercise| {
            let text = fs::read_to_string(self.file(exercise));
            !text.is_ok_and(|text| self.is_solved(exercise, &text))
        })
    }

    /// The reader's own file.
    fn file(&self, exercise: &Exercise) -> PathBuf {
        let folder = self.workspace.root.join("exercises").join(&exercise.place.package);
        folder.join(format!("{}.rs", exercise.place.name))
    }

    /// The same as messages name it, with the slashes of Rust's paths.
    fn name(&self, exercise: &Exercise) -> String {
        format!("exercises/{}/{}.rs", exercise.place.package, exercise.place.name)
    }

    /// Gives the reader a stub, unless there is a file already, which nothing here ever writes to.
    fn hand_out(&self, exercise: &Exercise) -> Result<bool> {
        let path = self.file(exercise);
        let stub = self.workspace.root.join(exercise.file("stub.rs"));
        let stub =
            fs::read_to_string(&stub).with_context(|| format!("reading {}", stub.display()))?;
        let folder = path.parent().unwrap_or(&self.workspace.root);
        fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
        let Exercise { place, title, .. } = exercise;
        match fs::File::create_new(&path) {
            Ok(mut file) => {
                let text = format!(
                    "// {title}. Check it with\n//     cargo xtask exercise {place}\n\n{stub}"
                );
                file.write_all(text.as_bytes())
                    .with_context(|| format!("writing {}", path.display()))?;
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => return Ok(false),
            Err(error) => return Err(anyhow!("creating {}: {error}", path.display())),
        }
        let number = number(&self.chapters, place).map(|n| format!("Exercise {n}: "));
        println!("{}{title}", number.unwrap_or_default());
        println!("  the task   {}", self.task(exercise));
        println!("  your file  {}", self.name(exercise));
        println!(
            "Predict, write, and call `cargo xtask exercise {place}` again: it checks your file."
        );
        Ok(true)
    }

    /// Where the task can be read: in the book, once that is built.
    fn task(&self, exercise: &Exercise) -> String {
        let shown = places(&self.chapters).find(|(.., place)| **place == exercise.place);
        let page = shown.map(|(chapter, ..)| {
            self.workspace.target.join("book").join(chapter.path.with_extension("html"))
        });
        match page.filter(|page| page.is_file()) {
            Some(page) => format!("{}#exercise-{}", page.display(), exercise.place.name),
            None => exercise.file("task.md").display().to_string(),
        }
    }

    /// Moves the reader's file to the first free name beside it.
    fn put_aside(&self, exercise: &Exercise) -> Result<()> {
        let path = self.file(exercise);
        if !path.exists() {
            return Ok(());
        }
        let free = (1..)
            .map(|n| path.with_file_name(format!("{}-{n}.rs", exercise.place.name)))
            .find(|aside| !aside.exists())
            .expect("there is a free name among endlessly many");
        fs::rename(&path, &free).with_context(|| format!("moving {} aside", path.display()))?;
        println!("what you had is kept in {}", self.workspace.relative(&free).display());
        Ok(())
    }

    /// Checks the reader's file and says what came of it.
    fn check(&self, exercise: &Exercise, hint: bool) -> Result<bool> {
        let workspace = self.workspace;
        let package = workspace.package(&exercise.place.package).context("the crate is gone")?;
        let libraries = Libraries::build(workspace, self.setup, package)?;
        let file = self.name(exercise);
        let check = exercise.file("check.rs").display().to_string().replace('\\', "/");
        let source = format!("#[path = {file:?}] mod exercise;\n#[path = {check:?}] mod check;\n");
        let program = self.kept(exercise, "check");
        if let Compiled::No(said) = libraries.compile(workspace, &source, &program, true)? {
            eprintln!("{}", said.trim_end());
            if said.contains(&check) {
                eprintln!(
                    "\nThe check calls what the stub declares: keep its names and its types."
                );
            }
            println!("{} {file} does not compile yet", style("✗").red());
            return Ok(false);
        }
        let report = program::run(workspace, self.setup, &program, LIMIT);
        let _ = fs::remove_file(&program);
        let report = report?;
        println!("{file}");
        let ends = report.ends("check", &exercise.claims);
        let Some(broken) = report::broken(&ends) else {
            if ends.iter().any(|(_, end)| end.is_none()) {
                bail!("the check of {} did not run: {}", exercise.place, report.last_words);
            }
            self.solved(exercise, &report)?;
            return Ok(true);
        };
        for (claim, _) in ends.iter().take_while(|(claim, _)| *claim != broken) {
            println!("  {} {}", style("✓").green(), claim.sentence());
        }
        println!("  {} {}", style("✗").red(), broken.sentence());
        let end = ends.iter().find(|(claim, _)| *claim == broken).and_then(|(_, end)| *end);
        println!("{}", indented(&complaint(&report, report.said("check", broken), end, &check)));
        if hint {
            println!("{} {}", style("hint:").bold(), broken.hint);
        } else {
            println!("for a hint: cargo xtask exercise {} --hint", exercise.place);
        }
        Ok(false)
    }

    fn solved(&self, exercise: &Exercise, report: &Report) -> Result<()> {
        for claim in &exercise.claims {
            println!("  {} {}", style("✓").green(), claim.sentence());
        }
        let said: Vec<&str> = exercise
            .claims
            .iter()
            .map(|claim| report.said("check", claim))
            .filter(|said| !said.is_empty())
            .collect();
        if !said.is_empty() {
            println!("Did you predict this?\n{}", indented(&said.join("\n")));
        }
        println!("{}", style("solved").green().bold());
        let path = self.file(exercise);
        let text =
            fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        let mark = self.kept(exercise, "solved");
        write_whole(&mark, self.mark(exercise, &text).as_bytes())
            .with_context(|| format!("writing {}", mark.display()))?;
        let at = self.in_order().iter().position(|other| other.place == exercise.place);
        match self.next(at.unwrap_or_default()) {
            Some(next) => println!("next: cargo xtask exercise {}", next.place),
            None => println!(
                "that was the last: all {} solved",
                count(self.exercises.all.len(), "exercise")
            ),
        }
        Ok(())
    }

    fn is_solved(&self, exercise: &Exercise, text: &str) -> bool {
        let mark = fs::read_to_string(self.kept(exercise, "solved"));
        mark.is_ok_and(|mark| mark == self.mark(exercise, text))
    }

    /// What stands for `text` as a checked answer: another text, or another check, has another one.
    fn mark(&self, exercise: &Exercise, text: &str) -> String {
        let check = fs::read(self.workspace.root.join(exercise.file("check.rs")));
        let mut hasher = blake3::Hasher::new();
        hasher.update(&check.unwrap_or_default()).update(text.as_bytes());
        hasher.finalize().to_hex().to_string()
    }

    /// A file of ours about the exercise.
    fn kept(&self, exercise: &Exercise, what: &str) -> PathBuf {
        let name = format!("{}-{}.{what}", exercise.place.package, exercise.place.name);
        self.workspace.cache().join("exercises").join(name)
    }
}

/// What the test of a claim complains of.
fn complaint(report: &Report, said: &str, end: Option<End>, check: &str) -> String {
    match report::panic(said) {
        Some((place, said)) if place.starts_with(check) => said,
        Some((place, said)) => format!("it panics at {place}: {said}"),
        None if end == Some(End::Unfinished) && report.last_words.is_empty() => {
            format!("it does not come to an end: no answer after {} s", LIMIT.as_secs())
        }
        None => report.last_words.clone(),
    }
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}
