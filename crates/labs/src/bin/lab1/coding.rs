//! LAB-1.4: false as 0 or as −1.

use crate::compare::{apart, versus};
use crate::task::{PATIENCE, RANGE, failures, missing};
use crate::trial::Trial;
use datasets::Coding::{self, Bipolar, Unipolar};
use labs::{Bench, Check, Error, Experiment, Findings, Sweep, Table};
use ndarray::array;
use perceptron::{Hyperplane, Order, Perceptron, Step, mistake_bound};
use plot::{Axis, Chart, Figure};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-1.4",
    name: "coding",
    title: "Unipolar or bipolar",
    question: "False can be written as 0 or as −1, in the inputs and in the targets with the step. \
        Which coding is learned faster, and which of the two matters?",
    run,
};

/// Inputs and targets, in the order of the settings.
const CODINGS: [(Coding, Coding); 4] =
    [(Unipolar, Unipolar), (Unipolar, Bipolar), (Bipolar, Unipolar), (Bipolar, Bipolar)];

fn name(coding: Coding) -> &'static str {
    match coding {
        Unipolar => "0/1",
        Bipolar => "−1/1",
    }
}

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let trial = |inputs, targets| Trial { inputs, targets, ..Trial::USUAL };
    let label = |&(inputs, targets): &_| format!("{}, {}", name(inputs), name(targets));
    let sweep = bench.sweep("inputs, targets", CODINGS, label, |&(inputs, targets), streams| {
        trial(inputs, targets).run(streams)
    })?;
    let epochs = sweep.summaries("epochs");
    let [unipolar, bipolar] = [&epochs[0], &epochs[3]];
    let all: Vec<_> = sweep.series.iter().collect();

    // Bipolar targets at α beside unipolar ones at 2α, for both codings of the inputs.
    let mut doubled = true;
    for run in 0..bench.runs() {
        for (inputs, at) in [(Unipolar, 1), (Bipolar, 3)] {
            let twice = Trial { rate: 2.0 * Trial::USUAL.rate, ..trial(inputs, Unipolar) };
            doubled &= twice.run(&bench.streams(run))? == sweep[at].runs[run];
        }
    }
    let moved = |at: usize| (epochs[at + 1].mean() - epochs[at].mean()).abs();
    let pairs = || sweep[0].runs.iter().zip(&sweep[3].runs);
    let faster = pairs().filter(|(u, b)| b.get("epochs") < u.get("epochs")).count();
    let share = 100.0 * faster as f64 / bench.runs() as f64;
    let [(few, fifty), (fewer, nine)] =
        [mistakes_from_zero(Unipolar)?, mistakes_from_zero(Bipolar)?];

    let table = Table::new(
        "Epochs until an error-free one: mean ± deviation.",
        ["inputs", "targets 0/1", "targets −1/1"],
    )
    .row([name(Unipolar).into(), epochs[0].show(1), epochs[1].show(1)])
    .row([name(Bipolar).into(), epochs[2].show(1), epochs[3].show(1)]);
    let more = sweep
        .table("The same runs: mistakes on the way, and weights at the end.")
        .column("mistakes", sweep.means("mistakes", 1))
        .column("failed", sweep.missing("epochs"))
        .column("w₁", sweep.means("w1", 2))
        .column("w₂", sweep.means("w2", 2))
        .column("w₀", sweep.means("w0", 2));

    Ok(Findings::new(format!(
        "A perceptron with bias learns AND by the difference rule, learning rate α = {}, patterns \
         in fixed order, until an epoch is free of errors, at most {PATIENCE}. Bias and weights \
         start in U(−{RANGE}, {RANGE}), with the same numbers for every coding. The step answers in the coding of the targets.",
        Trial::USUAL.rate
    ))
    .table(table)
    .table(more)
    .figure("coding", &figure(&sweep, bench.seed()))
    .check(Check::exact("every run learns AND", failures(&all), missing(&all) == 0))
    .check(Check::measured(
        "all bipolar is faster than all unipolar, by more than 2 standard errors",
        versus(bipolar, unipolar, 1),
        bipolar.mean() < unipolar.mean() && apart(bipolar, unipolar) > 2.0,
    ))
    .check(Check::measured(
        "usually: from the same weights, in more than half of the runs",
        format!("faster in {share:.0} % of the runs"),
        share > 50.0,
    ))
    .check(Check::measured(
        "the coding of the targets moves the mean by less than one deviation, for either inputs",
        format!("by {:.1} (inputs 0/1) and {:.1} (−1/1) epochs", moved(0), moved(2)),
        moved(0) < epochs[0].deviation() && moved(2) < epochs[2].deviation(),
    ))
    .check(Check::exact(
        "bipolar targets only double the rate: t − ŷ is ±2 in place of ±1, so every run is that of \
         targets 0/1 at 2α",
        format!(
            "{} epochs, mistakes and weights",
            if doubled { "the same" } else { "different" }
        ),
        doubled,
    ))
    .check(Check::exact(
        "the inputs decide: the bound of Novikoff, (R/γ)² with R the longest (1, x) and γ the margin, allows 51 mistakes with inputs 0/1 and 9 with −1/1, from zero \
         weights",
        format!("{few} mistakes where {fifty} are allowed, {fewer} where {nine} are"),
        (fifty, nine) == (51.0, 9.0) && few <= fifty && fewer <= nine,
    ))
    .conclusion(format!(
        "All bipolar, AND takes {} epochs, all unipolar {}; bipolar is faster in {share:.0} % of the \
         runs. The inputs decide. An input 0 cannot move its weight, so with 0/1 a mistake on (0, 0) \
         corrects the bias alone; with −1/1 every mistake corrects everything. The margin is wider, too: γ = 1/√3 = 0.58 in place of 1/√17 = 0.24, between vectors (1, x) of \
         length √3 at most. Bipolar targets double the rate and do nothing else.",
        bipolar.show(1),
        unipolar.show(1),
    ))
    .raw(sweep))
}

