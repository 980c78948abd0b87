//! LAB-1.3: the learning rate of a perceptron.

use crate::compare::{apart, versus};
use crate::line;
use crate::task::{PATIENCE, RANGE, failures, missing};
use crate::trial::Trial;
use datasets::Gate;
use labs::{Bench, Check, Error, Experiment, Findings, Sweep, Table};
use perceptron::{Order, Perceptron, Step, Threshold};
use plot::{Axis, Chart, Figure};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-1.3",
    name: "rate",
    title: "The learning rate of the perceptron",
    question: "How long does the perceptron learn at different learning rates α, and what does α \
        change when it starts from zero?",
    run,
};

const RATES: [f64; 7] = [0.001, 0.01, 0.05, 0.1, 0.2, 0.5, 1.0];

/// The rates of the picture.
const DRAWN: [f64; 3] = [0.01, 0.1, 1.0];

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let sweep = bench.sweep("learning rate α", RATES, f64::to_string, |&rate, streams| {
        Trial { rate, ..Trial::USUAL }.run(streams)
    })?;
    let epochs = sweep.summaries("epochs");
    let all: Vec<_> = sweep.series.iter().collect();
    let [slowest, usual, largest] = [0, 3, 6].map(|at| &epochs[at]);
    let level = &epochs[3..];
    let lowest = level.iter().map(|s| s.mean()).fold(f64::INFINITY, f64::min);
    let highest = level.iter().map(|s| s.mean()).fold(0.0, f64::max);
    let deviation = level.iter().map(|s| s.deviation()).fold(f64::INFINITY, f64::min);

    let zeros = Perceptron::zeros(2, Step::Unipolar);
    let column = |gate| RATES.iter().map(move |&rate| from_zero(gate, rate));
    let and = column(Gate::And).collect::<Result<Vec<_>, _>>()?;
    let nand = column(Gate::Nand).collect::<Result<Vec<_>, _>>()?;
    let caption = "Epochs from zero weights: one run each, as there is no chance in it.";
    let zero = (0..RATES.len())
        .fold(Table::new(caption, ["learning rate α", "AND", "NAND"]), |table, at| {
            table.row([RATES[at], and[at], nand[at]].map(|number| number.to_string()))
        });
    let starts = (0..bench.runs()).map(|run| Trial::USUAL.start(&bench.streams(run)));
    let starts = starts.collect::<Result<Vec<_>, _>>()?;
    let zero_alike = rescales(Gate::And, &zeros)? && rescales(Gate::Nand, &zeros)?;
    let rescaled = |all, start| rescales(Gate::And, start).map(|same| all && same);
    let starts_alike = starts.iter().try_fold(true, rescaled)?;
    let alike = |same| if same { "the same" } else { "not the same" };
    let table = sweep
        .table("Epochs until an error-free one, and the weights then: mean ± deviation.")
        .column("epochs", sweep.means("epochs", 1))
        .column("failed", sweep.missing("epochs"))
        .column("w₁", sweep.means("w1", 3))
        .column("w₂", sweep.means("w2", 3))
        .column("w₀", sweep.means("w0", 3));

    Ok(Findings::new(format!(
        "A perceptron with bias and unipolar step learns AND in the coding 0/1 by the difference \
         rule, patterns in fixed order, until an epoch is free of errors, at most {PATIENCE}. \
         Bias and weights start in U(−{RANGE}, {RANGE}), with the same numbers for every α. A \
         second series starts from zero, on AND and on NAND."
    ))
    .table(table)
    .table(zero)
    .figure("rate", &pace(&sweep, bench.seed()))
    .figure("rate-lines", &lines(bench)?)
    .check(Check::exact("every run learns AND", failures(&all), missing(&all) == 0))
    .check(Check::measured(
        "α = 0.001 is slower than α = 0.1, by more than 2 standard errors",
        versus(slowest, usual, 1),
        slowest.mean() > usual.mean() && apart(slowest, usual) > 2.0,
    ))
    .check(Check::measured(
        "from α = 0.1 on little changes: the means differ by less than the smallest deviation",
        format!("means from {lowest:.1} to {highest:.1}; at α = 1 it is {}", largest.show(1)),
        highest - lowest < deviation,
    ))
    .check(Check::exact(
        "from zero weights α only rescales: with ½, ¼, …, 1/1024 the mistakes are those of α = 1, \
         and the weights are α times as large (AND and NAND)",
        format!("{} {} and {} epochs", alike(zero_alike), and[6], nand[6]),
        zero_alike,
    ))
    .check(Check::exact(
        "and from other weights, when they are multiplied by the same number: only r/α counts",
        format!("{} mistakes from {} starts", alike(starts_alike), starts.len()),
        starts_alike,
    ))
    .check(Check::exact(
        "other rates are rounded. AND does not notice, but NAND does: at 0.1, where it should take \
         6 epochs as at 1, it takes another number",
        format!("AND {} and {}, NAND {} and {}", and[3], and[6], nand[3], nand[6]),
        and.iter().all(|&n| n == and[6]) && nand[6] == 6.0 && nand[3] != 6.0,
    ))
    .conclusion(format!(
        "AND takes {} epochs at α = 0.001, {} at 0.1, and {} at 1. What counts is r/α, how many \
         corrections a weight may start away from zero: 200 at α = 0.001, less than one at α = 1. \
         From zero weights there is nothing to compare α with: all weights and sums are multiples \
         of it, no answer depends on it, and α = 1 will do. The column NAND seems to disagree, and \
         there it is the computer that is wrong: 0.1 is not exact in binary, a sum that is 0 on \
         paper comes out a little larger, and the step answers 1.",
        slowest.show(1),
        usual.show(1),
        largest.show(1),
    ))
    .raw(sweep))
}

