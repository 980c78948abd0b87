//! LAB-2.17: the size of the training set.

use crate::compare;
use crate::trial::{Outcome, Trial};
use labs::task::{Part, Task};
use labs::{Bench, Check, Error, Experiment, Findings, Measures, Run, Summary, Sweep, Table};
use ndarray_rand::rand::seq::SliceRandom;
use plot::{Axis, Chart, Figure};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-2.17",
    name: "samples",
    title: "The size of the training set",
    question: "How much better does a net become with more pictures to learn from, and when are \
        there enough of them?",
    run,
};

/// Sizes of which those are taken that the data have, and then all there are.
const SIZES: [usize; 9] = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let all = task.train.y.len();
    let sizes: Vec<usize> = SIZES.into_iter().filter(|&size| size < all).chain([all]).collect();
    let trial = Trial::baseline();
    let steps = trial.epochs * all.div_ceil(trial.batch);
    let (long, _) = compare::sweep(
        bench,
        "samples",
        &sizes,
        usize::to_string,
        |&size, run| {
            let epochs = steps.div_ceil(size.div_ceil(trial.batch));
            train(&Trial { epochs, ..Trial::baseline() }, size, &task, run)
        },
        |&size, outcome| measure(&trial, size, outcome, &task),
    )?;
    let (short, _) = compare::sweep(
        bench,
        "samples, ten epochs",
        &sizes,
        usize::to_string,
        |&size, run| train(&trial, size, &task, run),
        |&size, outcome| measure(&trial, size, outcome, &task),
    )?;
    Ok(report(bench, &task, &sizes, steps, [long, short]))
}

/// Trains on `size` samples drawn for the run: those of a small set are among those of a larger one.
///
/// There are thousands of epochs where there are few samples, so each looks at few of the development
/// set.
fn train(trial: &Trial, size: usize, task: &Task, run: &Run) -> Result<Outcome, Error> {
    let mut rows: Vec<usize> = (0..task.train.y.len()).collect();
    rows.shuffle(&mut run.streams.stream("samples"));
    let train: Part = task.train.pick(&rows[..size]);
    trial.train_on(task.size, &train, &task.dev.first(20), run, &mut [])
}

/// The scores on what was learned and on the whole development set.
fn measure(trial: &Trial, size: usize, outcome: &Outcome, task: &Task) -> Measures {
    let dev = trial.score(&outcome.net, &task.dev);
    let gap = outcome.train.accuracy.zip(dev.accuracy).map(|(train, dev)| train - dev);
    Measures::new()
        .with("size", size as f64)
        .with("train_accuracy", outcome.train.accuracy)
        .with("dev_accuracy", dev.accuracy)
        .with("dev_error", dev.accuracy.map(|accuracy| 1.0 - accuracy))
        .with("gap", gap)
        .with("train_cost", outcome.train.cost)
        .with("dev_cost", dev.cost)
        .with("epochs", outcome.curves.len() as f64)
}

/// The line through (ln n, ln error): error = a n^(−b), as (a, b).
fn power_law(points: &[(f64, f64)]) -> (f64, f64) {
    let count = points.len() as f64;
    let logs: Vec<(f64, f64)> = points.iter().map(|(n, error)| (n.ln(), error.ln())).collect();
    let mean = |of: fn(&(f64, f64)) -> f64| logs.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|p| p.0), mean(|p| p.1));
    let both: f64 = logs.iter().map(|p| (p.0 - x) * (p.1 - y)).sum();
    let b = -both / logs.iter().map(|p| (p.0 - x).powi(2)).sum::<f64>();
    ((y + b * x).exp(), b)
}

/// Means of what is called `name` over the sizes, in per cent.
fn curve(sweep: &Sweep, sizes: &[usize], name: &str) -> Vec<(f64, f64)> {
    let means = sweep.summaries(name).into_iter().map(|summary| 100.0 * summary.mean());
    sizes.iter().map(|&size| size as f64).zip(means).collect()
}

fn table(sweep: &Sweep, caption: &str) -> Table {
    let epochs = sweep.summaries("epochs").into_iter().map(|summary| summary.mean().to_string());
    sweep
        .table(caption)
        .column("epochs", epochs.collect::<Vec<_>>())
        .column("training %", compare::percent(sweep, "train_accuracy"))
        .column("development %", compare::percent(sweep, "dev_accuracy"))
        .column("gap, points", compare::percent(sweep, "gap"))
        .column("development cost", sweep.means("dev_cost", 3))
}

