//! LAB-2.20: how good is it on new data, judged from few?

use crate::guess::{BAGS, FOLDS, Guesses, HELD_OUT, guesses};
use crate::trial::Trial;
use labs::task::Task;
use labs::{Bench, Check, Error, Experiment, Findings, Measures, Series, Summary, Sweep};
use plot::{Axis, Chart, Figure};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-2.20",
    name: "estimates",
    title: "Estimates of generalisation",
    question: "A net learns from a few hundred samples. How well do hold-out, cross-validation and the \
        bootstrap tell from these alone how it does on others?",
    run,
};

/// The estimates, by their columns, and how many trainings each takes beside that of the net.
const WAYS: [(&str, &str, usize); 5] = [
    ("training set", "training", 0),
    ("hold-out", "hold_out", 1),
    ("5-fold", "folds", FOLDS),
    ("out of the bag", "out", BAGS),
    ("bootstrap .632", "bootstrap", BAGS),
];

/// So many parts for each run of the bench.
const PARTS: usize = 3;

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let samples = if bench.quick() { 200 } else { 500 };
    let trial = Trial { batch: 20, epochs: 15, ..Trial::baseline() };
    let parts = PARTS * bench.runs();
    let found = bench.repeat("part of", &[samples], parts, usize::to_string, |&samples, run| {
        guesses(&task, &trial, samples, run)
    })?;
    let found: Vec<Guesses> = found.into_iter().flatten().collect();
    let truth = Summary::of(found.iter().map(|guess| Some(guess.truth)));
    let sweep = sweep(&found);
    let off = sweep.summaries("off");
    let [learned, held, folds, out, bootstrap] = &off[..] else { unreachable!("five estimates") };
    let within = |s: &Summary| s.mean().abs() < 2.0 * s.deviation();
    let biased = |s: &Summary| s.mean() / s.standard_error();
    let rmse: Vec<f64> = off.iter().map(root).collect();
    let points = |s: &Summary| {
        let mean = format!("{:+.2}", 100.0 * s.mean()).replace('-', "−");
        format!("{mean} ± {:.2}", 100.0 * s.deviation())
    };
    let table = sweep
        .table("Accuracy as it is estimated, and the estimate less the truth: mean ± deviation over the parts.")
        .column("estimate %", crate::compare::percent(&sweep, "accuracy"))
        .column("less the truth, points", crate::compare::percent(&sweep, "off"))
        .column("root of the mean square", rmse.iter().map(|rmse| format!("{:.2}", 100.0 * rmse)))
        .column("more trainings", WAYS.iter().map(|way| way.2.to_string()));

    Ok(Findings::new(format!(
        "{} {parts} parts of {samples} samples are drawn from the training set. From each part the net \
         of the baseline learns, with batches of {} and {} epochs; what it reads right of up to 10,000 \
         samples outside the part is the truth, {:.2} ± {:.2} %. The estimates know the part alone: \
         accuracy on the part itself; hold-out, a net that learns from 80 % of the part and is tested \
         on {:.0} %; {FOLDS}-fold cross-validation; the bootstrap, {BAGS} nets that learn from samples \
         drawn with replacement and are tested on those not drawn; and .632, 0.368 of the accuracy on \
         the part and 0.632 of that out of the bag.",
        task.describe(),
        trial.batch,
        trial.epochs,
        100.0 * truth.mean(),
        100.0 * truth.deviation(),
        100.0 * HELD_OUT,
    ))
    .table(table)
    .figure("lab2-estimates", &figure(&sweep, &rmse, bench.seed()))
    .check(Check::measured(
        "hold-out, 5-fold and .632 agree with the truth within two deviations of a single estimate",
        format!("{}, {} and {} points", points(held), points(folds), points(bootstrap)),
        [held, folds, bootstrap].into_iter().all(within),
    ))
    .check(Check::measured(
        "one hold-out is less certain than five folds: its deviation from the truth is at least 1.3 \
         times as large",
        format!("{:.2} and {:.2} points", 100.0 * rmse[1], 100.0 * rmse[2]),
        rmse[1] > 1.3 * rmse[2],
    ))
    .check(Check::measured(
        "the training set flatters, by more than 5 standard errors",
        format!("{} points", points(learned)),
        biased(learned) > 5.0,
    ))
    .check(Check::measured(
        "out of the bag is too severe, by more than 3 standard errors: its nets know 63 % of the part",
        format!("{} points", points(out)),
        biased(out) < -3.0,
    ))
    .conclusion(conclusion(&off, &rmse, &truth, samples))
    .raw(sweep))
}