/// The epochs that a gate takes from zero weights.
fn from_zero(gate: Gate, rate: f64) -> Result<f64, Error> {
    let mut unit = Perceptron::zeros(2, Step::Unipolar);
    let history = Trial { gate, rate, ..Trial::USUAL }.train(&mut unit, Order::Fixed)?;
    Ok(history.mistakes.len() as f64)
}

/// Whether a start multiplied by s = ½, ¼, …, 1/1024 makes the same mistakes at α = s as the start
/// itself at α = 1, and ends with s times its weights.
fn rescales(gate: Gate, start: &Perceptron) -> Result<bool, Error> {
    let learn = |s: f64| -> Result<_, Error> {
        let mut unit = start.clone();
        unit.weights *= s;
        unit.threshold = Threshold::Bias(s * start.bias());
        let history = Trial { gate, rate: s, ..Trial::USUAL }.train(&mut unit, Order::Fixed)?;
        Ok((history, unit.bias() / s, unit.weights / s))
    };
    let whole = learn(1.0)?;
    (1..=10).try_fold(true, |all, k| Ok(all && learn(0.5_f64.powi(k))? == whole))
}

/// The epochs over the rate.
fn pace(sweep: &Sweep, seed: u64) -> Figure<'static> {
    let means: Vec<_> = sweep.summaries("epochs").iter().map(|s| s.mean()).collect();
    Figure::new(
        format!(
            "How much time does a larger rate save? The mean is {:.1} epochs at α = 0.001, {:.1} \
             at 0.1 and {:.1} at 1.",
            means[0], means[3], means[6]
        ),
        "Mean epochs with their deviations over seven learning rates; the time axis is \
         logarithmic. From 0.001 to 0.05 the marks fall steeply, from 0.1 on they are nearly level.",
    )
    .seed(seed)
    .panel(
        Chart::new(sweep.axis(), Axis::log("time (epochs)"))
            .spread("", sweep.spread("epochs", 0.0))
            .height(220.0),
    )
}

/// The first run at three rates.
fn lines(bench: &Bench) -> Result<Figure<'static>, Error> {
    let panel = |rate: f64| {
        let trial = Trial { rate, ..Trial::USUAL };
        line::panel(&trial, &format!("α = {rate}"), &bench.streams(0))
    };
    let panels = DRAWN.map(panel).into_iter().collect::<Result<Vec<_>, _>>()?;
    let caption = format!(
        "How does the line find its place? From one start, in {} epochs at α = 0.01, in {} at 0.1 and in {} at 1. Grey: at the start and after earlier epochs.",
        panels[0].1, panels[1].1, panels[2].1
    );
    let figure = Figure::new(
        caption,
        "Three panels, one per learning rate, over the inputs x₁ and x₂ with the four corners of \
         AND. In grey the lines of earlier epochs; the border between the two regions is the last, \
         with (1, 1) on one side and the three other corners on the other side or on it.",
    );
    let figure = figure.seed(bench.seed()).columns(3);
    Ok(panels.into_iter().fold(figure, |figure, (panel, _)| figure.panel(panel)))
}
