//! LAB-2.14: batch normalisation.

use crate::compare;
use crate::net::Place;
use crate::trial::{Outcome, Trial};
use backprop::{Layer, Mode};
use init::BatchNorm;
use labs::task::Task;
use labs::{Bench, Check, Error, Experiment, Findings, Summary, Sweep, Table};
use ndarray::array;
use plot::{Axis, Chart, Figure};
use tensor::Streams;
use training::Record;

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-2.14",
    name: "batch-norm",
    title: "Batch normalisation",
    question: "What does it gain to normalise the inputs of every layer over the batch, before the \
        activation or after it, and how large does the batch have to be?",
    run,
};

const PLACES: [(&str, Option<Place>); 3] =
    [("none", None), ("before ReLU", Some(Place::Before)), ("after ReLU", Some(Place::After))];

const NONE: usize = 0;
const BEFORE: usize = 1;
const AFTER: usize = 2;

const BATCHES: [usize; 5] = [2, 4, 16, 64, 256];

/// The place of 16 among them.
const ENOUGH: usize = 2;

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let mut task = Task::of(bench)?;
    // A last batch of one sample would have no variance: an even number of samples has none.
    task.train = task.train.first(task.train.y.len() / 2 * 2);
    let measure = |outcome: &Outcome| {
        let first = outcome.curves.first().and_then(|record| record.dev);
        outcome.measures().with("first", first.and_then(|score| score.accuracy))
    };
    let (places, outcomes) = compare::sweep(
        bench,
        "batch normalisation",
        &PLACES,
        |(name, _)| (*name).into(),
        |&(_, norm), run| deep(norm).train(&task, run),
        |_, outcome| measure(outcome),
    )?;
    let epochs = if task.name.contains("mnist") { 1 } else { 5 };
    let mut sizes = |norm: Option<Place>, name: &str| {
        let sweep = compare::sweep(
            bench,
            name,
            &BATCHES,
            usize::to_string,
            |&batch, run| Trial { batch, epochs, ..deep(norm) }.train(&task, run),
            |_, outcome| measure(outcome),
        );
        sweep.map(|(sweep, _)| sweep)
    };
    let without = sizes(None, "batch, without")?;
    let with = sizes(Some(Place::Before), "batch, with")?;
    Ok(report(bench, &task, epochs, [places, without, with], &outcomes))
}

/// The baseline with two hidden layers.
fn deep(norm: Option<Place>) -> Trial {
    Trial { hidden: vec![100, 100], norm, ..Trial::baseline() }
}

/// The largest | |y| − 1 | of a normalised batch of two: with two samples a feature has the values
/// ±(x₁ − x₂)/2 around its mean, and the same number is its deviation.
fn away_from_one() -> f64 {
    let x = array![[0.0, 3.0, -7.5, 100.0], [1.0, 2.0, 0.5, 99.0_f64]];
    let mut rng = Streams::new(0).stream("none is drawn");
    let (y, _) = BatchNorm::new(x.ncols()).forward(x.view(), &mut Mode::Train(&mut rng));
    labs::compare::farthest(y.iter().map(|y: &f64| y.abs() - 1.0))
}

fn table(sweep: &Sweep, caption: impl Into<String>) -> Table {
    sweep
        .table(caption)
        .column("after 1 epoch %", compare::percent(sweep, "first"))
        .column("in the end %", compare::percent(sweep, "dev_accuracy"))
        .column("training %", compare::percent(sweep, "train_accuracy"))
        .column("development cost", sweep.means("dev_cost", 3))
}

