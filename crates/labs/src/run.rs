//! One run of an experiment.

use crate::error::Error;
use crate::interrupt::Interrupt;
use crate::progress::Progress;
use tensor::Streams;

/// What a run is given: its number, its random streams, and whom to tell how far it is.
#[derive(Debug)]
pub struct Run {
    /// From 0.
    pub number: usize,
    /// The same for every setting, others for every run.
    pub streams: Streams,
    pub(crate) what: String,
    pub(crate) progress: Progress,
    pub(crate) interrupt: Interrupt,
}

impl Run {
    /// Shows how far it is beside the bar, such as `epoch 3 of 10, cost 0.123`.
    ///
    /// # Errors
    ///
    /// [`Error::Interrupted`] once Ctrl-C was pressed: then the run ends here.
    pub fn say(&self, how_far: &str) -> Result<(), Error> {
        let colon = if how_far.is_empty() || self.what.is_empty() { "" } else { ": " };
        self.progress.say(&format!("{}{colon}{how_far}", self.what));
        self.interrupt.check()
    }

    /// Moves the bar on by a step, where a bar counts the steps of this run alone.
    ///
    /// # Errors
    ///
    /// As [`say`](Self::say).
    pub fn advance(&self) -> Result<(), Error> {
        self.progress.step();
        self.interrupt.check()
    }

    /// One that nobody watches, for tests: with the streams of `seed`.
    pub fn silent(seed: u64) -> Self {
        let (progress, interrupt) = (Progress::hidden(), Interrupt::never());
        Self { number: 0, streams: Streams::new(seed), what: String::new(), progress, interrupt }
    }
}