/// The estimates as settings, the parts as runs.
fn sweep(found: &[Guesses]) -> Sweep {
    let value = |guess: &Guesses, way: &str| match way {
        "training" => guess.training,
        "hold_out" => guess.hold_out,
        "folds" => guess.folds,
        "out" => guess.out,
        _ => guess.bootstrap(),
    };
    let series = WAYS.iter().map(|(name, way, _)| Series {
        setting: (*name).into(),
        runs: found
            .iter()
            .map(|guess| {
                let accuracy = value(guess, way);
                Measures::new()
                    .with("accuracy", accuracy)
                    .with("truth", guess.truth)
                    .with("off", accuracy - guess.truth)
            })
            .collect(),
    });
    Sweep { variable: "estimate".into(), series: series.collect() }
}

/// The root of the mean square of what is summed up: √(mean² + deviation² (n − 1)/n).
fn root(off: &Summary) -> f64 {
    let n = off.count() as f64;
    (off.mean().powi(2) + off.deviation().powi(2) * (n - 1.0) / n).sqrt()
}

fn figure(sweep: &Sweep, rmse: &[f64], seed: u64) -> Figure<'static> {
    let points = sweep.series.iter().zip(0..).flat_map(|(series, at)| {
        let off = series.runs.iter().filter_map(|run| run.get("off"));
        off.map(move |off| (f64::from(at) - 0.15, 100.0 * off)).collect::<Vec<_>>()
    });
    let means = sweep.spread("off", 0.15).into_iter();
    let means = means.map(|(at, mean, deviation)| (at, 100.0 * mean, 100.0 * deviation));
    let caption = format!(
        "How far is an estimate from the truth? In the root of the mean square, one hold-out is {:.1} \
         points off, five folds {:.1}, the bootstrap .632 {:.1}.",
        100.0 * rmse[1],
        100.0 * rmse[2],
        100.0 * rmse[4],
    );
    let alt = "Differences from the truth, one point for each part and estimate, with mean and \
        deviation. The training set lies above the line of the truth, out of the bag below it; the \
        hold-out scatters widely.";
    let chart = Chart::new(sweep.axis(), Axis::new("estimate less truth, points"))
        .scatter("a part", points)
        .spread("mean", means)
        .horizontal(0.0, "")
        .height(240.0);
    Figure::new(caption, alt).seed(seed).panel(chart)
}

fn conclusion(off: &[Summary], rmse: &[f64], truth: &Summary, samples: usize) -> String {
    let points = |at: usize| format!("{:.1}", 100.0 * off[at].mean().abs());
    let side = |at: usize| if off[at].mean() > 0.0 { "too high" } else { "too low" };
    let why = match off[4].mean() > 0.0 {
        true => {
            ": a net that reads nearly all of its training set right says nothing of others there"
        }
        false => "",
    };
    format!(
        "A net that has learned from {samples} samples reads {:.1} % of new ones. On the samples \
         themselves it is {} points {}. One hold-out is {} points off in the mean of the parts, and {:.1} \
         as a rule: a fifth of the part is a small test. Five folds test every sample once and are {:.1} \
         off as a rule. Out of the bag is {} points {}, since its nets have seen 63 % of the part. The \
         bootstrap .632 mends that with the accuracy on the training set and is {} points {}{why}.",
        100.0 * truth.mean(),
        points(0),
        side(0),
        points(1),
        100.0 * rmse[1],
        100.0 * rmse[2],
        points(3),
        side(3),
        points(4),
        side(4),
    )
}