fn report(
    bench: &Bench,
    task: &Task,
    epochs: usize,
    [places, without, with]: [Sweep; 3],
    outcomes: &[Vec<Outcome>],
) -> Findings {
    let mean = |sweep: &Sweep, at: usize, name: &str| 100.0 * sweep[at].summary(name).mean();
    let faster = compare::difference(&places, "first", NONE, BEFORE);
    let place = compare::difference(&places, "dev_accuracy", BEFORE, AFTER);
    let tiny = compare::difference(&with, "dev_accuracy", 0, ENOUGH);
    let pairs = with[0].runs.iter().zip(&without[0].runs);
    let lost = pairs.map(|(a, b)| Some(b.get("dev_accuracy")? - a.get("dev_accuracy")?));
    let lost = Summary::of(lost.collect::<Vec<_>>());
    let one = away_from_one();
    let span = if epochs == 1 { "one epoch".into() } else { format!("{epochs} epochs") };
    Findings::new(format!(
        "{} Two hidden layers of 100 neurons, each with batch normalisation before its ReLU, after \
         it, or not at all; softmax and cross-entropy, He's initialisation, SGD with η = 0.1, \
         batches of 64, ten epochs. Then the batch is varied, with and without normalisation \
         before ReLU, at the same η for {span}. Accuracies are those of the development set unless \
         the column says training.",
        task.describe(),
    ))
    .table(table(&places, "Batches of 64, ten epochs: mean ± deviation."))
    .table(table(&without, format!("Without normalisation, {span}.")))
    .table(table(&with, format!("With normalisation before ReLU, {span}.")))
    .figure("lab2-batch-norm", &curves(outcomes, bench.seed()))
    .figure("lab2-batch-norm-size", &sizes(&without, &with, bench.seed()))
    .check(Check::exact(
        "in a batch of two only the order is left: every normalised value is ±1, to within 0.001",
        format!("{one:.0e} from it at most"),
        one < 1e-3,
    ))
    .check(Check::measured(
        "it is faster: after one epoch normalisation before ReLU is ahead by half a point, and by \
         2 standard errors",
        format!("by {}", compare::points(&faster)),
        compare::beyond_chance(&faster) && faster.mean() > 0.005,
    ))
    .check(Check::measured(
        "before or after ReLU matters little: in the end less than a point",
        format!("after it, {} more", compare::points(&place)),
        place.mean().abs() < 0.01,
    ))
    .check(Check::measured(
        format!(
            "tiny batches hurt: with normalisation, batches of 2 are 5 points behind batches of {}",
            BATCHES[ENOUGH]
        ),
        format!("by {}", compare::points(&tiny)),
        compare::beyond_chance(&tiny) && tiny.mean() > 0.05,
    ))
    .check(Check::measured(
        "and it is normalisation that they hurt: batches of 2 are better without it, by 5 points",
        format!("by {}", compare::points(&lost)),
        compare::beyond_chance(&lost) && lost.mean() > 0.05,
    ))
    .conclusion(format!(
        "After one epoch {:.2} % are right without normalisation, {:.2} % with it before ReLU and \
         {:.2} % after ReLU; after ten epochs {:.2} %, {:.2} % and {:.2} %. With batches of 2 the \
         net with normalisation ends at {:.2} %, the one without at {:.2} %: of two samples each \
         feature says only which of them has more of it, ±1, whatever the distance, while in \
         evaluation the distances come back. With batches of {} it is {:.2} % and {:.2} %.",
        mean(&places, NONE, "first"),
        mean(&places, BEFORE, "first"),
        mean(&places, AFTER, "first"),
        mean(&places, NONE, "dev_accuracy"),
        mean(&places, BEFORE, "dev_accuracy"),
        mean(&places, AFTER, "dev_accuracy"),
        mean(&with, 0, "dev_accuracy"),
        mean(&without, 0, "dev_accuracy"),
        BATCHES[ENOUGH],
        mean(&with, ENOUGH, "dev_accuracy"),
        mean(&without, ENOUGH, "dev_accuracy"),
    ))
    .raw(places)
    .raw(without)
    .raw(with)
}

/// The cost on the development set over the epochs.
fn curves(outcomes: &[Vec<Outcome>], seed: u64) -> Figure<'static> {
    let cost = |record: &Record| record.dev.map(|score| score.cost);
    let lines: Vec<_> = outcomes.iter().map(|runs| compare::mean_curve(runs, cost)).collect();
    let first = |at: usize| lines[at].first().map_or(f64::NAN, |&(_, cost)| cost);
    let caption = format!(
        "Does normalisation save epochs? After the first the cost on the development set is {:.3} \
         without it, {:.3} with it before ReLU and {:.3} after ReLU.",
        first(NONE),
        first(BEFORE),
        first(AFTER),
    );
    let chart = Chart::new("epoch", Axis::log("cost")).height(240.0);
    let named = PLACES.iter().zip(lines);
    let chart = named.fold(chart, |chart, ((name, _), line)| chart.line(*name, line));
    Figure::new(
        caption,
        "Cost on the development set over ten epochs on a logarithmic axis, three lines. The lines \
         of both nets with normalisation begin below that of the net without.",
    )
    .seed(seed)
    .panel(chart)
}

fn sizes(without: &Sweep, with: &Sweep, seed: u64) -> Figure<'static> {
    let spread = |sweep: &Sweep| {
        let all = BATCHES.iter().zip(sweep.summaries("dev_accuracy"));
        all.map(|(&batch, s)| (batch as f64, 100.0 * s.mean(), 100.0 * s.deviation()))
            .collect::<Vec<_>>()
    };
    let (plain, normal) = (spread(without), spread(with));
    let caption = format!(
        "How small may a batch be? With batches of 2 the net with normalisation reaches {:.1} %, \
         the one without {:.1} %; with {} it is {:.1} % and {:.1} %.",
        normal[0].1, plain[0].1, BATCHES[ENOUGH], normal[ENOUGH].1, plain[ENOUGH].1,
    );
    Figure::new(
        caption,
        "Accuracy on the development set over the batch on a logarithmic axis, with deviations. \
         With normalisation the mark at 2 lies far below the others; without it the smallest batch \
         is no such exception.",
    )
    .seed(seed)
    .panel(
        Chart::new(
            Axis::log("batch").ticks(BATCHES.map(|batch| (batch as f64, batch.to_string()))),
            Axis::new("accuracy").unit("%"),
        )
        .spread("none", plain)
        .spread("before ReLU", normal)
        .height(230.0),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_samples_only_the_order_is_left() {
        assert!(away_from_one() < 1e-3, "{}", away_from_one());
    }
}
