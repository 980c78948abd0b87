//! LAB-1.13: the perceptron and Adaline, each at its best.

use crate::adaline::{Task, start};
use crate::compare::{apart, versus};
use crate::goal::{GOALS, Goal, TEST, TRAINING};
use crate::task::{PATIENCE, RANGE, epochs, failures, missing, steps};
use datasets::{Gate, Samples};
use labs::{Bench, Check, Error, Experiment, Findings, Measures, Series, Summary, Sweep};
use perceptron::{Hyperplane, Order, Perceptron, Rule, Step, Training};
use plot::{Axis, Chart, Figure};
use tensor::Streams;

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-1.13",
    name: "compare",
    title: "The perceptron and Adaline",
    question: "Each with its best settings: who is faster, who is right, and whose line keeps \
        farther away from the samples?",
    run,
};

const RATE: f64 = 1.0;
const SHARE: f64 = 0.5;
const SLOPE: f64 = 1e-3;
/// The largest margin on AND, OR and NAND with inputs ±1: that of the lines x₁ + x₂ = ±1.
const LARGEST: f64 = std::f64::consts::FRAC_1_SQRT_2;

/// Learns the samples; the line, and the epochs if they were enough.
type Model = fn(&Samples, &Streams) -> Result<(Hyperplane, Option<f64>), Error>;

fn perceptron(samples: &Samples, streams: &Streams) -> Result<(Hyperplane, Option<f64>), Error> {
    let mut unit = Perceptron::random(2, RANGE, Step::Bipolar, &mut streams.stream("weights"))?;
    let training = Training { rule: Rule::Difference, learning_rate: RATE, max_epochs: PATIENCE };
    let history = training.train(&mut unit, samples.x.view(), samples.t.view(), Order::Fixed)?;
    Ok((unit.hyperplane(), epochs(&history)))
}

fn adaline(samples: &Samples, streams: &Streams) -> Result<(Hyperplane, Option<f64>), Error> {
    let (task, mut unit) = (Task::new(samples)?, start(2, RANGE, streams)?);
    let mu = SHARE * task.surface.learning_rate_bound();
    let curve = task.descend(&mut unit, mu, SLOPE, PATIENCE)?;
    Ok((Hyperplane::from_augmented(unit.weights.view()), steps(&curve)))
}

/// One run: the time, the share of right answers, and the least distance from the line among the
/// samples that were learned, negative where one is on the wrong side.
fn measure(model: Model, goal: Goal, streams: &Streams) -> Result<Measures, Error> {
    let [training, test] = goal.samples(streams);
    let (line, epochs) = model(&training, streams)?;
    let right = test.x.outer_iter().zip(&test.t);
    let right = right.filter(|(x, t)| Step::Bipolar.apply(line.net_input(x.view())) == **t).count();
    let distances = training.x.outer_iter().zip(&training.t).map(|(x, t)| {
        let side = t * line.net_input(x).signum();
        side * line.distance(x)
    });
    Ok(Measures::new()
        .with("epochs", epochs)
        .with("condition", Task::new(&training)?.surface.condition())
        .with("accuracy", right as f64 / test.t.len() as f64)
        .with("margin", distances.fold(f64::INFINITY, f64::min)))
}

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let mut sweep = |model: Model| {
        bench.sweep("task", GOALS, Goal::name, |&goal, streams| measure(model, goal, streams))
    };
    let (perceptron, adaline) = (sweep(perceptron)?, sweep(adaline)?);
    let all = |sweep: &Sweep, name| sweep.summaries(name);
    let [margins, wider] = [&perceptron, &adaline].map(|sweep| all(sweep, "margin"));
    let [rights, surer] = [&perceptron, &adaline].map(|sweep| all(sweep, "accuracy"));
    let [times, steps] = [&perceptron, &adaline].map(|sweep| all(sweep, "epochs"));
    let conditions = all(&adaline, "condition");
    let gates: Vec<&Series> = perceptron.series[..3].iter().chain(&adaline.series[..3]).collect();
    let scaled = [&perceptron[3], &adaline[3]];
    let raw = [&perceptron[4], &adaline[4]];
    let least = |summaries: &[Summary]| {
        summaries[..3].iter().map(Summary::min).fold(f64::INFINITY, f64::min)
    };
    let most = margins[..3].iter().map(Summary::max).fold(0.0, f64::max);

    let table = |sweep: &Sweep, name: &str, unit: &str| {
        sweep
            .table(format!("{name}: mean ± deviation."))
            .column(unit, sweep.means("epochs", 1))
            .column("failed", sweep.missing("epochs"))
            .column("accuracy", sweep.means("accuracy", 3))
            .column("margin", sweep.means("margin", 2))
    };
    let margin = |sweep: &Sweep, run: usize| sweep[3].runs[run].get("margin");
    let farther = (0..bench.runs()).filter(|&run| margin(&adaline, run) > margin(&perceptron, run));
    let figure = figure(
        &bench.streams(0),
        format!(
            "Whose line keeps farther away? On AND always Adaline's, on the jockeys Adaline's in \
             {} of {} runs: it lies in the middle, the perceptron's where its last mistake left \
             it.",
            farther.count(),
            bench.runs()
        ),
    )?;

    Ok(Findings::new(setup())
        .table(table(&perceptron, "Perceptron", "epochs"))
        .table(
            table(&adaline, "Adaline", "steps")
                .column("λ_max/λ_min", conditions.iter().map(|c| round(c.mean()))),
        )
        .figure("compare", &figure.seed(bench.seed()))
        .check(Check::exact(
            "both learn the gates in every run",
            failures(&gates),
            missing(&gates) == 0,
        ))
        .check(Check::measured(
            "and the jockeys when scaled",
            failures(&scaled),
            missing(&scaled) == 0,
        ))
        .check(Check::exact(
            "on AND, OR and NAND Adaline finds the widest line there is, margin √½ = 0.707 but for \
             0.001, in every run",
            format!("at least {:.3}", least(&wider)),
            least(&wider) > LARGEST - 1e-3,
        ))
        .check(Check::exact(
            "no line of the perceptron is wider",
            format!("{:.3} to {most:.3}", least(&margins)),
            most < LARGEST + 1e-9,
        ))
        .check(Check::measured(
            "the perceptron's margin is smaller on AND, by more than 2 standard errors",
            versus(&margins[1], &wider[1], 3),
            margins[1].mean() < wider[1].mean() && apart(&margins[1], &wider[1]) > 2.0,
        ))
        .check(Check::measured(
            "so it is on the scaled jockeys",
            versus(&margins[3], &wider[3], 2),
            margins[3].mean() < wider[3].mean() && apart(&margins[3], &wider[3]) > 2.0,
        ))
        .check(Check::measured(
            "on new people, scaled, both are right in more than 99 %",
            format!("{:.2} % and {:.2} %", 100.0 * rights[3].mean(), 100.0 * surer[3].mean()),
            rights[3].mean() > 0.99 && surer[3].mean() > 0.99,
        ))
        .check(Check::measured(
            format!("in kg and cm Adaline arrives in no run, within {PATIENCE} steps"),
            failures(&raw[1..]),
            missing(&raw[1..]) == bench.runs(),
        ))
        .check(Check::measured(
            format!("and in some runs the perceptron does not, within {PATIENCE} epochs"),
            failures(&raw[..1]),
            missing(&raw[..1]) > 0,
        ))
        .conclusion(format!(
            "On the gates the perceptron takes two or three epochs on average and Adaline one step. The jockeys show the difference: the perceptron \
             takes {} epochs, Adaline {} steps, because tall people are heavy and the bowl is a \
             valley of condition {:.0}. In return Adaline's line keeps {:.2} deviations from the \
             nearest sample on average and the perceptron's {:.2}: the perceptron stops at the \
             first line that errs no more, Adaline goes on to the middle. On new people that is \
             {:.2} % against {:.2} % right. In kg and cm the inputs are large and \
             far from 0: no Adaline arrives within {PATIENCE} steps, and {} of {} perceptrons not \
             within {PATIENCE} epochs. Centre and scale first.",
            times[3].show(1),
            steps[3].show(1),
            conditions[3].mean(),
            wider[3].mean(),
            margins[3].mean(),
            100.0 * surer[3].mean(),
            100.0 * rights[3].mean(),
            missing(&raw[..1]),
            bench.runs(),
        ))
        .raw(perceptron)
        .raw(adaline))
}

