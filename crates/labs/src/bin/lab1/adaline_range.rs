//! LAB-1.8: the range of Adaline's initial weights.

use crate::adaline::{ADMISSIBLE, Task, start};
use crate::task::{PATIENCE, RANGES, failures, missing, steps};
use datasets::Coding;
use labs::{Bench, Check, Error, Experiment, Findings, Measures, Series};
use plot::{Axis, Chart, Figure};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-1.8",
    name: "adaline-range",
    title: "Initial weights of Adaline",
    question: "Adaline's weights start in U(−r, r). How much does r change the time it takes?",
    run,
};

const RATE: f64 = 0.01;

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let and = Task::and(Coding::Bipolar)?;
    let sweep = bench.sweep("range r", RANGES, f64::to_string, |&range, streams| {
        let mut unit = start(2, range, streams)?;
        let away = and.away(&unit.weights);
        let curve = and.lms(&mut unit, RATE, ADMISSIBLE, PATIENCE)?;
        Ok(Measures::new()
            .with("epochs", steps(&curve))
            .with("away", away)
            .with("w0", unit.weights[0])
            .with("w1", unit.weights[1])
            .with("w2", unit.weights[2]))
    })?;
    let all: Vec<&Series> = sweep.series.iter().collect();
    let [zero, widest] = [&sweep[0], &sweep[RANGES.len() - 1]];
    let [from_zero, from_widest] = [zero, widest].map(|series| series.summary("epochs"));
    let ratio = from_widest.mean() / from_zero.mean();
    // ξ = ¼ + ‖w − w*‖² on bipolar AND: the distance at which the error is admissible.
    let near = (ADMISSIBLE - 0.25).sqrt();
    let away = widest.summary("away");

    let starts = widest.runs.iter().filter_map(|run| Some((run.get("away")?, run.get("epochs")?)));
    let theory = (0..=60).map(|i| 0.2 + 0.04 * f64::from(i));
    let figure = Figure::new(
        "Does it matter where Adaline starts? Little: an epoch shortens the way to w* by a fixed \
         share, so its time grows with the logarithm of the distance.",
        "Above, mean epochs with their deviations for seven ranges: nearly level, with whiskers that are short at r = 0.1 and long from 0.6 on. Below, epochs over the distance at the start for the runs with \
         r = 1: the points follow a logarithmic curve.",
    )
    .seed(bench.seed())
    .columns(1)
    .panel(
        Chart::new(sweep.axis(), Axis::new("time (epochs)").range(0.0, 40.0))
            .spread("", sweep.spread("epochs", 0.0))
            .height(150.0),
    )
    .panel(
        Chart::new(
            Axis::new("distance at the start ‖w − w*‖").range(0.0, 2.6),
            Axis::new("time (epochs)").range(0.0, 45.0),
        )
        .line("ln(distance / 0.1) / 8μ", theory.map(|d| (d, (d / near).ln() / (8.0 * RATE))))
        .scatter("one run with r = 1", starts)
        .height(170.0),
    );
    let table = sweep
        .table(format!(
            "Epochs until the mean squared error is at most {ADMISSIBLE}: mean ± deviation."
        ))
        .column("epochs", sweep.means("epochs", 1))
        .column("failed", sweep.missing("epochs"))
        .column("‖w − w*‖ at the start", sweep.means("away", 2))
        .column("w₀ at the end", sweep.means("w0", 2))
        .column("w₁ at the end", sweep.means("w1", 2))
        .column("w₂ at the end", sweep.means("w2", 2));

    Ok(Findings::new(format!(
        "Adaline learns AND in the coding −1/1 by the LMS rule, learning rate μ = {RATE}, patterns \
         in fixed order, until the mean squared error after an epoch is ξ ≤ {ADMISSIBLE}, at most \
         {PATIENCE} epochs. All three weights start in U(−r, r). The best weights are \
         w* = (−½, ½, ½); there ξ = ¼, and elsewhere ξ = ¼ + ‖w − w*‖², so the goal is a distance \
         of 0.1."
    ))
    .table(table)
    .figure("adaline-range", &figure)
    .check(Check::exact("every run reaches the goal", failures(&all), missing(&all) == 0))
    .check(Check::exact(
        "r = 0 leaves nothing to chance: all runs take the same time",
        format!("{} to {} epochs", from_zero.min(), from_zero.max()),
        from_zero.min() == from_zero.max(),
    ))
    .check(Check::measured(
        "r has little effect: r = 1 takes at most 1.2 × as long as r = 0. An epoch multiplies the \
         distance by about 1 − 8μ, and the mean of ‖w − w*‖² at the start is ¾ + r², so the \
         ratio is below ln 175 / ln 75",
        format!("{ratio:.2} ×"),
        ratio <= 175f64.ln() / 75f64.ln(),
    ))
    .conclusion(format!(
        "From r = 0 Adaline takes {} epochs, from r = 1 it takes {}. A wide range scatters the \
         runs: they start {:.2} to {:.2} away from w*. But distance counts by its logarithm, so \
         the mean changes by a factor of {ratio:.2} only. And wherever a run starts, it ends \
         within 0.1 of the same place: the bowl has one bottom.",
        from_zero.mean(),
        from_widest.show(1),
        away.min(),
        away.max(),
    ))
    .raw(sweep))
}
