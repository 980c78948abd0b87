//! The command line of a laboratory.

use crate::laboratory::{Experiment, Laboratory, Tool};
use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};
use std::path::PathBuf;

/// What every experiment can be told.
#[derive(Args, Clone, Debug)]
pub(crate) struct Options {
    /// How often each setting is repeated, each time from other random numbers
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub runs: Option<u32>,

    /// Decides all random numbers: the same seed, the same report
    #[arg(long, value_name = "SEED", default_value_t = 1)]
    pub seed: u64,

    /// Few runs, seconds; leaves open what only many runs can judge
    #[arg(long)]
    pub quick: bool,

    /// Print the results as JSON instead of tables
    #[arg(long)]
    pub json: bool,

    /// The folder of the reports
    #[arg(long, value_name = "FOLDER", env = "LECTERN_LABS", default_value = "target/labs")]
    pub out: PathBuf,

    /// Your name, for the head of the page
    #[arg(long, value_name = "NAME")]
    pub author: Option<String>,

    /// The data set, where the laboratory has a choice.
    #[arg(skip)]
    pub data: Option<&'static str>,
}

/// The option that chooses a data set.
const DATA: &str = "data";

/// What was asked for.
pub(crate) enum Request {
    /// The names of the experiments.
    List,
    /// These experiments.
    Perform(Vec<&'static Experiment>, Options),
    /// This tool, with these arguments.
    Use(&'static Tool, ArgMatches),
}

impl Options {
    /// How often each setting is repeated.
    pub(crate) fn runs(&self, laboratory: &Laboratory) -> usize {
        let usual = if self.quick { laboratory.quick_runs } else { laboratory.runs };
        self.runs.map_or(usual, |runs| runs as usize)
    }

    /// The folder of this laboratory's reports; those of a quick run, or of another data set, do not
    /// replace the others.
    pub(crate) fn folder(&self, laboratory: &Laboratory) -> PathBuf {
        let usual = laboratory.sets.map(|sets| sets.usual);
        let kind = match self.data.filter(|_| !self.quick && self.data != usual) {
            Some(data) => format!("-{data}"),
            None if self.quick => "-quick".into(),
            None => String::new(),
        };
        self.out.join(format!("{}{kind}", laboratory.name()))
    }
}

/// The command line of `laboratory`: a sub-command for each experiment, `all` and `list`.
pub(crate) fn command(laboratory: &Laboratory) -> Command {
    let number = laboratory.number;
    let name = format!("cargo xtask lab {number}");
    let first = laboratory.experiments.first().map_or("all", |experiment| experiment.name);
    let example = |words: String, what: &str| {
        let line = format!("  {name} {words:<28} {what}");
        format!("{}\n", line.trim_end())
    };
    let examples = [
        example(first.into(), "one experiment"),
        example("all --quick".into(), "all of them, a few runs each, to try them out"),
        example("all --author \"Your Name\"".into(), "a report to hand in"),
        example(format!("{first} --runs 1000 --seed 7"), ""),
    ];
    let mut command = Command::new("laboratory")
        .bin_name(name.clone())
        .about(format!("Laboratory {number}: {}", laboratory.title))
        .after_help(format!("Examples:\n{}", examples.concat()))
        .max_term_width(100)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommand_value_name("EXPERIMENT")
        .subcommand_help_heading("Experiments")
        .subcommand(with_options(laboratory, "all").about("All experiments, in order"))
        .subcommand(Command::new("list").about("The experiments with their numbers"));
    for experiment in laboratory.experiments {
        let Experiment { id, name: word, title, question, .. } = experiment;
        let sub = with_options(laboratory, word)
            .about(format!("{id}: {title}"))
            .long_about(format!("{id}: {title}\n\n{question}"))
            .after_help(format!("Example:\n  {name} {word} --runs 50 --seed 7"));
        command = command.subcommand(sub);
    }
    for tool in laboratory.tools {
        let sub = Command::new(tool.name).about(tool.about);
        command = command.subcommand((tool.arguments)(sub));
    }
    command
}

/// A sub-command with the options of every experiment.
fn with_options(laboratory: &Laboratory, name: &'static str) -> Command {
    let usual =
        format!("[default: {}, or {} with --quick]", laboratory.runs, laboratory.quick_runs);
    let command = Options::augment_args(Command::new(name)).mut_arg("runs", |runs| {
        let help = runs.get_help().map(ToString::to_string).unwrap_or_default();
        runs.help(format!("{help} {usual}"))
    });
    let Some(sets) = laboratory.sets else { return command };
    let known = [&[sets.usual][..], sets.others].concat();
    let data = Arg::new(DATA).long(DATA).value_name("SET").value_parser(known).help(format!(
        "The data set; what is not embedded comes from `cargo xtask data get` [default: {}, or {} \
         with --quick]",
        sets.usual, sets.quick
    ));
    command.arg(data.conflicts_with("quick"))
}

/// Reads what was asked for.
///
/// # Errors
///
/// What clap says about a line that it does not understand, or when help is asked for.
pub(crate) fn parse(
    laboratory: &Laboratory,
    words: impl IntoIterator<Item = std::ffi::OsString>,
) -> Result<Request, clap::Error> {
    let matches = command(laboratory).try_get_matches_from(words)?;
    let (name, chosen) = matches.subcommand().expect("a sub-command is required");
    if name == "list" {
        return Ok(Request::List);
    }
    if let Some(tool) = laboratory.tools.iter().find(|tool| tool.name == name) {
        return Ok(Request::Use(tool, chosen.clone()));
    }
    let experiments = laboratory.experiments.iter().filter(|e| name == "all" || e.name == name);
    Ok(Request::Perform(experiments.collect(), options(laboratory, chosen)))
}

fn options(laboratory: &Laboratory, matches: &ArgMatches) -> Options {
    let mut options =
        Options::from_arg_matches(matches).expect("the sub-commands have these arguments");
    options.data = laboratory.sets.map(|sets| match matches.get_one::<String>(DATA) {
        _ if options.quick => sets.quick,
        Some(name) => *sets.others.iter().find(|other| *other == name).unwrap_or(&sets.usual),
        None => sets.usual,
    });
    options
}