/// The mistakes from zero weights, and Novikoff's bound on them by the line of the widest gap.
fn mistakes_from_zero(inputs: Coding) -> Result<(f64, f64), Error> {
    let trial = Trial { inputs, ..Trial::USUAL };
    let mut unit = Perceptron::zeros(2, Step::Unipolar);
    let made: usize = trial.train(&mut unit, Order::Fixed)?.mistakes.iter().sum();
    let bias = if inputs == Unipolar { -1.5 } else { -1.0 };
    let line = Hyperplane { weights: array![1.0, 1.0], bias };
    let and = trial.samples();
    let bound = mistake_bound(and.x.view(), and.t.view(), &line);
    Ok((made as f64, bound.expect("x₁ + x₂ = 1.5, or 1, separates AND")))
}

fn figure(sweep: &Sweep, seed: u64) -> Figure<'static> {
    let spread = sweep.spread("epochs", 0.0);
    let of = |targets: usize| {
        let aside = if targets == 0 { -0.08 } else { 0.08 };
        let marks = [0, 1].map(|inputs| (inputs, spread[2 * inputs + targets]));
        marks.map(|(inputs, (_, mean, deviation))| (inputs as f64 + aside, mean, deviation))
    };
    let [unipolar, bipolar] = [0, 1].map(of);
    let caption = format!(
        "Which coding is faster? −1/1, in the inputs: there it takes the mean from {:.1} to {:.1} \
         epochs, in the targets alone from {:.1} to {:.1}.",
        unipolar[0].1, unipolar[1].1, unipolar[0].1, bipolar[0].1
    );
    Figure::new(
        caption,
        "Mean epochs with their deviations. Over inputs 0/1 two marks side by side, one for each \
         coding of the targets; over inputs −1/1 two more, side by side again, and lower.",
    )
    .seed(seed)
    .panel(
        Chart::new(
            Axis::new("inputs").range(-0.5, 1.5).categories([name(Unipolar), name(Bipolar)]),
            "time (epochs)",
        )
        .spread("targets 0/1", unipolar)
        .spread("targets −1/1", bipolar)
        .height(200.0),
    )
}
