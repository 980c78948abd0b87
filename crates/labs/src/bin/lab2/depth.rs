//! LAB-2.3: the number of hidden layers.

use crate::compare;
use crate::deep::{Deep, KINDS, SAMPLES, Setting, WIDTH};
use labs::task::Task;
use labs::{
    Bench, Check, Error, Experiment, Findings, Measures, Run, Series, Summary, Sweep, Table,
};
use plot::{Axis, Chart, Figure};
use std::iter;

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-2.3",
    name: "depth",
    title: "The number of hidden layers",
    question: "Is a deeper net a better net, and what does the activation say to it?",
    run,
};

const DEEPEST: usize = 5;
/// The points that σ loses at the least, and those that the others lose at the most.
const FALL: f64 = 20.0;
const SLACK: f64 = 2.0;

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let settings: Vec<Setting> = KINDS
        .into_iter()
        .flat_map(|(name, f)| (1..=DEEPEST).map(move |depth| Setting { name, f, depth }))
        .collect();
    let label = |setting: &Setting| format!("{} × {}", setting.depth, setting.name);
    let times = bench.runs();
    let train = |setting: &Setting, run: &Run| setting.train(&task, run);
    let runs = bench.repeat("hidden layers", &settings, times, label, train)?;
    let series = settings.iter().zip(&runs).map(|(setting, runs)| Series {
        setting: label(setting),
        runs: runs.iter().map(Deep::measures).collect(),
    });
    let sweep = Sweep { variable: "hidden layers".into(), series: series.collect() };
    let found = [0, 1, 2].map(|kind| Found::of(kind, &sweep));
    let findings = Findings::new(format!(
        "{} {} The number of hidden layers changes, each of {WIDTH} neurons, and their activation, \
         with the initialisation that keeps the signal of each: Xavier's for σ and tanh, He's for \
         ReLU. δˡ = ∂C/∂zˡ is measured on {SAMPLES} training samples.",
        task.describe(),
        compare::BASELINE,
    ))
    .table(accuracies(&sweep))
    .table(deltas(&sweep))
    .figure("lab2-depth", &figure(&sweep, &runs, &found, bench.seed()));
    Ok(checks(findings, &found).conclusion(conclusion(&found)).raw(sweep))
}

fn checks(findings: Findings, found: &[Found; 3]) -> Findings {
    let [sigma, tanh, relu] = found;
    let within = |kind: &Found| (0.1..10.0).contains(&kind.lost.mean());
    findings
        .check(Check::measured(
            format!(
                "σ degrades with depth: {DEEPEST} hidden layers read at least {FALL} points fewer \
             right than one"
            ),
            compare::points(&sigma.rise),
            sigma.rise.mean() < -FALL / 100.0,
        ))
        .check(Check::measured(
            format!("tanh and ReLU do not: at most {SLACK} points fewer, with every depth"),
            format!(
                "at {DEEPEST} layers tanh {}, ReLU {}",
                compare::points(&tanh.rise),
                compare::points(&relu.rise)
            ),
            [tanh, relu].iter().all(|kind| kind.worst > -SLACK / 100.0),
        ))
        .check(Check::measured(
            format!(
                "σ′ ≤ ¼ takes δ away: on its way down from hidden layer {DEEPEST} to the first it \
             becomes at least 100 times as short before training (¼ four times makes 256)"
            ),
            format!("{:.0} times", sigma.lost.mean()),
            sigma.lost.min() >= 100.0,
        ))
        .check(Check::measured(
            "tanh and ReLU keep it within a factor of 10",
            format!("{:.1} and {:.1} times", tanh.lost.mean(), relu.lost.mean()),
            within(tanh) && within(relu),
        ))
}

/// What an activation makes of depth.
struct Found {
    name: &'static str,
    /// The accuracy with one hidden layer.
    one: Summary,
    /// And with [`DEEPEST`].
    last: Summary,
    /// By which it rises from one hidden layer to five.
    rise: Summary,
    /// The smallest mean rise from one layer to any other number.
    worst: f64,
    /// How many times as long δ is in the last hidden layer as in the first, before training.
    lost: Summary,
}

impl Found {
    fn of(kind: usize, sweep: &Sweep) -> Self {
        let (one, last) = (DEEPEST * kind, DEEPEST * kind + DEEPEST - 1);
        let rise = |to| compare::difference(sweep, "dev_accuracy", one, to);
        let worst = (one..=last).map(|to| rise(to).mean()).fold(f64::INFINITY, f64::min);
        let ratio =
            |run: &Measures| Some(run.get("delta_last_before")? / run.get("delta_first_before")?);
        let lost = Summary::of(sweep[last].runs.iter().map(ratio).collect::<Vec<_>>());
        let deep = rise(last);
        let [one, last] = [one, last].map(|at| sweep[at].summary("dev_accuracy"));
        Self { name: KINDS[kind].0, one, last, rise: deep, worst, lost }
    }
}

