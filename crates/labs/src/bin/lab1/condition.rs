//! LAB-1.12: the coding of the inputs, and the shape of the bowl.

use crate::adaline::{Task, start};
use crate::task::RANGE;
use datasets::{Coding, Samples};
use labs::{Bench, Check, Error, Experiment, Findings, Measures};
use perceptron::Adaline;
use plot::{Axis, Chart, Figure};
use tensor::Streams;

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-1.12",
    name: "condition",
    title: "Coding and conditioning",
    question: "False can be written as 0 or as −1. Why does it matter to steepest descent, and is it the mean or the size of the inputs that counts?",
    run,
};

/// The learning rate, as a share of its bound 1/λ_max.
const SHARE: f64 = 0.5;
const NEAR: f64 = 1e-3;
const PATIENCE: usize = 1000;
const CODINGS: [&str; 3] = ["0/1", "−½/½", "−1/1"];
/// The condition numbers: (7 + √33) / (7 − √33) for 0/1; 1 and ¼ are the eigenvalues for −½/½.
const CONDITIONS: [f64; 3] = [10.152, 4.0, 1.0];

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let unipolar = crate::task::and(Coding::Unipolar, Coding::Bipolar);
    let centred = Samples { x: &unipolar.x - 0.5, t: unipolar.t.clone() };
    let tasks = [Task::new(&unipolar)?, Task::new(&centred)?, Task::and(Coding::Bipolar)?];
    let sweep = bench.sweep(
        "inputs",
        CODINGS.into_iter().zip(&tasks),
        |(name, _)| (*name).into(),
        |(_, task), streams| {
            let (ways, unit) = way(task, streams)?;
            let steps = (ways.len() - 1) as f64;
            // Every axis of the bowl shrinks by 1 − λ/λ_max a step, the flattest by 1 −
            // 1/condition.
            let slowest = 1.0 - 1.0 / task.surface.condition();
            let most = ((NEAR / ways[0]).ln() / slowest.ln()).ceil().max(1.0);
            Ok(Measures::new()
                .with("steps", (task.away(&unit.weights) < NEAR).then_some(steps))
                .with("start", ways[0])
                .with("most", most)
                .with("w0", unit.weights[0])
                .with("w1", unit.weights[1])
                .with("w2", unit.weights[2]))
        },
    )?;
    let steps = sweep.summaries("steps");
    let conditions = tasks.each_ref().map(|task| task.surface.condition());
    let eigenvalues = tasks.each_ref().map(|task| {
        let values = task.surface.eigenvalues();
        values.iter().map(|value| format!("{value:.3}")).collect::<Vec<_>>().join(", ")
    });
    let every = |holds: fn(f64, f64) -> bool| {
        let runs = sweep.series.iter().flat_map(|series| &series.runs);
        runs.map(|run| (run.get("steps"), run.get("most")))
            .all(|(steps, most)| steps.zip(most).is_some_and(|(steps, most)| holds(steps, most)))
    };
    let most = sweep.summaries("most");

    let table = sweep
        .table(format!("Steps of steepest descent until ‖w − w*‖ < {NEAR}: mean ± deviation."))
        .column("eigenvalues of R", eigenvalues)
        .column("λ_max/λ_min", conditions.map(|condition| format!("{condition:.2}")))
        .column("‖w − w*‖ at the start", sweep.means("start", 2))
        .column("steps", sweep.means("steps", 1))
        .column("w₀", sweep.means("w0", 2))
        .column("w₁", sweep.means("w1", 2))
        .column("w₂", sweep.means("w2", 2));
    let figure = figure(&bench.streams(0), &tasks)?;

    Ok(Findings::new(format!(
        "Adaline learns AND with targets −1/1 by steepest descent from weights in U(−{RANGE}, \
         {RANGE}), until ‖w − w*‖ < {NEAR}. The learning rate is half its bound, μ = \
         {SHARE}/λ_max, in every coding of the inputs: 0/1; the same centred, −½/½; \
         and enlarged, −1/1. A step then shortens the way along an axis of the bowl with the \
         eigenvalue λ of R = ⟨x xᵀ⟩ by the factor 1 − λ/λ_max. The condition number κ = λ_max/λ_min says how much longer than wide the bowl is."
    ))
    .table(table)
    .figure("condition", &figure.seed(bench.seed()))
    .check(Check::exact(
        "λ_max/λ_min is 10.15 for 0/1, 4 for −½/½, 1 for −1/1",
        conditions.map(|condition| format!("{condition:.2}")).join(", "),
        conditions.iter().zip(CONDITIONS).all(|(found, known)| (found - known).abs() < 1e-3),
    ))
    .check(Check::exact(
        "with −1/1 the bowl is round and one step is enough, in every run",
        format!("{} to {} steps", steps[2].min(), steps[2].max()),
        steps[2].min() == 1.0 && steps[2].max() == 1.0,
    ))
    .check(Check::exact(
        "no run takes longer than the flattest axis allows: with condition κ, \
         ln(10³ ‖w − w*‖) / −ln(1 − 1/κ) steps",
        format!(
            "0/1: at most {} of {}; −½/½: at most {} of {}",
            steps[0].max(),
            most[0].max(),
            steps[1].max(),
            most[1].max()
        ),
        every(|steps, most| steps <= most),
    ))
    .check(Check::exact(
        "the order of the codings is that of their conditions, in every run",
        steps.iter().map(|s| s.show(1)).collect::<Vec<_>>().join(", "),
        (0..bench.runs()).all(|run| {
            let steps = sweep.series.iter().map(|series| series.runs[run].get("steps"));
            steps.is_sorted_by(|more, less| more > less)
        }),
    ))
    .conclusion(format!(
        "With 0/1 the descent takes {} steps, with −1/1 one. The rate must suit the steepest axis \
         of the bowl; along the flattest a step then covers a tenth of what is left. Both the mean and the size count. Centring the inputs cuts the condition from {:.2} \
         to {:.0}: {} steps. Enlarging them until ⟨x²⟩ = 1 makes all axes alike. That is why \
         inputs are centred and scaled before training.",
        steps[0].show(1),
        conditions[0],
        conditions[1],
        steps[1].show(1),
    ))
    .raw(sweep))
}