fn report(bench: &Bench, task: &Task, sizes: &[usize], steps: usize, runs: [Sweep; 2]) -> Findings {
    let [long, short] = runs;
    let (last, most) = (sizes.len() - 1, sizes[sizes.len() - 1]);
    let errors = curve(&long, sizes, "dev_error");
    let (a, b) = power_law(&errors[..last]);
    let foretold = a * (most as f64).powf(-b);
    let gaps = curve(&long, sizes, "gap");
    let accuracies = curve(&long, sizes, "dev_accuracy");
    let tenth = 100.0 * short[0].summary("dev_accuracy").mean();
    let paired = long[0].runs.iter().zip(&short[0].runs);
    let gained = paired.map(|(a, b)| Some(a.get("dev_accuracy")? - b.get("dev_accuracy")?));
    let gained = Summary::of(gained.collect::<Vec<_>>());
    let every_size = "Learned for as many steps, whatever the size: mean ± deviation.";
    let ten = "Learned for ten epochs, however few steps these are.";
    Findings::new(format!(
        "{} {} The samples of a run are drawn from the training part, those of a small set among \
         those of every larger one. Ten epochs with all {most} samples are {steps} steps; smaller \
         sets are learned for as many steps, which takes more epochs, and once more for ten \
         epochs.",
        task.describe(),
        compare::BASELINE
    ))
    .table(table(&long, every_size))
    .table(table(&short, ten))
    .figure("lab2-samples", &learning_curve(&long, sizes, bench.seed()))
    .figure("lab2-samples-law", &law(&errors, &short, sizes, (a, b), bench.seed()))
    .check(Check::measured(
        "more samples, more right answers: the accuracy rises from size to size",
        format!("from {:.2} % to {:.2} %", accuracies[0].1, accuracies[last].1),
        accuracies.windows(2).all(|pair| pair[1].1 > pair[0].1),
    ))
    .check(Check::measured(
        "the gap to the training set closes: it falls from size to size, to less than a quarter",
        format!("from {:.2} to {:.2} points", gaps[0].1, gaps[last].1),
        gaps.windows(2).all(|pair| pair[1].1 < pair[0].1) && gaps[last].1 < gaps[0].1 / 4.0,
    ))
    .check(Check::measured(
        "mistakes follow a power of the size: fitted to the smaller sizes, it foretells those with \
         all samples to within a third",
        format!("{foretold:.2} % foretold, {:.2} % found", errors[last].1),
        (foretold / errors[last].1 - 1.0).abs() < 1.0 / 3.0,
    ))
    .check(Check::measured(
        "ten epochs do not exhaust 100 samples: as many steps as with all of them gain 5 points, \
         and 2 standard errors",
        format!("{} more", compare::points(&gained)),
        compare::beyond_chance(&gained) && gained.mean() > 0.05,
    ))
    .conclusion(format!(
        "With {} samples the net reads {:.2} % of new pictures right, with {most} it reads {:.2} \
         %. Of what it has learned from it reads {:.2} % right in the first case, and the gap \
         closes from {:.1} points to {:.1}. The share of mistakes falls as n to the power of \
         −{b:.2}: twice as many samples leave {:.0} % of it, and half as many mistakes take {:.1} \
         times as many samples. A small set needs its steps too: ten epochs of {} samples end at \
         {tenth:.2} %.",
        sizes[0],
        accuracies[0].1,
        accuracies[last].1,
        100.0 * long[0].summary("train_accuracy").mean(),
        gaps[0].1,
        gaps[last].1,
        100.0 * 0.5_f64.powf(b),
        2.0_f64.powf(1.0 / b),
        sizes[0],
    ))
    .raw(long)
    .raw(short)
}

fn learning_curve(sweep: &Sweep, sizes: &[usize], seed: u64) -> Figure<'static> {
    let spread = |name: &str| {
        let all = sizes.iter().zip(sweep.summaries(name));
        all.map(|(&size, s)| (size as f64, 100.0 * s.mean(), 100.0 * s.deviation()))
            .collect::<Vec<_>>()
    };
    let gap = sweep.summaries("gap");
    let ends = [0, sizes.len() - 1].map(|at| 100.0 * gap[at].mean());
    Figure::new(
        format!(
            "Does the gap close? With {} samples {:.1} points lie between what was learned and \
             what is new, with {} only {:.1}.",
            sizes[0],
            ends[0],
            sizes[sizes.len() - 1],
            ends[1],
        ),
        "Accuracy over the number of samples on a logarithmic axis, with deviations. On the \
         training set it stays near 100 %; on the development set it climbs towards it, steeply at \
         first.",
    )
    .seed(seed)
    .panel(
        Chart::new(Axis::log("samples"), Axis::new("accuracy").unit("%"))
            .spread("training", spread("train_accuracy"))
            .spread("development", spread("dev_accuracy"))
            .height(230.0),
    )
}

fn law(
    errors: &[(f64, f64)],
    short: &Sweep,
    sizes: &[usize],
    (a, b): (f64, f64),
    seed: u64,
) -> Figure<'static> {
    let line = errors.iter().map(|&(n, _)| (n, a * n.powf(-b)));
    Figure::new(
        format!(
            "How many samples halve the mistakes? {:.1} times as many: on two logarithmic axes the \
             share of mistakes falls along a line of the slope −{b:.2}, fitted to all sizes but \
             the last.",
            2.0_f64.powf(1.0 / b)
        ),
        "Wrong answers on the development set over the number of samples, both axes logarithmic. \
         The marks of the long training lie along a falling straight line; those of ten epochs lie \
         above it at the small sizes and meet them at the largest.",
    )
    .seed(seed)
    .panel(
        Chart::new(Axis::log("samples"), Axis::log("wrong answers").unit("%"))
            .line("fitted", line)
            .scatter("as many steps", errors.to_vec())
            .scatter("ten epochs", curve(short, sizes, "dev_error"))
            .height(230.0),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 100/√n at n = 100, 400 and 2500 is 10, 5 and 2.
    #[test]
    fn a_power_law_is_found_again() {
        let (a, b) = power_law(&[(100.0, 10.0), (400.0, 5.0), (2500.0, 2.0)]);
        assert!((a - 100.0).abs() < 1e-9 && (b - 0.5).abs() < 1e-12, "{a} {b}");
    }
}
