//! Tables and figures that several experiments have.

use crate::trial::Outcome;
use labs::compare::{percent, seconds};
use labs::task::Part;
use labs::task::Task;
use labs::{Summary, Sweep, Table, signed};
use plot::Chart;

/// Pixels by which the pictures of the test are shifted.
pub const SHIFTS: [usize; 5] = [0, 1, 2, 3, 4];

/// Accuracies, the cost, and the time: a row for each setting.
pub fn table(sweep: &Sweep, outcomes: &[Vec<Outcome>], caption: &str) -> Table {
    let counts = sweep.summaries("parameters");
    sweep
        .table(caption)
        .column("parameters", counts.iter().map(|count| format!("{:.0}", count.mean())))
        .column("training %", percent(sweep, "train_accuracy"))
        .column("development %", percent(sweep, "dev_accuracy"))
        .column("development cost", sweep.means("dev_cost", 3))
        .column("seconds", seconds(outcomes))
}

/// Accuracies of both parts over the settings.
pub fn accuracies(sweep: &Sweep) -> Chart<'static> {
    Chart::new(sweep.axis(), "accuracy (%)")
        .spread("training", scaled(sweep, "train_accuracy", -0.08))
        .spread("development", scaled(sweep, "dev_accuracy", 0.08))
}

/// For a figure: means and deviations of a share, in per cent.
pub fn scaled(sweep: &Sweep, name: &str, offset: f64) -> Vec<(f64, f64, f64)> {
    let spread = sweep.spread(name, offset).into_iter();
    spread.map(|(at, mean, deviation)| (at, 100.0 * mean, 100.0 * deviation)).collect()
}

/// A mean share in per cent: `97.25 %`.
pub fn share(summary: &Summary) -> String {
    format!("{:.2} %", 100.0 * summary.mean())
}

/// A mean share that is lost, in percentage points.
pub fn points(lost: &Summary) -> String {
    format!("{} points", signed(100.0 * lost.mean(), 2))
}

/// So many standard errors, behind a comma; nothing where a single run, or runs that are all alike, have
/// none.
pub fn errors(count: f64) -> String {
    match count.is_finite() {
        true => format!(", {} standard errors", signed(count, 1)),
        false => String::new(),
    }
}

/// Whether a setting has a single run, which cannot tell a difference from chance.
pub fn single(sweep: &Sweep) -> bool {
    sweep.series.iter().any(|series| series.runs.len() < 2)
}

/// Which setting has the largest mean.
pub fn best(sweep: &Sweep, name: &str) -> usize {
    let means: Vec<f64> = sweep.summaries(name).iter().map(Summary::mean).collect();
    (1..means.len()).fold(0, |best, at| if means[at] > means[best] { at } else { best })
}

/// The test pictures, shifted by each of [`SHIFTS`].
pub fn shifted(task: &Task) -> Vec<Part> {
    SHIFTS.iter().map(|&pixels| task.test.shifted(task.size, pixels as f64)).collect()
}

/// A sweep as it could have come out, for tests: of so many runs, what is measured with each setting.
#[cfg(test)]
pub fn made<S: ToString>(
    settings: &[S],
    runs: usize,
    measure: impl Fn(usize, usize) -> labs::Measures,
) -> Sweep {
    let series = settings.iter().enumerate().map(|(at, setting)| labs::Series {
        setting: setting.to_string(),
        runs: (0..runs).map(|run| measure(at, run)).collect(),
    });
    Sweep { variable: "setting".into(), series: series.collect() }
}
