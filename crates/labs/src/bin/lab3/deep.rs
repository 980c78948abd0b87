//! LAB-3.9: blocks in deep nets.

use crate::blocks::{self, Kind};
use crate::trial::{Outcome, Trial};
use backprop::{Layer, Loss, Mode, Params, Path, SoftmaxCrossEntropy};
use labs::compare::{self, above};
use labs::task::{Part, Task};
use labs::{Bench, Check, Error, Experiment, Findings, Measures, Run, Series, Sweep};
use plot::{Axis, Chart, Figure};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-3.9",
    name: "deep",
    title: "Blocks in deep nets",
    question: "What becomes of a net that is made deeper, and which blocks help?",
    run,
};

const DEPTHS: [usize; 3] = [4, 12, 20];
/// So many pictures are learned from: depth is what is asked for, and it takes time.
const SAMPLES: usize = 1500;
/// And so many epochs long.
const EPOCHS: usize = 4;

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let task = Task { train: task.train.first(SAMPLES), ..task };
    let trial = Trial { epochs: EPOCHS, ..Trial::usual(&task) };
    let settings: Vec<(Kind, usize)> =
        Kind::ALL.into_iter().flat_map(|kind| DEPTHS.map(|depth| (kind, depth))).collect();
    let times = bench.runs();
    let (all, _) = compare::repeat(
        bench,
        "net",
        &settings,
        times,
        |(kind, depth)| format!("{} {depth}", kind.name()),
        |setting, run| train(*setting, &trial, &task, run),
    )?;
    let by_kind = split(&all);
    let of = |kind: Kind, depth: usize, name: &str| {
        let sweep = &by_kind[Kind::ALL.iter().position(|k| *k == kind).unwrap_or(0)];
        sweep[DEPTHS.iter().position(|d| *d == depth).unwrap_or(0)].summary(name)
    };
    let cost = |kind: Kind, depth: usize| of(kind, depth, "train_cost");
    let [shallow, deep] = [DEPTHS[0], DEPTHS[2]];
    let worse = above(&cost(Kind::Plain, deep), &cost(Kind::Plain, shallow));
    let ahead = above(&cost(Kind::Plain, deep), &cost(Kind::Residual, deep));
    let kept = |kind: Kind| {
        of(kind, deep, "first_gradient").mean() / of(kind, shallow, "first_gradient").mean()
    };
    let show = |kind: Kind, depth: usize| format!("{:.3}", cost(kind, depth).mean());
    let mut findings = Findings::new(format!(
        "{} The first {} pictures are learned from, for {EPOCHS} epochs. {} A convolution and a pooling \
         make the pictures small; then come 4, 12 or 20 layers of eight maps, in blocks of two, and the \
         dense layer. In a residual block what is added to x begins at 0, in a highway the biases of the \
         gate at −2, so that both let x through at first. There is no batch normalisation.",
        task.describe(),
        task.train.y.len(),
        trial.describe(),
    ))
    .figure("lab3-deep", &figure(&by_kind, bench.seed()))
    .check(Check::measured(
        "plain nets degrade: with 20 layers the training cost is higher than with 4, by more than 2 \
         standard errors",
        format!("{} and {}", show(Kind::Plain, deep), show(Kind::Plain, shallow)),
        worse > 2.0,
    ))
    .check(Check::measured(
        "residual nets do not: their cost with 20 layers is at most a tenth above that with 4",
        format!("{} and {}", show(Kind::Residual, deep), show(Kind::Residual, shallow)),
        cost(Kind::Residual, deep).mean() < 1.1 * cost(Kind::Residual, shallow).mean(),
    ))
    .check(Check::measured(
        "with 20 layers the residual net learns its samples better than the plain one, by more than 2 \
         standard errors",
        format!("{} against {}", show(Kind::Residual, deep), show(Kind::Plain, deep)),
        ahead > 2.0,
    ))
    .check(Check::measured(
        "at the start the gradient of the first layer keeps more of its length from 4 to 20 layers in \
         the residual net than in the plain one",
        format!("{:.2} and {:.2} of it", kept(Kind::Residual), kept(Kind::Plain)),
        kept(Kind::Residual) > kept(Kind::Plain),
    ))
    .conclusion(conclusion(&by_kind, kept(Kind::Plain), kept(Kind::Residual)))
    .raw(all);
    for (caption, name, decimals) in [
        ("Cost on the training set after the last epoch.", "train_cost", 3),
        ("Length of the gradient of the first layer before the first step.", "first_gradient", 4),
    ] {
        let table = by_kind
            .iter()
            .zip(Kind::ALL)
            .fold(by_kind[0].table(caption), |table, (sweep, kind)| {
                table.column(kind.name(), sweep.means(name, decimals))
            });
        findings = findings.table(table);
    }
    let accuracy = by_kind.iter().zip(Kind::ALL).fold(
        by_kind[0].table("Accuracy on the development set, in per cent."),
        |table, (sweep, kind)| table.column(kind.name(), compare::percent(sweep, "dev_accuracy")),
    );
    Ok(findings.table(accuracy))
}

