//! LAB-2.5: the size of a batch.

use crate::compare;
use crate::trial::{Outcome, Trial};
use labs::task::Task;
use labs::{Bench, Check, Error, Experiment, Findings, Summary, Sweep};
use plot::{Axis, Chart, Figure};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-2.5",
    name: "batch",
    title: "The size of a batch",
    question: "How many samples should a step wait for, where epochs are counted, and where \
        seconds are?",
    run,
};

/// The sizes; the last stands for all samples.
const SIZES: [usize; 6] = [1, 10, 50, 100, 300, usize::MAX];
const FIFTY: usize = 2;
const LAST: usize = SIZES.len() - 1;
/// The points between two accuracies that count as equal.
const ALIKE: f64 = 2.0;
/// The accuracy that is waited for.
const GOAL: f64 = 0.9;

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let all = task.train.y.len();
    let sizes = SIZES.map(|size| size.min(all));
    let (sweep, outcomes) = compare::sweep(
        bench,
        "batch",
        &sizes,
        |&size| if size == all { format!("{all} (all)") } else { size.to_string() },
        |&batch, run| Trial { batch, ..Trial::baseline() }.train(&task, run),
        |_, outcome| {
            outcome
                .measures()
                .with("steps", outcome.steps as f64)
                .with("first_accuracy", after(outcome, 1))
                .with("second_accuracy", after(outcome, 2))
                .with("goal_epochs", goal(outcome))
        },
    )?;
    let accuracy = |at: usize| sweep[at].summary("dev_accuracy").mean();
    let best = (0..=LAST).fold(0, |a, b| if accuracy(b) > accuracy(a) { b } else { a });
    let [over_one, over_all] =
        [0, LAST].map(|at| compare::difference(&sweep, "dev_accuracy", at, best));
    let first: Vec<f64> =
        sweep.summaries("first_accuracy").iter().map(|s| 100.0 * s.mean()).collect();
    let counted = sizes.iter().zip(&sweep.series).all(|(&size, series)| {
        let steps = |run: &labs::Measures| run.get("epochs").map(|n| n * all.div_ceil(size) as f64);
        series
            .runs
            .iter()
            .all(|run| run.get("diverged") == Some(1.0) || run.get("steps") == steps(run))
    });
    // An epoch in batches of 50 has as many steps as two in batches of 100.
    let [fifty, hundred] = [(FIFTY, "first_accuracy"), (FIFTY + 1, "second_accuracy")]
        .map(|(at, name)| 100.0 * sweep[at].summary(name).mean());
    let shown = |values: &[f64]| {
        values.iter().map(|value| format!("{value:.1}")).collect::<Vec<_>>().join(", ")
    };

    let table = sweep
        .table("Ten epochs with each size of a batch: steps, and accuracy on the development set.")
        .column("steps", sweep.means("steps", 0))
        .column("first epoch, %", compare::percent(&sweep, "first_accuracy"))
        .column("last epoch, %", compare::percent(&sweep, "dev_accuracy"))
        .column("training %", compare::percent(&sweep, "train_accuracy"))
        .column("training cost", sweep.means("train_cost", 3));
    let times = sweep
        .table(format!(
            "Seconds for an epoch, and until {:.0} % of the development set are right.",
            100.0 * GOAL
        ))
        .column(
            "seconds an epoch",
            spent(&outcomes, |outcome| Some(outcome.seconds / outcome.curves.len() as f64)),
        )
        .column("epochs to the goal", sweep.means("goal_epochs", 1))
        .column(
            "seconds to the goal",
            spent(&outcomes, |outcome| {
                Some(goal(outcome)? * outcome.seconds / outcome.curves.len() as f64)
            }),
        );
    let name = |at: usize| sweep[at].setting.clone();
    Ok(Findings::new(format!(
        "{} {} Only the size of a batch changes; η is the same for all, so that larger batches \
         make fewer steps of the same kind.",
        task.describe(),
        compare::BASELINE,
    ))
    .table(table)
    .table(times)
    .figure("lab2-batch", &figure(&sweep, &outcomes, bench.seed()))
    .check(Check::exact(
        "an epoch has ⌈samples / batch⌉ steps",
        format!("{all} and 1 at the ends"),
        counted,
    ))
    .check(Check::measured(
        "from 10 on the accuracy after the first epoch falls with the size of a batch",
        format!("{} %", shown(&first[1..])),
        first[1..].is_sorted_by(|more, less| more > less),
    ))
    .check(Check::measured(
        "mini-batches win: after ten epochs the best size is neither 1 nor all",
        format!(
            "{} with {:.2} %; {} ahead of 1, {} of all",
            name(best),
            100.0 * accuracy(best),
            compare::points(&over_one),
            compare::points(&over_all)
        ),
        best != 0 && best != LAST,
    ))
    .check(Check::measured(
        "ten steps are too few: the whole set as one batch stays more than 20 points behind",
        compare::points(&over_all),
        over_all.mean() > 0.2,
    ))
    .check(Check::measured(
        format!(
            "steps count, not samples: as many steps with 50 and with 100 samples, one epoch and \
             two, differ by less than {ALIKE} points"
        ),
        format!("{fifty:.1} % and {hundred:.1} %"),
        (fifty - hundred).abs() < ALIKE,
    ))
    .conclusion(format!(
        "All settings see every sample ten times, and what differs is the number of steps: batches \
         of {} read {:.2} % right, one batch of all samples, which takes ten steps, {:.2} %. Over \
         the steps the curves lie on one another: as many steps with 50 and with 100 samples bring \
         {fifty:.1} % and {hundred:.1} %. Single samples take {all} steps an epoch and read {:.2} \
         %: each step follows one sample, and η = 0.1 is {}. In seconds an epoch of single samples \
         is the longest, since a batch is one product of matrices (second table).",
        name(best),
        100.0 * accuracy(best),
        100.0 * accuracy(LAST),
        100.0 * accuracy(0),
        if over_one.mean() > 0.01 { "too long a way for that" } else { "short enough for that" },
    ))
    .raw(sweep))
}

