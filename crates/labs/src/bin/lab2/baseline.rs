//! LAB-2.1: the baseline.

use crate::compare;
use crate::trial::Trial;
use labs::task::Task;
use labs::{Bench, Check, Error, Experiment, Findings, Measures};
use optimizers::Schedule;
use plot::{Axis, Chart, Figure};
use training::Scheduled;

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-2.1",
    name: "baseline",
    title: "The baseline",
    question: "How well does a net with one hidden layer of 100 neurons read digits?",
    run,
};

/// For the test the net learns from all that it may learn from, and for twice as long, with a learning
/// rate that falls to 0: a net that is handed in must not end on an unlucky batch.
const LONGER: usize = 2;

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let (trial, net) = (Trial::baseline(), format!("{}-100-10", task.inputs()));
    let (sweep, outcomes) = compare::sweep(
        bench,
        "net",
        &[()],
        |()| net.clone(),
        |(), run| trial.train(&task, run),
        |(), outcome| outcome.measures(),
    )?;
    let longer = Trial { epochs: LONGER * trial.epochs, ..trial.clone() };
    let all = task.train.and(&task.dev);
    let (tested, _) = compare::sweep(
        bench,
        "tested net",
        &[()],
        |()| net.clone(),
        |(), run| {
            let mut falling = Scheduled(Schedule::Linear { epochs: longer.epochs as f64 });
            longer.train_on(task.size, &all, &task.dev, run, &mut [&mut falling])
        },
        |(), outcome| {
            let test = trial.score(&outcome.net, &task.test);
            Measures::new().with("test_accuracy", test.accuracy).with("test_cost", test.cost)
        },
    )?;
    let least = compare::floor(task.name);
    let test = tested[0].summary("test_accuracy");
    let table = sweep
        .table("Accuracy and cost after ten epochs: mean ± deviation.")
        .column("training %", compare::percent(&sweep, "train_accuracy"))
        .column("development %", compare::percent(&sweep, "dev_accuracy"))
        .column("training cost", sweep.means("train_cost", 3))
        .column("development cost", sweep.means("dev_cost", 3));
    let caption = format!(
        "Trained on both parts together for {} epochs, η falling along a line to 0, and tested: mean ± \
         deviation.",
        longer.epochs
    );
    let table_of_test = tested
        .table(caption)
        .column("test %", compare::percent(&tested, "test_accuracy"))
        .column("test cost", tested.means("test_cost", 3));
    Ok(Findings::new(format!("{} {}", task.describe(), compare::BASELINE))
        .table(table)
        .table(table_of_test)
        .figure("lab2-baseline", &curves(&outcomes[0], bench.seed()))
        .check(Check::measured(
            format!("at least {:.1} % of the test set are right, in every run", 100.0 * least),
            format!("{:.2} % in the worst run", 100.0 * test.min()),
            test.min() >= least,
        ))
        .conclusion(format!(
            "After ten epochs {:.2} % of the development samples are read right. The net that has \
             seen these too, and everything twice as often at a falling rate, reads {:.2} % of the \
             test samples right.",
            100.0 * sweep[0].summary("dev_accuracy").mean(),
            100.0 * test.mean(),
        ))
        .raw(sweep)
        .raw(tested))
}

/// The costs over the epochs, run by run.
fn curves(outcomes: &[crate::trial::Outcome], seed: u64) -> Figure<'static> {
    let costs = |cost: fn(&training::Record) -> f64| {
        compare::mean_curve(outcomes, move |record| Some(cost(record)))
    };
    let train = costs(|record| record.train.cost);
    let dev = costs(|record| record.dev.map_or(f64::NAN, |score| score.cost));
    let last = |curve: &[(f64, f64)]| curve.last().map_or(f64::NAN, |&(_, cost)| cost);
    let caption = format!(
        "Does it still learn in the end? The cost on what it learns from has come down to {:.3}, the \
         one on new pictures to {:.3}.",
        last(&train),
        last(&dev),
    );
    let alt = "Cost over ten epochs, the mean of all runs. Both curves fall, first steeply, then \
        slowly.";
    let chart =
        Chart::new("epoch", Axis::log("cost")).line("training", train).line("development", dev);
    Figure::new(caption, alt).seed(seed).panel(chart)
}
