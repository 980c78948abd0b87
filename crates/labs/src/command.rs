//! A laboratory's `main`.

use crate::bench::Bench;
use crate::check::Verdict;
use crate::error::Error;
use crate::interrupt::Interrupt;
use crate::laboratory::{Experiment, Laboratory};
use crate::options::{self, Options, Request};
use crate::page::{self, Chapter};
use crate::progress::Progress;
use crate::record::{self, Record};
use crate::{report, write};
use std::io::{ErrorKind, Write as _};
use std::path::Path;
use std::process::ExitCode;

/// What a program says that Ctrl-C ended.
const INTERRUPTED: u8 = 130;

/// Does what the command line asks of `laboratory`.
///
/// The exit code is 0 when all checks hold, 1 when one fails or a file cannot be written, 2 when the
/// command line is not understood, 130 after Ctrl-C.
pub fn run(laboratory: &Laboratory) -> ExitCode {
    tensor::prepare();
    match options::parse(laboratory, std::env::args_os()) {
        Ok(Request::List) => {
            show(&list(laboratory));
            ExitCode::SUCCESS
        }
        Ok(Request::Perform(experiments, options)) => {
            exit_code(perform(laboratory, &experiments, &options))
        }
        Ok(Request::Use(tool, arguments)) => exit_code((tool.run)(&arguments).map(|()| true)),
        Err(error) => error.exit(),
    }
}

/// Of a command that says whether all is well.
fn exit_code(outcome: Result<bool, Error>) -> ExitCode {
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            match error {
                Error::Interrupted => ExitCode::from(INTERRUPTED),
                _ => ExitCode::FAILURE,
            }
        }
    }
}

/// Performs the experiments in order and says whether all checks hold.
fn perform(
    laboratory: &Laboratory,
    experiments: &[&'static Experiment],
    options: &Options,
) -> Result<bool, Error> {
    let (folder, interrupt) = (options.folder(laboratory), Interrupt::listen());
    let mut records = Vec::new();
    let outcome: Result<(), Error> = experiments.iter().try_for_each(|experiment| {
        let record = one(laboratory, experiment, options, &folder, &interrupt)?;
        if !options.json {
            show(&report::terminal(&record));
        }
        records.push(record);
        Ok(())
    });
    // What was finished before an error or Ctrl-C is on the page.
    let gathered = gather(laboratory, options, &folder);
    outcome?;
    gathered?;
    let index = folder.join("index.html");
    if options.json {
        let name = laboratory.name();
        let all = serde_json::json!({ "laboratory": name, "experiments": records });
        show(&format!("{all:#}\n"));
    } else {
        show(&format!("{}\nThe report to hand in: {}\n", sum(&records), index.display()));
    }
    Ok(records.iter().all(|record| record.count(Verdict::Failed) == 0))
}

/// Performs one experiment and writes its folder.
fn one(
    laboratory: &Laboratory,
    experiment: &Experiment,
    options: &Options,
    folder: &Path,
    interrupt: &Interrupt,
) -> Result<Record, Error> {
    let mut bench = Bench {
        experiment: experiment.name,
        seed: options.seed,
        runs: options.runs(laboratory),
        quick: options.quick,
        data: options.data,
        progress: Progress::shown(),
        interrupt: interrupt.clone(),
    };
    let findings = experiment.perform(&mut bench)?;
    let record = Record::new(laboratory, experiment, &bench, &findings);
    let markdown = report::markdown(&record, page::number_of(laboratory, &record));
    let json = serde_json::to_vec_pretty(&record).expect("a record is plain data");
    let mut files = vec![
        ("report.md".to_owned(), markdown.into_bytes()),
        ("results.csv".to_owned(), report::csv(&findings.raw)),
        (record::FILE.to_owned(), json),
    ];
    files.extend(findings.files);
    let figures = findings.pictures.into_iter();
    files
        .extend(figures.map(|picture| (format!("{}.svg", picture.name), picture.svg.into_bytes())));
    write::folder(&folder.join(experiment.name), &files)?;
    Ok(record)
}

/// Writes the page of all experiments whose reports are there, whenever they were run.
fn gather(laboratory: &Laboratory, options: &Options, folder: &Path) -> Result<(), Error> {
    let mut chapters = Vec::new();
    for experiment in laboratory.experiments {
        match chapter(&folder.join(experiment.name)) {
            Ok(chapter) => chapters.extend(chapter),
            // One that cannot be read, or of which a figure is missing, keeps no other from the page.
            Err(error) => {
                // What is wrong with a record says itself what to do.
                let again =
                    if matches!(error, Error::Record { .. }) { "" } else { "; run it again" };
                eprintln!("{} is left out of the page: {error}{again}", experiment.id);
            }
        }
    }
    if chapters.is_empty() {
        return Ok(());
    }
    let author = author(options, folder)?;
    let html = page::html(laboratory, &chapters, author.as_deref());
    write::file(&folder.join("index.html"), html.as_bytes())
}

/// The report that an experiment has left in `folder`, with its figures; none where there is none.
fn chapter(folder: &Path) -> Result<Option<Chapter>, Error> {
    let Some(record) = Record::read(folder)? else { return Ok(None) };
    let read = |figure: &record::Figure| {
        let path = folder.join(&figure.file);
        std::fs::read_to_string(&path).map_err(|error| Error::file("read", &path, error))
    };
    let figures = record.figures.iter().map(read).collect::<Result<_, _>>()?;
    Ok(Some(Chapter { record, figures }))
}

/// Who hands the report in: as the command line says now, or said before.
fn author(options: &Options, folder: &Path) -> Result<Option<String>, Error> {
    let path = folder.join("author.txt");
    if let Some(author) = &options.author {
        write::file(&path, author.as_bytes())?;
        return Ok(Some(author.clone()));
    }
    match std::fs::read_to_string(&path) {
        Ok(author) => Ok(Some(author)),
        Err(error) if record::is_absent(&error) => Ok(None),
        Err(error) => Err(Error::file("read", &path, error)),
    }
}

/// One line about all verdicts.
fn sum(records: &[Record]) -> String {
    let count = |verdict| records.iter().map(|record| record.count(verdict)).sum::<usize>();
    let [passed, failed, open] = [Verdict::Passed, Verdict::Failed, Verdict::Open].map(count);
    let experiments = if records.len() == 1 { "experiment" } else { "experiments" };
    let open = match open {
        0 => String::new(),
        n => format!(", {n} – (too few runs to judge)"),
    };
    format!("{} {experiments}: {passed} ✓, {failed} ✗{open}", records.len())
}

/// The experiments with their numbers.
fn list(laboratory: &Laboratory) -> String {
    let line = |e: &Experiment| format!("  {:<9} {:<14} {}\n", e.id, e.name, e.title);
    let lines: String = laboratory.experiments.iter().map(line).collect();
    format!("Laboratory {}: {}\n{lines}", laboratory.number, laboratory.title)
}

/// Prints, and takes no offence when nobody reads to the end.
pub fn show(text: &str) {
    let mut stdout = std::io::stdout().lock();
    if let Err(error) = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush())
        && error.kind() != ErrorKind::BrokenPipe
    {
        eprintln!("error: cannot write the results to standard output: {error}");
    }
}
