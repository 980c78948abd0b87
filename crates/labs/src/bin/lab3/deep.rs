//! LAB-3.9: blocks in deep nets.

use crate::blocks::{self, Kind};
use crate::shown;
use crate::trial::{Outcome, Trial};
use backprop::{Layer, Loss, Mode, Params, Path, SoftmaxCrossEntropy};
use labs::compare::{self, above};
use labs::task::{Part, Task};
use labs::{Bench, Check, Error, Experiment, Findings, Measures, Run, Series, Summary, Sweep};
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
/// Where 4 and 20 layers stand among them.
const SHALLOW: usize = 0;
const DEEP: usize = 2;
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
    let findings = tables(Findings::new(setup(&task, &trial)), &by_kind)
        .figure("lab3-deep", &figure(&by_kind, bench.seed()));
    Ok(judge(findings, &by_kind).conclusion(conclusion(&by_kind)).raw(all))
}

fn setup(task: &Task, trial: &Trial) -> String {
    format!(
        "{} The first {} pictures are learned from, for {EPOCHS} epochs. {} A convolution and a pooling \
         make the pictures small; then come 4, 12 or 20 layers of eight maps, in blocks of two, and the \
         dense layer. The book counts the first convolution and the dense layer too. In a residual block \
         what is added to x begins at 0, in a highway the biases of the gate at −2, so that both let x \
         through at first; beside them stands a residual block with He's start throughout. There is no batch \
         normalisation. Costs and gradients of deep nets differ by factors, so checks compare their \
         logarithms.",
        task.describe(),
        task.train.y.len(),
        trial.describe(),
    )
}

fn tables(findings: Findings, by_kind: &[Sweep]) -> Findings {
    let columns = |caption: &str, column: &dyn Fn(&Sweep) -> Vec<String>| {
        let kinds = by_kind.iter().zip(Kind::ALL);
        kinds.fold(by_kind[0].table(caption), |table, (sweep, kind)| {
            table.column(kind.name(), column(sweep))
        })
    };
    findings
        .table(columns("Cost on the training set after the last epoch.", &|sweep| {
            sweep.means("train_cost", 3)
        }))
        .table(columns(
            "Length of the gradient of the first layer before the first step.",
            &|sweep| sweep.means("first_gradient", 4),
        ))
        .table(columns("Accuracy on the development set, in per cent.", &|sweep| {
            compare::percent(sweep, "dev_accuracy")
        }))
}

fn of(by_kind: &[Sweep], kind: Kind, depth: usize, name: &str) -> Summary {
    by_kind[kind as usize][depth].summary(name)
}

/// The logarithms of a measure, run by run.
fn logarithms(by_kind: &[Sweep], kind: Kind, depth: usize, name: &str) -> Summary {
    let runs = by_kind[kind as usize][depth].runs.iter();
    Summary::of(runs.map(|run| run.get(name).map(f64::ln)).collect::<Vec<_>>())
}

/// How many times as large a measure is with 20 layers as with 4, in the geometric mean.
fn times(by_kind: &[Sweep], kind: Kind, name: &str) -> f64 {
    let mean = |depth: usize| logarithms(by_kind, kind, depth, name).mean();
    (mean(DEEP) - mean(SHALLOW)).exp()
}

