//! A progress bar on a terminal, silence elsewhere.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::Duration;

/// The bar of one experiment; it is drawn on standard error.
#[derive(Clone, Debug)]
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// Drawn where standard error is a terminal.
    pub(crate) fn shown() -> Self {
        let style = ProgressStyle::with_template("{prefix:>12} [{bar:30}] {pos}/{len}  {msg}")
            .expect("the template is a constant that parses")
            .progress_chars("=> ");
        Self(ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()).with_style(style))
    }

    /// Never drawn.
    pub(crate) fn hidden() -> Self {
        Self(ProgressBar::hidden())
    }

    /// A bar of `count` runs.
    pub(crate) fn begin(&self, what: &str, count: usize) {
        self.0.reset();
        self.0.set_length(count as u64);
        self.0.set_prefix(what.to_owned());
        self.0.enable_steady_tick(Duration::from_millis(200));
    }

    /// What is being done.
    pub(crate) fn say(&self, what: &str) {
        self.0.set_message(what.to_owned());
    }

    /// A run is done.
    pub(crate) fn step(&self) {
        self.0.inc(1);
    }

    /// Takes the bar away.
    pub(crate) fn end(&self) {
        self.0.disable_steady_tick();
        self.0.finish_and_clear();
    }
}
