//! Carries out a recipe. Ctrl-C reaches the package manager too, which knows how to stop.

use super::host::Host;
use super::manager::Recipe;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{BufRead, BufReader};
use std::time::{Duration, Instant};

/// How long another user of apt's package lists is waited for; dpkg waits by itself.
const PATIENCE: Duration = Duration::from_secs(300);

/// Installs what `recipe` says, or tells why it could not.
pub fn install(host: &Host, recipe: &Recipe) -> Result<(), String> {
    if recipe.refresh_first {
        refresh(host, recipe)?;
    }
    match run(host, &recipe.install) {
        // The lists may name versions that the servers have since replaced.
        Err(error) if is_from_manager(&error) && !recipe.refresh_first => {
            if recipe.refresh.is_none() {
                return Err(error);
            }
            refresh(host, recipe)?;
            run(host, &recipe.install)
        }
        result => result,
    }
}

/// Fetches the package lists. If one of several servers fails, the others' packages still install.
fn refresh(host: &Host, recipe: &Recipe) -> Result<(), String> {
    let Some(command) = &recipe.refresh else { return Ok(()) };
    let start = Instant::now();
    while let Err(error) = run(host, command) {
        if !is_from_manager(&error) {
            return Err(error);
        }
        if !error.contains("Could not get lock") || start.elapsed() > PATIENCE {
            break;
        }
        std::thread::sleep(Duration::from_secs(2));
    }
    Ok(())
}

/// Whether apt or pacman says this; if it is sudo, there is no use in asking for a password again.
fn is_from_manager(error: &str) -> bool {
    error.lines().any(|line| line.starts_with("E: ") || line.starts_with("error:"))
}

/// The command as a reader would type it, without what keeps it from asking.
pub fn short(words: &[String]) -> String {
    let option = |word: &&String| *word == "env" || word.starts_with("--") || word.contains('=');
    let words: Vec<&str> = words.iter().filter(|w| !option(w)).map(String::as_str).collect();
    words.join(" ")
}

/// Runs one command, shows on a terminal what it is at, and returns the end of that if it fails.
fn run(host: &Host, words: &[String]) -> Result<(), String> {
    let shown = short(words);
    eprintln!("  {}", console::style(&shown).for_stderr().bold());
    let failed = |error: std::io::Error| format!("{shown}: {error}");
    let (output, input) = std::io::pipe().map_err(failed)?;
    let mut command = host.command(&words[0]);
    command.args(&words[1..]).stdout(input.try_clone().map_err(failed)?).stderr(input);
    let mut child = command.spawn().map_err(failed)?;
    // Closes the writing end in this process: the reader ends when the child does.
    drop(command);
    // Without a tick of its own, the bar leaves alone the line on which sudo asks for a password.
    let style = ProgressStyle::with_template("    {wide_msg:.dim}")
        .expect("the template is a constant that parses");
    let bar = ProgressBar::new_spinner().with_style(style);
    let mut lines = Vec::new();
    for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(line.trim_ascii()).into_owned();
        bar.set_message(line.clone());
        lines.push(line);
    }
    let status = child.wait().map_err(failed)?;
    bar.finish_and_clear();
    if status.success() {
        return Ok(());
    }
    let end = lines[lines.len().saturating_sub(6)..].join("\n");
    Err(if end.is_empty() { format!("{shown} ended with {status}") } else { end })
}
