//! LAB-1.5: the two forms of the perceptron rule.

use crate::compare::{apart, versus};
use crate::task::{PATIENCE, RANGE, failures, missing};
use crate::trial::Trial;
use datasets::Coding;
use labs::{Bench, Check, Error, Experiment, Findings, Series, Table};
use perceptron::{Order, Perceptron, Rule, Step};
use plot::{Axis, Chart, Figure};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-1.5",
    name: "rule",
    title: "Two forms of the rule",
    question: "Some write the rule with a difference, Δw = α (t − ŷ) x, others with a product, \
        Δw = α t x for a wrong answer. Do they learn differently?",
    run,
};

/// Each is twice the one before, without rounding.
const RATES: [f64; 6] = [0.0125, 0.025, 0.05, 0.1, 0.2, 0.4];

const BIPOLAR: Trial = Trial { inputs: Coding::Bipolar, targets: Coding::Bipolar, ..Trial::USUAL };

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let of = |rule| RATES.map(|rate| Trial { rule, rate, ..BIPOLAR });
    let settings = [of(Rule::Difference), of(Rule::Product)].concat();
    let label = |trial: &Trial| format!("{}, {}", name(trial.rule), trial.rate);
    let sweep = bench.sweep("rule, learning rate α", settings, label, Trial::run)?;
    let (difference, product) = sweep.series.split_at(RATES.len());
    let all: Vec<_> = sweep.series.iter().collect();
    let pairs = || difference.iter().zip(&product[1..]);
    let same = pairs().filter(|(half, whole)| half.runs == whole.runs).count();
    let [slow, slower] = [difference, product].map(|series| series[0].summary("epochs"));

    // A 0 wanted, a 1 answered: the product form has nothing to correct with.
    let mut unit =
        Perceptron::random(2, RANGE, Step::Unipolar, &mut bench.streams(0).stream("weights"))?;
    let refused = Trial { rule: Rule::Product, ..Trial::USUAL }.train(&mut unit, Order::Fixed);

    let caption = "Epochs until an error-free one: mean ± deviation.";
    let head = ["learning rate α", "difference form", "product form"];
    let table = RATES.iter().enumerate().fold(Table::new(caption, head), |table, (at, rate)| {
        let show = |series: &[Series]| series[at].summary("epochs").show(1);
        table.row([rate.to_string(), show(difference), show(product)])
    });
    let spread = sweep.spread("epochs", 0.0);
    let marks = |from: usize, aside: f64| {
        let of = spread[from..from + RATES.len()].iter().zip(0..);
        of.map(move |(&(_, mean, deviation), at)| (f64::from(at) + aside, mean, deviation))
    };
    let end = RATES.len() as f64 - 0.5;
    let axis =
        Axis::new("learning rate α").range(-0.5, end).categories(RATES.map(|r| r.to_string()));
    let figure = Figure::new(
        "Which form is faster? Neither: the marks of the product form are those of the difference \
         form, one place further to the right, where α is twice as large.",
        "Mean epochs with their deviations over six learning rates, each twice the one before, for \
         both forms of the rule. The two rows of marks are alike, one shifted by one place.",
    )
    .seed(bench.seed())
    .panel(
        Chart::new(axis, "time (epochs)")
            .spread("difference form", marks(0, -0.08))
            .spread("product form", marks(RATES.len(), 0.08))
            .height(220.0),
    );

    Ok(Findings::new(format!(
        "A perceptron with bias learns AND, inputs and targets in the coding −1/1, by either form \
         of the rule, patterns in fixed order, until an epoch is free of errors, at most \
         {PATIENCE}. Bias and weights start in U(−{RANGE}, {RANGE}), with the same numbers for \
         both forms and every α."
    ))
    .table(table)
    .figure("rule", &figure)
    .check(Check::exact("every run learns AND", failures(&all), missing(&all) == 0))
    .check(Check::exact(
        "the difference form at α is the product form at 2α: the same epochs, mistakes and weights \
         to the last bit in every run, since t − ŷ = 2t for a wrong answer",
        format!("{same} of {} pairs of rates are the same", pairs().count()),
        same == pairs().count(),
    ))
    .check(Check::measured(
        "at one small rate, α = 0.0125, the product form is slower, by more than 2 standard \
         errors: its corrections are half as large",
        versus(&slower, &slow, 1),
        slower.mean() > slow.mean() && apart(&slower, &slow) > 2.0,
    ))
    .check(Check::exact(
        "with targets 0/1 the product form is no rule: where t = 0 it corrects nothing",
        refused.as_ref().map_or_else(|error| format!("refused: {error}"), |_| "accepted".into()),
        refused.is_err(),
    ))
    .conclusion(format!(
        "The two forms are one rule. For targets ±1 a wrong answer has t − ŷ = 2t, so the difference \
         form at α is the product form at 2α, step by step. Whoever compares them at the same α \
         compares two learning rates: at α = 0.0125 that is {} epochs against {}. The difference \
         form has one advantage: it also works with targets 0 and 1.",
        slow.show(1),
        slower.show(1),
    ))
    .raw(sweep))
}

fn name(rule: Rule) -> &'static str {
    match rule {
        Rule::Difference => "difference",
        Rule::Product => "product",
    }
}