/// A row for each depth, a column for each activation.
fn accuracies(sweep: &Sweep) -> Table {
    let columns = ["dev_accuracy", "train_accuracy"].map(|name| compare::percent(sweep, name));
    let header = ["", ", training"]
        .into_iter()
        .flat_map(|part| KINDS.map(|(name, _)| format!("{name}{part}")));
    let header: Vec<String> = iter::once("hidden layers".into()).chain(header).collect();
    let caption =
        "Accuracy after ten epochs in %, on the development set, and on the training set.";
    (0..DEEPEST).fold(Table::new(caption, header), |table, row| {
        let cells = columns
            .iter()
            .flat_map(|column| (0..3).map(move |kind| column[DEEPEST * kind + row].clone()));
        table.row(iter::once((row + 1).to_string()).chain(cells))
    })
}

/// A row for each activation at the largest depth.
fn deltas(sweep: &Sweep) -> Table {
    let names =
        ["delta_first_before", "delta_last_before", "delta_first_after", "delta_last_after"];
    let caption = format!(
        "The root mean square of δ in the first and in the last of {DEEPEST} hidden layers, before \
         and after training."
    );
    let header = ["activation", "first, before", "last, before", "first, after", "last, after"];
    KINDS.iter().zip(1..).fold(Table::new(caption, header), |table, ((name, _), kind)| {
        let series = &sweep[DEEPEST * kind - 1];
        let cells = names.map(|delta| series.summary(delta).show(5));
        table.row(iter::once((*name).to_string()).chain(cells))
    })
}

fn conclusion(found: &[Found; 3]) -> String {
    let [sigma, tanh, relu] = found;
    let both = |kind: &Found| {
        let percent = |s: &Summary| format!("{:.2} %", 100.0 * s.mean());
        format!("{} {} and {}", kind.name, percent(&kind.one), percent(&kind.last))
    };
    format!(
        "With one and with {DEEPEST} hidden layers the nets read right: {}; {}; {}. Before \
         training δ of the first hidden layer is {:.0} times as short as that of the last with σ, \
         {:.1} times with tanh and {:.1} times with ReLU. A deep σ net has the neurons it needs \
         and lacks the gradient: every layer takes three quarters of it or more, since σ′ ≤ ¼. \
         What four more layers add is {} for tanh and {} for ReLU.",
        both(sigma),
        both(tanh),
        both(relu),
        sigma.lost.mean(),
        tanh.lost.mean(),
        relu.lost.mean(),
        compare::points(&tanh.rise),
        compare::points(&relu.rise),
    )
}

fn figure(sweep: &Sweep, runs: &[Vec<Deep>], found: &[Found; 3], seed: u64) -> Figure<'static> {
    let layers = (1..=DEEPEST).map(|layer| layer.to_string()).chain(["out".into()]);
    let depth = Axis::new("hidden layers").range(0.6, DEEPEST as f64 + 0.4);
    let mut accuracy = Chart::new(depth, "development accuracy (%)");
    let layer = Axis::new("layer").range(-0.2, DEEPEST as f64 + 0.2).categories(layers);
    let mut delta = Chart::new(layer, Axis::log("δ before training"));
    for (kind, (name, _)) in KINDS.into_iter().enumerate() {
        let points = (0..DEEPEST).map(|at| {
            let s = sweep[DEEPEST * kind + at].summary("dev_accuracy");
            (at as f64 + 1.0, 100.0 * s.mean(), 100.0 * s.deviation())
        });
        accuracy = accuracy.spread(name, points);
        let deep = &runs[DEEPEST * kind + DEEPEST - 1];
        let mean = |at: usize| deep.iter().map(|run| run.before[at]).sum::<f64>();
        let line = (0..=DEEPEST).map(|at| (at as f64, mean(at) / deep.len() as f64));
        delta = delta.line(name, line);
    }
    let caption = format!(
        "What does depth do to each activation? To σ {} from one hidden layer to {DEEPEST}, to \
         tanh {}, to ReLU {}. On the right, why: δ on its way down from the outputs.",
        compare::points(&found[0].rise),
        compare::points(&found[1].rise),
        compare::points(&found[2].rise),
    );
    let alt = "Two charts. On the left accuracy over one to five hidden layers: the marks of tanh \
        and ReLU stay level, those of σ fall. On the right the size of δ in each layer of nets \
        with five hidden layers, on a logarithmic axis: nearly level for tanh and ReLU, a steep \
        line towards the first layer for σ.";
    Figure::new(caption, alt).seed(seed).columns(2).panel(accuracy).panel(delta)
}
