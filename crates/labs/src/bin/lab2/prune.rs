//! LAB-2.23: weights taken out.

use crate::compare;
use crate::pruned::{AGAIN, MOST, SHARES, prune};
use crate::trial::Trial;
use labs::task::Task;
use labs::{Bench, Check, Error, Experiment, Findings, Run, Series, Sweep, Table};
use plot::{Axis, Chart, Figure, ImageGrid};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-2.23",
    name: "prune",
    title: "Pruning",
    question: "How many weights of a trained net can be taken out before it notices, and does it \
        matter which?",
    run,
};

/// The place of 95 per cent among the shares.
const NEARLY_ALL: usize = 6;

/// Which weights go, and whether the others learn on.
const WAYS: [&str; 4] =
    ["least sensitivity", "least sensitivity, retrained", "random", "random, retrained"];

const LEAST: usize = 0;
const LEAST_AGAIN: usize = 1;
const RANDOM: usize = 2;
const RANDOM_AGAIN: usize = 3;

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let trial = Trial::baseline();
    let runs = bench.runs();
    let work = |(): &(), run: &Run| prune(&trial, &task, run);
    let label = |(): &()| format!("{}-100-10", task.inputs());
    let nets = bench.repeat("net", &[()], runs, label, work)?;
    let sweep = |(way, name): (usize, &&str)| {
        let series = SHARES.iter().enumerate().map(|(at, share)| Series {
            setting: share.to_string(),
            runs: nets[0].iter().map(|net| net.measures[way][at].clone()).collect(),
        });
        Sweep { variable: format!("{name}, % out"), series: series.collect() }
    };
    let sweeps = WAYS.iter().enumerate().map(sweep).collect();
    Ok(report(bench, &task, sweeps, &nets[0][0].stay))
}

/// Whether every net has as many weights at 0 as were taken out.
fn stay_out(sweeps: &[Sweep]) -> bool {
    let mut runs = sweeps.iter().flat_map(|sweep| &sweep.series).flat_map(|series| &series.runs);
    runs.all(|run| run.get("zero") == run.get("out"))
}

fn report(bench: &Bench, task: &Task, sweeps: Vec<Sweep>, stay: &[Vec<f64>]) -> Findings {
    let accuracy = |way: usize, at: usize| 100.0 * sweeps[way][at].summary("dev_accuracy").mean();
    let lost = |way: usize, at: usize| compare::difference(&sweeps[way], "dev_accuracy", at, 0);
    let [least, again, random] = [LEAST, LEAST_AGAIN, RANDOM].map(|way| lost(way, MOST));
    let out = SHARES[MOST];
    let alike = stay_out(&sweeps);
    let findings = Findings::new(format!(
        "{} {} The sensitivity of a weight is s = |w ∂C/∂w|, to first order what its removal \
         changes in the cost, as a mean over the batches of the training part. Of each trained net \
         the weights with the least s are taken out, all layers together, or as many drawn by lot; \
         accuracies on the development set are taken at once, and after {AGAIN} more epochs in \
         which what is out stays out. With 0 % out these are {AGAIN} more epochs of the whole \
         net.",
        task.describe(),
        compare::BASELINE
    ))
    .table(table(&sweeps))
    .figure("lab2-prune", &figure(&sweeps, bench.seed()))
    .figure("lab2-prune-pixels", &pixels(task, stay, bench.seed()))
    .check(Check::exact(
        "what is out stays out: in the end as many weights are 0 as were taken out",
        if alike { "in every net" } else { "not in every net" },
        alike,
    ))
    .check(Check::measured(
        format!("flat until {out} %: retrained without them, the net loses less than a point"),
        format!("it loses {}", compare::points(&again)),
        again.mean() < 0.01,
    ))
    .check(Check::measured(
        format!(
            "it matters which: without retraining, {out} % by lot cost 10 points more than those \
             of least sensitivity"
        ),
        format!("{} and {}", compare::points(&random), compare::points(&least)),
        random.mean() > least.mean() + 0.1,
    ))
    .check(Check::measured(
        format!(
            "retraining does not make up for it: with {} % out, the net without the least \
             sensitive weights stays ahead by a point",
            SHARES[NEARLY_ALL]
        ),
        format!(
            "{:.2} % and {:.2} %",
            accuracy(LEAST_AGAIN, NEARLY_ALL),
            accuracy(RANDOM_AGAIN, NEARLY_ALL)
        ),
        accuracy(LEAST_AGAIN, NEARLY_ALL) > accuracy(RANDOM_AGAIN, NEARLY_ALL) + 1.0,
    ));
    let findings = findings.conclusion(format!(
        "Whole, the net reads {:.2} % right. Without the {out} % of its weights that count least \
         it reads {:.2} % right, and {:.2} % when the others learn on for {AGAIN} epochs; without \
         {out} % drawn by lot {:.2} %, and {:.2} % after retraining. With {} % out and retraining \
         it is {:.2} % by sensitivity and {:.2} % by lot. Many weights look at pixels that are \
         nearly always paper, and others say what some neighbour says too: that is why a net can \
         be smaller than it had to be to learn. Which weights these are the cost can tell, and \
         chance cannot.",
        accuracy(LEAST, 0),
        accuracy(LEAST, MOST),
        accuracy(LEAST_AGAIN, MOST),
        accuracy(RANDOM, MOST),
        accuracy(RANDOM_AGAIN, MOST),
        SHARES[NEARLY_ALL],
        accuracy(LEAST_AGAIN, NEARLY_ALL),
        accuracy(RANDOM_AGAIN, NEARLY_ALL),
    ));
    sweeps.into_iter().fold(findings, Findings::raw)
}