/// Trains a net of so many layers, and looks at its first gradient before.
fn train(
    (kind, depth): (Kind, usize),
    trial: &Trial,
    task: &Task,
    run: &Run,
) -> Result<(Measures, Outcome), Error> {
    let mut net = blocks::build(kind, depth, task.size, &run.streams);
    let first = first_gradient(&mut net, &task.train.first(256));
    let outcome = trial.teach(net, task, run)?;
    let parameters = outcome.net.parameters() as f64;
    let measures = outcome.measures().with("first_gradient", first).with("parameters", parameters);
    Ok((measures, outcome))
}

/// The length of the gradient of the first convolution on `part`; the gradients are cleared.
fn first_gradient(net: &mut crate::net::Net, part: &Part) -> f64 {
    let (y_hat, receipt) = net.forward(part.x.view(), &mut Mode::Eval);
    let (_, slope) = SoftmaxCrossEntropy.loss(y_hat.view(), &part.y);
    net.accumulate(part.x.view(), y_hat.view(), slope, receipt);
    let mut first = None;
    net.visit(Path::ROOT, &mut |_, value, grad| {
        if first.is_none() && value.ndim() == 4 {
            first = grad.map(|grad| grad.iter().map(|&g| f64::from(g).powi(2)).sum::<f64>().sqrt());
        }
    });
    net.zero_grad();
    first.unwrap_or(f64::NAN)
}

/// A sweep over the depth for each kind.
fn split(all: &Sweep) -> Vec<Sweep> {
    let part = |series: &[Series]| Sweep {
        variable: "layers".into(),
        series: series
            .iter()
            .zip(DEPTHS)
            .map(|(series, depth)| Series { setting: depth.to_string(), runs: series.runs.clone() })
            .collect(),
    };
    all.series.chunks(DEPTHS.len()).map(part).collect()
}

fn conclusion(by_kind: &[Sweep], plain: f64, residual: f64) -> String {
    let costs = |at: usize| {
        let [first, _, last] =
            [0, 1, 2].map(|depth| by_kind[at][depth].summary("train_cost").mean());
        format!("from {first:.3} to {last:.3}")
    };
    format!(
        "From 4 to 20 layers the cost on the training set goes {} in the plain net, {} with bottlenecks, \
         {} with Inception modules, {} in the highway and {} in the residual net. These are costs of \
         what was learned, so a higher one is no overfitting: the deeper net could do what the \
         shallower does, and does not find it. At the start the gradient of the first layer has {:.2} \
         of its length at 4 layers in the plain net of 20, and {:.2} in the residual net, whose way \
         around passes errors on as they are.",
        costs(0),
        costs(1),
        costs(2),
        costs(3),
        costs(4),
        plain,
        residual,
    )
}

fn figure(by_kind: &[Sweep], seed: u64) -> Figure<'static> {
    let line = |sweep: &Sweep, name: &str| {
        let summaries = sweep.summaries(name).into_iter().zip(DEPTHS);
        summaries.map(|(s, depth)| (depth as f64, s.mean())).collect::<Vec<_>>()
    };
    let [plain, residual] = [0, 4].map(|at| by_kind[at][2].summary("train_cost").mean());
    let caption = format!(
        "What becomes of a deeper net? With 20 layers the plain one has a training cost of {plain:.3}, \
         the residual one of {residual:.3}.",
    );
    let alt = "Two panels over the depth, a line for each of five kinds of blocks: the cost on the \
        training set, and the length of the gradient of the first layer at the start.";
    let panel = |axis: &str, name: &str| {
        let depth =
            Axis::new("layers").ticks(DEPTHS.map(|depth| (depth as f64, depth.to_string())));
        let chart = Chart::new(depth, Axis::log(axis)).height(170.0);
        by_kind
            .iter()
            .zip(Kind::ALL)
            .fold(chart, |chart, (sweep, kind)| chart.line(kind.name(), line(sweep, name)))
    };
    Figure::new(caption, alt)
        .seed(seed)
        .panel(panel("training cost", "train_cost"))
        .panel(panel("first gradient", "first_gradient"))
}
