//! LAB-1.1: a threshold that is fixed, or learned as a bias.

use crate::task::{PATIENCE, RANGE, and, epochs, failures, missing, runs};
use datasets::Coding;
use labs::{Bench, Check, Error, Experiment, Findings, Measures, Series};
use perceptron::{Order, Perceptron, Rule, Step, Threshold, Training};
use plot::{Chart, Figure};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-1.1",
    name: "threshold",
    title: "Threshold or bias",
    question: "The neuron answers 1 where w₁x₁ + w₂x₂ > θ. Which θ can be fixed in advance, and \
        what changes when the threshold is learned, as a bias?",
    run,
};

const THRESHOLDS: [f64; 6] = [-0.5, 0.0, 0.2, 0.5, 1.0, 1.5];
const RATE: f64 = 0.1;

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let and = and(Coding::Unipolar, Coding::Unipolar);
    let training = Training { rule: Rule::Difference, learning_rate: RATE, max_epochs: PATIENCE };
    let settings = THRESHOLDS.map(Some).into_iter().chain([None]);
    let label = |theta: &Option<f64>| theta.map_or("bias".into(), |theta| theta.to_string());
    let sweep = bench.sweep("threshold θ", settings, label, |&theta, streams| {
        let mut weights = streams.stream("weights");
        let mut unit = Perceptron::random(2, RANGE, Step::Unipolar, &mut weights)?;
        unit.threshold = theta.map_or(unit.threshold, Threshold::Fixed);
        let history = training.train(&mut unit, and.x.view(), and.t.view(), Order::Fixed)?;
        Ok(Measures::new()
            .with("epochs", epochs(&history))
            .with("w1", unit.weights[0])
            .with("w2", unit.weights[1])
            .with("w0", unit.bias()))
    })?;

    let positive = of(&sweep.series, |theta| theta > 0.0);
    let other = of(&sweep.series, |theta| theta <= 0.0);
    let bias = [&sweep[THRESHOLDS.len()]];
    let means: Vec<f64> = positive.iter().map(|s| s.summary("epochs").mean()).collect();
    let figure = Figure::new(
        "How long does AND take with a fixed threshold? The longer, the larger θ: the weights have \
         to grow until their sum exceeds it. With θ ≤ 0 the training never ends; there is no mark.",
        "Mean epochs with their deviations for six fixed thresholds and a learned bias. Nothing \
         is drawn for −0.5 and 0; from 0.2 to 1.5 the marks rise; the bias has a mark of its own.",
    )
    .seed(bench.seed())
    .panel(
        Chart::new(sweep.axis(), "time (epochs)")
            .spread("", sweep.spread("epochs", 0.0))
            .height(220.0),
    );
    let table = sweep
        .table(format!("Epochs until an error-free one, at most {PATIENCE}: mean ± deviation."))
        .column("epochs", sweep.means("epochs", 1))
        .column("failed", sweep.missing("epochs"))
        .column("w₁ at the end", sweep.means("w1", 2))
        .column("w₂ at the end", sweep.means("w2", 2));

    Ok(Findings::new(format!(
        "A perceptron with unipolar step learns AND in the coding 0/1 by the difference rule, \
         learning rate α = {RATE}, patterns in fixed order, until an epoch is free of errors. Its \
         weights start in U(−{RANGE}, {RANGE}); θ is held fixed, or starts there too and is \
         learned as the bias w₀ = −θ."
    ))
    .table(table)
    .figure("threshold", &figure)
    .check(Check::exact(
        "with every θ > 0 every run learns AND",
        failures(&positive),
        missing(&positive) == 0,
    ))
    .check(Check::exact(
        "with θ ≤ 0 none does: w₁ ≤ θ and w₂ ≤ θ, but w₁ + w₂ > θ, cannot be",
        failures(&other),
        missing(&other) == runs(&other),
    ))
    .check(Check::exact("with a bias every run learns AND", failures(&bias), missing(&bias) == 0))
    .check(Check::measured(
        "the larger θ > 0, the longer small weights have to grow: the means rise",
        means.iter().map(|mean| format!("{mean:.1}")).collect::<Vec<_>>().join(", "),
        means.is_sorted_by(|a, b| a < b),
    ))
    .conclusion(format!(
        "Any positive threshold will do, since the weights can grow to any scale; it only takes \
         longer, from {:.1} epochs at θ = 0.2 to {:.1} at θ = 1.5. With θ ≤ 0 AND is out of reach, \
         however long one trains. A bias is learned like any weight, and nobody has to choose it: \
         {} epochs.",
        means[0],
        means[3],
        bias[0].summary("epochs").show(1),
    ))
    .raw(sweep))
}

/// The series of the fixed thresholds that are `wanted`.
fn of(series: &[Series], wanted: impl Fn(f64) -> bool) -> Vec<&Series> {
    let pairs = THRESHOLDS.iter().zip(series);
    pairs.filter(|(theta, _)| wanted(**theta)).map(|(_, series)| series).collect()
}