/// The accuracy on the development set after so many epochs.
fn after(outcome: &Outcome, epochs: usize) -> Option<f64> {
    outcome.curves.get(epochs - 1)?.dev?.accuracy
}

/// The first epoch after which [`GOAL`] is reached.
fn goal(outcome: &Outcome) -> Option<f64> {
    let epochs = 1..=outcome.curves.len();
    let mut reached = epochs.filter(|&epoch| after(outcome, epoch) >= Some(GOAL));
    reached.next().map(|epoch| epoch as f64)
}

/// A column of seconds, mean ± deviation.
fn spent(outcomes: &[Vec<Outcome>], of: impl Fn(&Outcome) -> Option<f64>) -> Vec<String> {
    let column =
        |runs: &Vec<Outcome>| Summary::of(runs.iter().map(&of).collect::<Vec<_>>()).show(2);
    outcomes.iter().map(column).collect()
}

fn figure(sweep: &Sweep, outcomes: &[Vec<Outcome>], seed: u64) -> Figure<'static> {
    let range = |axis: Axis| axis.range(0.0, 100.0);
    let mut epochs = Chart::new("epoch", range(Axis::new("development accuracy (%)")));
    let mut steps = Chart::new(Axis::log("step"), range(Axis::new("development accuracy (%)")));
    for (series, runs) in sweep.series.iter().zip(outcomes) {
        let curve = compare::dev_curve(runs);
        let each = series.summary("steps").mean() / series.summary("epochs").mean();
        let name = format!("batch {}", series.setting);
        steps = steps.line(name.clone(), curve.iter().map(|&(epoch, y)| (epoch * each, y)));
        epochs = epochs.line(name, curve);
    }
    let last = |at: usize| 100.0 * sweep[at].summary("dev_accuracy").mean();
    let caption = format!(
        "What does a step wait for? After ten epochs a batch of 10 reads {:.2} % right, one of 100 \
         {:.2} %, all samples as one batch {:.2} %; on the right the same curves over the steps.",
        last(1),
        last(3),
        last(LAST),
    );
    let alt = "Two charts of the accuracy on the development set, the mean of all runs, for six \
        sizes of a batch. On the left over ten epochs: small batches are near their end after the \
        first, the batch of all samples rises slowly. On the right over the steps on a logarithmic \
        axis, where the curves lie close together.";
    Figure::new(caption, alt).seed(seed).columns(2).panel(epochs).panel(steps)
}