/// The distances ‖w − w*‖ before the first step and after each, and the unit in the end.
fn way(task: &Task, streams: &Streams) -> Result<(Vec<f64>, Adaline), Error> {
    let mut unit = start(2, RANGE, streams)?;
    let mu = SHARE * task.surface.learning_rate_bound();
    let mut away = vec![task.away(&unit.weights)];
    while away[away.len() - 1] >= NEAR && away.len() <= PATIENCE {
        let gradient = task.surface.gradient(unit.weights.view());
        unit.weights.scaled_add(-mu, &gradient);
        away.push(task.away(&unit.weights));
    }
    Ok((away, unit))
}

/// The distance over the steps of the first run.
fn figure(streams: &Streams, tasks: &[Task]) -> Result<Figure<'static>, Error> {
    let mut chart = Chart::new(
        Axis::new("step").range(0.0, 85.0),
        Axis::log("distance ‖w − w*‖").range(NEAR, 3.0),
    )
    .height(220.0);
    for (name, task) in CODINGS.into_iter().zip(tasks) {
        let (away, _) = way(task, streams)?;
        // A distance of 0 has no logarithm; the line is to leave the chart, not to break.
        let points = (0..).zip(away).map(|(step, away)| (f64::from(step), away.max(1e-9)));
        chart = chart.line(format!("inputs {name}"), points);
    }
    Ok(Figure::new(
        "How fast does steepest descent come near w*? Along a straight line on the logarithmic axis, steeper for a rounder bowl: the condition number decides.",
        "The distance to the best weights on a logarithmic axis over the steps of one run. With \
         inputs 0/1 it falls along a straight line and takes more than seventy steps to a \
         thousandth, with −½/½ some twenty-five; with −1/1 it leaves the chart in one step.",
    )
    .panel(chart))
}
