//! `cargo xtask data`: gets the sets that are too large to lie in the repository.

#[path = "../../crates/datasets/src/catalogue.rs"]
mod catalogue;
mod check;
mod failure;
mod fetch;
#[path = "../../crates/datasets/src/folder.rs"]
pub mod folder;
mod get;
mod list;
mod part;
mod record;
#[cfg(test)]
mod tests;
mod verify;

use anyhow::{Result, bail};
use clap::Subcommand;
use std::io::{ErrorKind, Write};
use std::process::exit;

use catalogue::{SETS, Set};
use failure::Failure;
use fetch::Client;
use folder::Folders;

/// What to do with the sets.
#[derive(Subcommand)]
pub enum Action {
    /// Show which sets there are, and which of them are here
    #[command(after_help = "Examples:
  cargo xtask data list
  NN_DATA_DIR=/mnt/data cargo xtask data list    look in that folder before the cache")]
    List,
    /// Download sets into $NN_DATA_DIR or, where that is not set, into the user's cache
    #[command(after_help = "Examples:
  cargo xtask data get mnist
  cargo xtask data get shakespeare ud-ewt
  NN_DATA_DIR=/mnt/data cargo xtask data get all

What is here and whole is not downloaded again. After Ctrl-C or a lost connection, the same command
goes on where it stopped.")]
    Get {
        /// Sets as `data list` calls them, or `all`
        #[arg(required = true)]
        names: Vec<String>,
    },
    /// Read what is here and compare it with what was published
    #[command(after_help = "Examples:
  cargo xtask data verify
  cargo xtask data verify mnist fashion-mnist

  ✓  as published or as it came, a known stand-in, or of the right size and form      ✗  something else      –  not here
The exit code is 1 when there is a ✗.")]
    Verify {
        /// Sets as `data list` calls them; all when none is named
        names: Vec<String>,
    },
}

/// Carries out `action`; `false` when a set is damaged, or could not be got.
pub fn run(action: &Action) -> Result<bool> {
    let folders = Folders::of_user();
    match action {
        Action::List => {
            told(write!(std::io::stdout(), "{}", list::table(&SETS, &folders)).map(|()| true))
        }
        Action::Get { names } => get_all(&choose(names)?, &folders),
        Action::Verify { names } => {
            told(verify::verify(&choose(names)?, &folders, &mut std::io::stdout()))
        }
    }
}

/// What was printed; nobody has to read to the end.
fn told(outcome: std::io::Result<bool>) -> Result<bool> {
    match outcome {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(true),
        outcome => Ok(outcome?),
    }
}

/// The sets called `names`, all where none is.
fn choose(names: &[String]) -> Result<Vec<&'static Set>> {
    if names.is_empty() || names.iter().any(|name| name == "all") {
        return Ok(SETS.to_vec());
    }
    let known = SETS.map(|set| set.name).join(", ");
    names
        .iter()
        .map(|name| match SETS.iter().find(|set| set.name == name) {
            Some(set) => Ok(*set),
            None => bail!("no set is called {name}; there are: {known}, all"),
        })
        .collect()
}

/// Gets one set after the other, each whatever became of the others.
fn get_all(sets: &[&Set], folders: &Folders) -> Result<bool> {
    let client = Client::new();
    let bar = client.bar();
    ctrlc::set_handler(move || {
        bar.finish_and_clear();
        eprintln!("\nstopped; what came is kept, and the same command goes on");
        exit(130);
    })?;
    let mut complete = true;
    for set in sets {
        match get::get(&client, set, folders) {
            Ok(()) => {}
            // The next set would meet the same disk.
            Err(failure @ (Failure::Disk(_) | Failure::NoFolder)) => return Err(failure.into()),
            Err(failure) => {
                eprintln!("{}: {failure}", console::style("error").red().bold().for_stderr());
                complete = false;
            }
        }
    }
    Ok(complete)
}
