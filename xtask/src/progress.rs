//! Progress on a terminal, silence elsewhere.

use indicatif::{ProgressBar, ProgressStyle};
use std::time::Duration;

/// A bar of `count` steps, drawn on the terminal only.
pub fn bar(what: &'static str, count: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{prefix:>12} [{bar:30}] {pos}/{len} {msg}")
        .expect("the template is a constant that parses")
        .progress_chars("=> ");
    let bar = ProgressBar::new(count as u64).with_style(style).with_prefix(what);
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
