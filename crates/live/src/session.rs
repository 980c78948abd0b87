//! A figure and the lines it is sent.

use crate::{Action, Address, Figure};
use std::fmt::Write;

/// A figure at work: a line in, JSON out.
pub struct Session<F>(F);

impl<F: Figure> Session<F> {
    /// A figure that nobody has touched yet.
    #[expect(clippy::new_without_default, reason = "no figure is the natural one")]
    pub fn new() -> Self {
        Self(F::start())
    }

    /// Does what a line asks for, and answers.
    ///
    /// `describe` is answered with the [`Declaration`](crate::Declaration). `show`, `restore ADDRESS`
    /// and every [`Action`] are answered with the scene that follows.
    pub fn answer(&mut self, line: &str) -> String {
        if line == "describe" {
            return F::declaration().json();
        }
        let error = self.perform(line).err();
        self.0.scene().json(&self.0.address().to_string(), error.as_deref())
    }

    fn perform(&mut self, line: &str) -> Result<(), String> {
        if line == "show" {
            return Ok(());
        }
        if let Some(address) = line.strip_prefix("restore ") {
            self.0 = F::restore(&Address::read(address))?;
            return Ok(());
        }
        let action = Action::read(line).ok_or_else(|| format!("It cannot do “{line}”."))?;
        self.0.act(action)
    }
}

/// What a figure makes of the lines of `transcript` that begin with `> `: each with the address and the
/// status that follow it.
///
/// A test keeps such a transcript and compares; another one sends the same lines to the WebAssembly.
pub fn transcript<F: Figure>(transcript: &str) -> String {
    let mut session = Session::<F>::new();
    let mut came = String::new();
    for line in transcript.lines().filter_map(|line| line.strip_prefix("> ")) {
        let status = session.perform(line).err().unwrap_or_else(|| session.0.scene().status);
        let _ = write!(came, "> {line}\n{}\n{status}\n", session.0.address());
    }
    came
}