fn judge(findings: Findings, by_kind: &[Sweep]) -> Findings {
    let cost = |kind: Kind, depth: usize| of(by_kind, kind, depth, "train_cost").mean();
    let log = |kind: Kind, depth: usize| logarithms(by_kind, kind, depth, "train_cost");
    let show = |kind: Kind, depth: usize| format!("{:.3}", cost(kind, depth));
    let worse = above(&log(Kind::Plain, DEEP), &log(Kind::Plain, SHALLOW));
    let ahead = above(&log(Kind::Plain, DEEP), &log(Kind::Residual, DEEP));
    let longer = |kind: Kind| times(by_kind, kind, "first_gradient");
    let [plain, residual] = [Kind::Plain, Kind::Residual].map(longer);
    let grown = times(by_kind, Kind::Residual, "train_cost");
    findings
        .check(Check::measured(
            "plain nets degrade: with 20 layers the training cost is higher than with 4, by more than 2 \
             standard errors",
            format!("{} and {}", show(Kind::Plain, DEEP), show(Kind::Plain, SHALLOW)),
            worse > 2.0,
        ))
        .check(Check::measured(
            "residual nets do not: their cost with 20 layers is at most a tenth above that with 4",
            format!(
                "{} and {}, {grown:.2} times as much in the geometric mean",
                show(Kind::Residual, DEEP),
                show(Kind::Residual, SHALLOW),
            ),
            grown < 1.1,
        ))
        .check(Check::measured(
            "with 20 layers the residual net learns its samples better than the plain one, by more than 2 \
             standard errors",
            format!("{} against {}", show(Kind::Residual, DEEP), show(Kind::Plain, DEEP)),
            ahead > 2.0,
        ))
        .check(Check::measured(
            "at the start, the gradient of the first layer with 20 layers is longer, measured by that with \
             4, in the residual net than in the plain one",
            format!("{residual:.2} and {plain:.2} times as long"),
            residual > plain,
        ))
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

fn conclusion(by_kind: &[Sweep]) -> String {
    let cost = |kind: Kind, depth: usize| of(by_kind, kind, depth, "train_cost").mean();
    let costs = |kind: Kind| format!("from {:.3} to {:.3}", cost(kind, SHALLOW), cost(kind, DEEP));
    let longer = |kind: Kind| times(by_kind, kind, "first_gradient");
    let apart = |a: Kind, b: Kind| {
        let [a, b] = [a, b].map(|kind| logarithms(by_kind, kind, DEEP, "train_cost"));
        above(&a, &b) > 2.0
    };
    let around = match (apart(Kind::Plain, Kind::Drawn), apart(Kind::Drawn, Kind::Residual)) {
        _ if shown::single(&by_kind[0]) => {
            "One run cannot tell what the way around and the start at 0 do, each by itself."
        }
        (true, true) => {
            "So the way around helps by itself, and the start at 0 adds to it: with 20 layers each step \
            lowers the cost by more than 2 standard errors."
        }
        (true, false) => {
            "So it is the way around that helps; what the start at 0 adds to it is within chance."
        }
        (false, true) => {
            "So the way around alone is not ahead of the plain net beyond chance: without normalisation it \
            takes the start at 0 too."
        }
        (false, false) => "What each of the two does by itself is within chance here.",
    };
    format!(
        "From 4 to 20 layers the cost on the training set goes {} in the plain net, {} with bottlenecks, \
         {} with Inception modules, {} in the highway and {} in the residual net. These are costs of \
         what was learned, so a higher one is no overfitting: the deeper net could do what the \
         shallower does, and does not find it. A residual net that begins with He's start throughout goes \
         {}; its first gradient is {:.1} times as long with 20 layers as with 4. {around} At the start, the \
         gradient of the first layer in the plain net of 20 layers is {:.2} times as long as in that of 4 \
         (geometric mean); in the residual net it is {:.2} times as long, since the way around passes errors \
         on as they are.",
        costs(Kind::Plain),
        costs(Kind::Bottleneck),
        costs(Kind::Inception),
        costs(Kind::Highway),
        costs(Kind::Residual),
        costs(Kind::Drawn),
        longer(Kind::Drawn),
        longer(Kind::Plain),
        longer(Kind::Residual),
    )
}

fn figure(by_kind: &[Sweep], seed: u64) -> Figure<'static> {
    let line = |sweep: &Sweep, name: &str| {
        let summaries = sweep.summaries(name).into_iter().zip(DEPTHS);
        summaries.map(|(s, depth)| (depth as f64, s.mean())).collect::<Vec<_>>()
    };
    let [plain, residual] =
        [Kind::Plain, Kind::Residual].map(|kind| of(by_kind, kind, DEEP, "train_cost").mean());
    let caption = format!(
        "What becomes of a deeper net? With 20 layers the plain one has a training cost of {plain:.3}, \
         the residual one of {residual:.3}.",
    );
    let alt = "Two panels over the depth, a line for each of six kinds of blocks: the cost on the \
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

#[cfg(test)]
mod tests {
    use super::*;
    use labs::Verdict;

    /// All kinds with the same costs, run by run, with 4, 12 and 20 layers.
    fn made(costs: &[[f64; 3]]) -> Vec<Sweep> {
        let kind = |_| {
            shown::made(&DEPTHS, costs.len(), |depth, run| {
                let cost = costs[run][depth];
                Measures::new().with("train_cost", cost).with("first_gradient", 1.0)
            })
        };
        Kind::ALL.map(kind).into()
    }

    /// Costs of 1 and 0.01 become 1.2 and 0.01: in the mean 1.20 times, in the geometric mean √1.2 = 1.095.
    #[test]
    fn costs_with_many_layers_are_compared_by_their_logarithms() {
        let by_kind = made(&[[1.0, 1.0, 1.2], [0.01; 3]]);
        let check = judge(Findings::new(""), &by_kind).checks.remove(1);
        assert_eq!(check.verdict(true), Verdict::Passed);
        assert!(check.found.contains("1.10 times"), "{}", check.found);
        let by_kind = made(&[[1.0; 3], [0.01, 0.01, 0.02]]);
        assert!(!judge(Findings::new(""), &by_kind).checks[1].holds());
    }

    #[test]
    fn one_run_cannot_tell_what_the_way_around_does() {
        let [one, two] = [1, 2].map(|runs| conclusion(&made(&vec![[1.0; 3]; runs])));
        assert!(one.contains("One run cannot tell") && !one.contains("within chance"), "{one}");
        assert!(!two.contains("One run cannot tell") && two.contains("within chance"), "{two}");
    }
}
