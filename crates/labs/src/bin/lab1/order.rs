//! LAB-1.6: the order in which the patterns are presented.

use crate::task::{PATIENCE, RANGE, failures, missing};
use crate::trial::Trial;
use datasets::{
    Coding::{self, Bipolar, Unipolar},
    Samples,
};
use labs::{Bench, Check, Error, Experiment, Findings, Sweep, Table};
use ndarray::Axis as Along;
use perceptron::{Order, Perceptron, Rule, Step, Training};
use plot::{Axis, Chart, Figure};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-1.6",
    name: "order",
    title: "The order of presentation",
    question: "The four patterns can come in the same order in every epoch, or in a new random one. \
        How much does the order change?",
    run,
};

/// Coding and whether the order is shuffled, in the order of the settings.
const SETTINGS: [(Coding, bool); 4] =
    [(Unipolar, false), (Unipolar, true), (Bipolar, false), (Bipolar, true)];

/// Novikoff's bound on the mistakes from zero weights on AND in the coding 0/1, in any order.
const BOUND: usize = 51;

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let label = |&(coding, shuffled): &_| {
        let coding = if coding == Unipolar { "0/1" } else { "−1/1" };
        format!("{coding}, {}", if shuffled { "shuffled" } else { "fixed" })
    };
    let sweep = bench.sweep("coding, order", SETTINGS, label, |&(coding, shuffled), streams| {
        Trial { inputs: coding, targets: coding, shuffled, ..Trial::USUAL }.run(streams)
    })?;
    let all: Vec<_> = sweep.series.iter().collect();
    let epochs = sweep.summaries("epochs");
    let effect = |fixed: usize| (epochs[fixed + 1].mean() - epochs[fixed].mean()).abs();
    let small = |fixed: usize| effect(fixed) < epochs[fixed].deviation();
    let orders = fixed_orders()?;
    let mistakes = || orders.iter().map(|&(_, mistakes)| mistakes);
    let (fewest, most) = (mistakes().min().unwrap_or(0), mistakes().max().unwrap_or(0));
    let lengths = || orders.iter().map(|&(epochs, _)| epochs);
    let (shortest, longest) = (lengths().min().unwrap_or(0), lengths().max().unwrap_or(0));

    let table = sweep
        .table("Epochs until an error-free one, and mistakes on the way: mean ± deviation.")
        .column("epochs", sweep.means("epochs", 1))
        .column("longest", epochs.iter().map(|s| s.max().to_string()))
        .column("mistakes", sweep.means("mistakes", 1))
        .column("failed", sweep.missing("epochs"));
    let caption = "The 24 fixed orders, each from zero weights at α = 1, coding 0/1.";
    let head = ["epochs", "orders", "mistakes"];
    let counts = (shortest..=longest).fold(Table::new(caption, head), |table, length| {
        let of: Vec<_> = orders.iter().filter(|order| order.0 == length).map(|o| o.1).collect();
        let range = match (of.iter().min(), of.iter().max()) {
            (Some(low), Some(high)) if low == high => low.to_string(),
            (Some(low), Some(high)) => format!("{low} to {high}"),
            _ => "–".into(),
        };
        table.row([length.to_string(), of.len().to_string(), range])
    });

    Ok(Findings::new(format!(
        "A perceptron with bias learns AND by the difference rule, learning rate α = {}, inputs and \
         targets in one coding, until an epoch is free of errors, at most {PATIENCE}. Bias and \
         weights start in U(−{RANGE}, {RANGE}), with the same numbers for either order. The \
         fixed order is 00, 01, 10, 11.",
        Trial::USUAL.rate
    ))
    .table(table)
    .table(counts)
    .figure("order", &figure(&sweep, bench.seed()))
    .check(Check::exact("every run learns AND, in either order", failures(&all), missing(&all) == 0))
    .check(Check::measured(
        "a small effect: shuffling moves the mean by less than one deviation, in both codings",
        format!(
            "{} and {} epochs (0/1), {} and {} (−1/1)",
            epochs[0].show(1),
            epochs[1].show(1),
            epochs[2].show(1),
            epochs[3].show(1)
        ),
        small(0) && small(2),
    ))
    .check(Check::exact(
        format!("in any order from zero weights at most {BOUND} mistakes (Novikoff)"),
        format!("{fewest} to {most} in the 24 fixed orders"),
        most <= BOUND,
    ))
    .conclusion(format!(
        "Shuffling takes the mean from {} to {} epochs with 0/1, and from {} to {} with −1/1; \
         the runs of one order already differ by these deviations, since they start from \
         different weights. From zero \
         weights the best of the 24 fixed orders takes {shortest} epochs and the worst {longest}. \
         Whether the perceptron learns does not depend on the order: Novikoff's bound does not \
         mention it.",
        epochs[0].show(1),
        epochs[1].show(1),
        epochs[2].show(1),
        epochs[3].show(1),
    ))
    .raw(sweep))
}

/// Epochs and mistakes of each of the 24 fixed orders, from zero weights at α = 1.
fn fixed_orders() -> Result<Vec<(usize, usize)>, Error> {
    let Samples { x, t } = Trial::USUAL.samples();
    let digits = |n: usize| [n / 64, n / 16 % 4, n / 4 % 4, n % 4];
    let all_different = |order: &[usize; 4]| (0..4).all(|pattern| order.contains(&pattern));
    let learn = |order: [usize; 4]| {
        let (x, t) = (x.select(Along(0), &order), t.select(Along(0), &order));
        let mut unit = Perceptron::zeros(2, Step::Unipolar);
        let training =
            Training { rule: Rule::Difference, learning_rate: 1.0, max_epochs: PATIENCE };
        let history = training.train(&mut unit, x.view(), t.view(), Order::Fixed)?;
        Ok((history.mistakes.len(), history.mistakes.iter().sum()))
    };
    (0..256).map(digits).filter(all_different).map(learn).collect()
}

fn figure(sweep: &Sweep, seed: u64) -> Figure<'static> {
    let epochs = sweep.summaries("epochs");
    let values = |at: usize| sweep[at].runs.iter().filter_map(|run| run.get("epochs"));
    let longest = epochs[0].max().max(epochs[1].max());
    let caption = format!(
        "How long do the runs take in either order, with 0/1? On average {:.1} epochs in the fixed \
         order and {:.1} shuffled, at most {} and {}.",
        epochs[0].mean(),
        epochs[1].mean(),
        epochs[0].max(),
        epochs[1].max()
    );
    Figure::new(
        caption,
        "Two histograms over the number of epochs laid over each other, one for the fixed order \
         and one for shuffled ones. They cover much the same numbers.",
    )
    .seed(seed)
    .panel(
        Chart::new(Axis::new("time (epochs)").range(0.5, longest + 0.5), "runs")
            .histogram("fixed", values(0), longest as usize)
            .histogram("shuffled", values(1), longest as usize)
            .height(220.0),
    )
}