fn table(sweeps: &[Sweep]) -> Table {
    let caption = "Accuracy on the development set in per cent: mean ± deviation.";
    let rows = SHARES.map(|share| [format!("{share} %")]);
    let table = rows.into_iter().fold(Table::new(caption, ["taken out"]), Table::row);
    let columns = WAYS.into_iter().zip(sweeps);
    columns.fold(table, |table, (name, sweep)| {
        table.column(name, compare::percent(sweep, "dev_accuracy"))
    })
}

fn figure(sweeps: &[Sweep], seed: u64) -> Figure<'static> {
    let at = |way: usize| 100.0 * sweeps[way][MOST].summary("dev_accuracy").mean();
    let shares = SHARES.map(|share| share as f64);
    let line = |sweep: &Sweep| {
        let means = sweep.summaries("dev_accuracy").into_iter().map(|s| 100.0 * s.mean());
        shares.into_iter().zip(means).collect::<Vec<_>>()
    };
    let axis = Axis::new("weights taken out").unit("%").range(0.0, 100.0);
    let accuracy = Axis::new("accuracy").unit("%").range(0.0, 101.0);
    let chart = Chart::new(axis, accuracy).height(250.0);
    let chart =
        WAYS.iter().zip(sweeps).fold(chart, |chart, (name, sweep)| chart.path(*name, line(sweep)));
    Figure::new(
        format!(
            "How many weights can go? With {} % out, {:.1} % of the answers are right when the \
             least sensitive ones went, {:.1} % when others did; retrained {:.1} % and {:.1} %.",
            SHARES[MOST],
            at(LEAST),
            at(RANDOM),
            at(LEAST_AGAIN),
            at(RANDOM_AGAIN),
        ),
        "Accuracy on the development set over the share of weights taken out, four lines. Random \
         removal falls first, removal by sensitivity later; with retraining both stay level for \
         longer, by sensitivity longest.",
    )
    .seed(seed)
    .panel(chart)
}

/// Which pixels the first net still looks at.
fn pixels(task: &Task, stay: &[Vec<f64>], seed: u64) -> Figure<'static> {
    let (height, width) = task.size;
    let border = |i: usize, j: usize| i == 0 || j == 0 || i + 1 == height || j + 1 == width;
    let mean = |counts: &[f64], wanted: bool| {
        let places = (0..height * width).filter(|at| border(at / width, at % width) == wanted);
        let (sum, places) = places.fold((0.0, 0.0), |(sum, n), at| (sum + counts[at], n + 1.0));
        sum / places
    };
    let most = stay.iter().flatten().copied().fold(1.0, f64::max);
    let grid = ImageGrid::grey(2).range(0.0, most);
    let names = ["least sensitivity out", "random ones out"];
    let grid = names.iter().zip(stay).fold(grid, |grid, (name, counts)| {
        grid.image(*name, (height, width), |i, j| counts[i * width + j])
    });
    Figure::new(
        format!(
            "Which pixels does the net still look at with {} % out? By sensitivity {:.1} of 100 \
             weights stay at a pixel of the border and {:.1} at one within; by lot {:.1} and \
             {:.1}.",
            SHARES[MOST],
            mean(&stay[0], true),
            mean(&stay[0], false),
            mean(&stay[1], true),
            mean(&stay[1], false),
        ),
        "Two pictures with a pixel for each input, the darker the more of its weights stay. By \
         sensitivity the middle is dark and the border is empty; by lot all is an even grey.",
    )
    .seed(seed)
    .panel(grid)
}