fn setup() -> String {
    format!(
        "Both learn OR, AND and NAND in the coding −1/1, and to tell {TRAINING} jockeys from \
         {TRAINING} basketball players by weight and height; these are drawn anew for every run, \
         with {TEST} more of either kind for the accuracy. Scaled inputs are standardised: minus the mean of the training set, divided by its deviation. The settings are those that did best before. Coding \
         −1/1 (LAB-1.4, LAB-1.12). Perceptron: difference rule, α = {RATE}, weights in U(−{RANGE}, \
         {RANGE}), fixed order, until an epoch is free of errors; with r/α so small the start \
         hardly counts (LAB-1.3). Adaline: the same starts, steepest descent, which arrives at w* \
         (LAB-1.11), at μ = {SHARE}/λ_max, which takes one step in a round bowl (LAB-1.9), until \
         ‖∇ξ‖ ≤ {SLOPE}. Either may take {PATIENCE} epochs or steps. The margin is the smallest \
         distance of a training sample from the line, in units of the inputs (kg and cm mixed where they are not scaled, so not comparable); negative when that \
         sample is on the wrong side."
    )
}

/// A whole number, with a power of ten if it is large.
fn round(value: f64) -> String {
    if value < 1e5 { format!("{value:.0}") } else { format!("{:.2} · 10⁷", value / 1e7) }
}

/// The lines of the first run on AND and on the scaled people.
fn figure(streams: &Streams, caption: String) -> Result<Figure<'static>, Error> {
    let panel = |goal: Goal, axes: [&str; 2], title: &str| {
        let [training, _] = goal.samples(streams);
        let of = |class: f64| {
            let rows = training.x.outer_iter().zip(&training.t).filter(move |(_, t)| **t == class);
            rows.map(|(x, _)| (x[0], x[1])).collect::<Vec<_>>()
        };
        let axes = axes.map(|name| Axis::new(name).range(-2.3, 2.3));
        let [x, y] = axes;
        let (first, _) = perceptron(&training, streams)?;
        let (second, _) = adaline(&training, streams)?;
        Ok::<_, Error>(
            Chart::new(x, y)
                .equal()
                .title(title)
                .scatter("target −1", of(-1.0))
                .scatter("target 1", of(1.0))
                .line("perceptron", first.segment((0.0, 0.0), 9.0))
                .line("Adaline", second.segment((0.0, 0.0), 9.0)),
        )
    };
    Ok(Figure::new(
        caption,
        "Left, the four corners of AND with two lines between (1, 1) and the others; Adaline's \
         cuts the sides of the square in their middles. Right, jockeys at the lower left and \
         basketball players at the upper right with the two lines; Adaline's falls half-way \
         between the groups.",
    )
    .panel(panel(Goal::Gate(Gate::And), ["x₁", "x₂"], "AND")?)
    .panel(panel(Goal::Scaled, ["weight, scaled", "height, scaled"], "jockeys and players")?))
}
