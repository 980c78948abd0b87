//! LAB-1.10: the error that Adaline is asked to reach.

use crate::adaline::{LOWEST, Task, start};
use crate::task::{PATIENCE, RANGE, failures, missing, runs, steps};
use datasets::Coding;
use labs::{Bench, Check, Error, Experiment, Findings, Measures, Series, Sweep};
use perceptron::Hyperplane;
use plot::{Axis, Chart, Figure};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-1.10",
    name: "error",
    title: "Admissible error",
    question: "Adaline stops when its mean squared error ξ is small enough. How small an error can \
        one ask for, what does it cost, and is the line any better for it?",
    run,
};

const ERRORS: [f64; 6] = [0.6, 0.4, 0.3, 0.26, 0.25, 0.2];
/// How many of them are above the lowest error there is.
const ABOVE: usize = 4;
const RATE: f64 = 0.01;

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let and = Task::and(Coding::Bipolar)?;
    let lowest = and.surface.mse(and.best.view());
    let sweep = bench.sweep("admissible ξ", ERRORS, f64::to_string, |&error, streams| {
        let mut unit = start(2, RANGE, streams)?;
        let curve = and.lms(&mut unit, RATE, error, PATIENCE)?;
        Ok(Measures::new()
            .with("epochs", steps(&curve))
            .with("error", and.surface.mse(unit.weights.view()))
            .with("wrong", and.mistakes(&unit) as f64)
            .with("w0", unit.weights[0])
            .with("w1", unit.weights[1])
            .with("w2", unit.weights[2]))
    })?;
    let (above, below): (Vec<_>, Vec<_>) =
        (sweep.series[..ABOVE].iter().collect(), sweep.series[ABOVE..].iter().collect());
    let epochs = sweep.summaries("epochs");
    let wrong = |at: usize| sweep[at].summary("wrong");
    let stays = sweep[ERRORS.len() - 1].summary("error");
    let rising = (0..bench.runs()).all(|run| {
        let times: Vec<_> = above.iter().map(|series| series.runs[run].get("epochs")).collect();
        times.is_sorted()
    });

    let table = sweep
        .table(format!(
            "Epochs until ξ is admissible, at most {PATIENCE}, and then: the error, the patterns \
             answered wrongly, the weights. Mean ± deviation."
        ))
        .column("epochs", sweep.means("epochs", 1))
        .column("failed", sweep.missing("epochs"))
        .column("ξ", sweep.means("error", 4))
        .column("wrong of 4", sweep.means("wrong", 2))
        .column("w₀", sweep.means("w0", 2))
        .column("w₁", sweep.means("w1", 2))
        .column("w₂", sweep.means("w2", 2));
    let figure = figure(bench, &sweep);

    Ok(Findings::new(format!(
        "Adaline learns AND in the coding −1/1 by the LMS rule, learning rate μ = {RATE}, patterns \
         in fixed order, from weights in U(−{RANGE}, {RANGE}), until the mean squared error after \
         an epoch is ξ ≤ the admissible error, at most {PATIENCE} epochs. Everywhere ξ = ¼ + ‖w − \
         w*‖² with w* = (−½, ½, ½)."
    ))
    .table(table)
    .figure("error", &figure)
    .check(Check::exact(
        "the lowest error of bipolar AND is ¼: no line makes all four sums ±1",
        format!("ξ(w*) = {lowest:.12}"),
        (lowest - LOWEST).abs() < 1e-12,
    ))
    .check(Check::exact(
        "no run reaches ξ ≤ 0.25 or ξ ≤ 0.2",
        format!("{}; ξ stays at {:.4}", failures(&below), stays.min()),
        missing(&below) == runs(&below),
    ))
    .check(Check::exact("every run reaches the others", failures(&above), missing(&above) == 0))
    .check(Check::exact(
        "the less error, the longer it takes, in every run",
        epochs[..ABOVE].iter().map(|e| format!("{:.1}", e.mean())).collect::<Vec<_>>().join(", "),
        rising,
    ))
    .check(Check::exact(
        "0.3 is little enough for AND: ‖w − w*‖ ≤ √0.05 moves no sum by more than √3 · √0.05 = \
         0.39, and at w* none is nearer to 0 than ½",
        format!("{} of 4 patterns wrong in the worst run", wrong(2).max()),
        (2..ERRORS.len()).all(|at| wrong(at).max() == 0.0),
    ))
    .conclusion(format!(
        "An error of 0.3 costs {:.1} epochs and the line is right; 0.26 costs {:.1} and the line \
         is no more right than before. The time grows without end towards ¼, which is as low as a \
         plane over four corners can come. Asking for less is asking for ever: after {PATIENCE} \
         epochs ξ = {:.4}, where LMS circles around w*. A small error was never the aim. What \
         counts is the sign of the sum, and at ξ ≤ 0.6 there {}.",
        epochs[2].mean(),
        epochs[3].mean(),
        stays.mean(),
        match wrong(0).mean() {
            0.0 => "was no pattern wrong already".into(),
            wrong => format!("were {wrong:.2} patterns wrong on average"),
        }
    ))
    .raw(sweep))
}

/// The time over the admissible error, and the lines of the first run.
fn figure(bench: &Bench, sweep: &Sweep) -> Figure<'static> {
    let axis = |name| Axis::new(name).range(-1.7, 1.7).ticks([(-1.0, "−1"), (1.0, "1")]);
    let line = |series: &Series| {
        let [w0, w1, w2] = ["w0", "w1", "w2"].map(|name| series.runs[0].get(name).unwrap_or(0.0));
        let line = Hyperplane::from_augmented(ndarray::aview1(&[w0, w1, w2]));
        line.segment((0.0, 0.0), 9.0)
    };
    let times = ERRORS.iter().zip(sweep.summaries("epochs"));
    let times: Vec<_> = times.map(|(error, s)| (*error, s.mean(), s.deviation())).collect();
    let theory = (1..=200).map(|i| LOWEST + 0.002 * f64::from(i));
    let theory = theory.map(|error| (error, (0.75 / (error - LOWEST)).ln() / (16.0 * RATE)));
    let time = Chart::new(
        Axis::new("admissible error ξ").range(0.18, 0.65),
        Axis::new("time (epochs)").range(0.0, 40.0),
    )
    .line("ln(¾ / (ξ − ¼)) / 16μ", theory)
    .spread("", times)
    .vertical(LOWEST, "¼")
    .height(230.0);
    let picture = Chart::new(axis("x₁"), axis("x₂")).equal().height(230.0);
    let corners = picture
        .scatter("AND = −1", [(-1.0, -1.0), (-1.0, 1.0), (1.0, -1.0)])
        .scatter("AND = 1", [(1.0, 1.0)]);
    let lines = ERRORS.iter().zip(&sweep.series).take(ABOVE);
    let picture = lines
        .fold(corners, |chart, (error, series)| chart.line(format!("ξ ≤ {error}"), line(series)));
    Figure::new(
        "How small an error can one ask for? Anything above ¼; the nearer, the longer it takes. \
         The line is in its place long before.",
        "Left, mean epochs with their deviations over the admissible error. They follow a curve \
         that rises towards a dashed line at ¼; left of it there is nothing. Right, the four \
         corners of AND and the line of one run for each error: from 0.3 down they lie close \
         together, between the corner (1, 1) and the others.",
    )
    .seed(bench.seed())
    .panel(time)
    .panel(picture)
}
