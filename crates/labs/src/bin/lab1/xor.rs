//! LAB-1.14: XOR.

use crate::adaline::{Task, start};
use crate::task::{PATIENCE, RANGE};
use datasets::{Coding, Gate, gate};
use labs::{Bench, Check, Error, Experiment, Findings, Measures, Table};
use perceptron::{McpNet, McpNeuron, Order, Perceptron, Rule, Step, binary_inputs};
use plot::{Axis, Chart, Figure};
use tensor::Streams;

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-1.14",
    name: "xor",
    title: "XOR",
    question: "No line separates XOR. What do the two models do when they are asked for one, and \
        what does compute it?",
    run,
};

const PERCEPTRON_RATE: f64 = 0.1;
const ADALINE_RATE: f64 = 0.05;
/// How many epochs the figure shows.
const DRAWN: usize = 30;

/// What a model did, epoch by epoch: how many answers were wrong, and how long its weights were,
/// the bias among them.
#[derive(Default)]
struct Epochs {
    wrong: Vec<f64>,
    length: Vec<f64>,
}

/// A training of so many epochs, whatever comes of it.
type Model = fn(&Task, &Streams, usize) -> Result<Epochs, Error>;
const MODELS: [(&str, Model); 2] = [("perceptron", perceptron), ("Adaline", adaline)];

/// Counts the mistakes within an epoch.
fn perceptron(_: &Task, streams: &Streams, epochs: usize) -> Result<Epochs, Error> {
    let xor = gate(Gate::Xor, Coding::Bipolar, Coding::Bipolar);
    let (x, t) = (xor.x.view(), xor.t.view());
    let mut unit = Perceptron::random(2, RANGE, Step::Bipolar, &mut streams.stream("weights"))?;
    let mut record = Epochs::default();
    for _ in 0..epochs {
        let wrong = unit.epoch(x, t, Rule::Difference, PERCEPTRON_RATE, &mut Order::Fixed);
        record.wrong.push(wrong as f64);
        record.length.push((unit.weights.dot(&unit.weights) + unit.bias().powi(2)).sqrt());
    }
    Ok(record)
}

/// Counts the wrong answers after each step of steepest descent.
fn adaline(xor: &Task, streams: &Streams, epochs: usize) -> Result<Epochs, Error> {
    let mut unit = start(2, RANGE, streams)?;
    let mut record = Epochs::default();
    for _ in 0..epochs {
        let gradient = xor.surface.gradient(unit.weights.view());
        unit.weights.scaled_add(-ADALINE_RATE, &gradient);
        record.wrong.push(xor.mistakes(&unit) as f64);
        record.length.push(unit.weights.dot(&unit.weights).sqrt());
    }
    Ok(record)
}

/// XOR by hand: "the first and not the second" or "the second and not the first".
fn net() -> McpNet {
    let mirrored = McpNeuron { weights: vec![-1, 1], threshold: 1 };
    McpNet { hidden: vec![McpNeuron::and_not(), mirrored], output: McpNeuron::or(2) }
}

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let xor = Task::new(&gate(Gate::Xor, Coding::Bipolar, Coding::Bipolar))?;
    let label = |(name, _): &(&str, Model)| (*name).into();
    let sweep = bench.sweep("model", MODELS, label, |(_, model), streams| {
        let Epochs { wrong, length } = model(&xor, streams, PATIENCE)?;
        Ok(Measures::new()
            .with("fewest", wrong.iter().copied().fold(f64::INFINITY, f64::min))
            .with("most", wrong.iter().copied().fold(0.0, f64::max))
            .with("last", wrong[PATIENCE - 1])
            .with("length", length[PATIENCE - 1]))
    })?;
    let [perceptron, adaline] = [&sweep[0], &sweep[1]];
    let steady = adaline.runs.iter().filter(|run| run.get("fewest") == run.get("most")).count();
    let (least, lowest) = (xor.surface.mse(xor.best.view()), xor.best.dot(&xor.best).sqrt());
    let length = adaline.summary("length").max();
    let right = binary_inputs(2).filter(|x| net().fire(x) == (x[0] != x[1])).count();

    let table = sweep
        .table(format!(
            "Wrong answers, of 4, in the best, the worst and the last of {PATIENCE} epochs; then the length ‖w‖ of the weights. Mean ± deviation."
        ))
        .column("best", sweep.means("fewest", 2))
        .column("worst", sweep.means("most", 2))
        .column("last", sweep.means("last", 2))
        .column("‖w‖ in the end", sweep.means("length", 3));
    let figure = figure(bench, &xor)?;

    Ok(Findings::new(format!(
        "Both models get XOR in the coding −1/1 for {PATIENCE} epochs, from weights in U(−{RANGE}, \
         {RANGE}). Perceptron: difference rule, α = {PERCEPTRON_RATE}, fixed order; its mistakes \
         are counted during an epoch. Adaline: steepest descent, μ = {ADALINE_RATE}; its wrong \
         answers are counted after each step. The third is not trained: two McCulloch–Pitts \
         neurons with threshold 1, one for “x₁ and not x₂” with the weights 1 and −1, one for “x₂ \
         and not x₁” with −1 and 1, and a third for “or” with 1 and 1."
    ))
    .table(table)
    .table(truth())
    .figure("xor", &figure)
    .check(Check::exact(
        "the perceptron never has an epoch without a mistake",
        format!("at least {} in the best epoch of any run", perceptron.summary("fewest").min()),
        perceptron.summary("fewest").min() >= 1.0,
    ))
    .check(Check::exact(
        "it goes round in a circle: all four wrong, and four corrections that add up to Σ t x = 0",
        format!("{} of 4 wrong in the last epoch of every run", perceptron.summary("last").min()),
        perceptron.summary("last").min() == 4.0,
    ))
    .check(Check::exact(
        "Adaline goes to w* = 0, where ξ = 1: ‖w‖ < 10⁻⁹ in the end",
        format!(
            "‖w*‖ = {lowest:.3}, ξ(w*) = {least:.3}; {}",
            if length < 1e-9 {
                "‖w‖ < 10⁻⁹".into()
            } else {
                format!("‖w‖ up to {length:.1e}")
            }
        ),
        lowest < 1e-12 && (least - 1.0).abs() < 1e-12 && length < 1e-9,
    ))
    .check(Check::exact(
        "on the way it changes no answer, since w only gets shorter, and one at least is wrong",
        format!(
            "the same answers in {steady} of {} runs, {} wrong at least",
            adaline.runs.len(),
            adaline.summary("fewest").min()
        ),
        steady == adaline.runs.len() && adaline.summary("fewest").min() >= 1.0,
    ))
    .check(Check::exact(
        "the net of McCulloch–Pitts neurons has the truth table of XOR",
        format!("{right} of 4 rows"),
        right == 4,
    ))
    .conclusion(format!(
        "The perceptron learns nothing: soon every epoch has four mistakes, and its corrections \
         undo each other. Adaline does find the lowest point of its bowl, but at w = 0 every sum \
         is 0 and ξ = 1, no better than no answer; on the way {} of four are wrong. Patience helps \
         neither. Two lines and a neuron that combines them are enough. How to learn these is \
         another matter: the rules of this laboratory need a target for every neuron, and a hidden \
         one has none.",
        adaline.summary("last").show(1),
    ))
    .raw(sweep))
}

/// What the neurons of the net answer.
fn truth() -> Table {
    let caption = "The net by hand: h₁ = x₁ and not x₂, h₂ = x₂ and not x₁, ŷ = h₁ or h₂.";
    let net = net();
    binary_inputs(2).fold(
        Table::new(caption, ["x₁, x₂", "h₁", "h₂", "ŷ", "XOR"]),
        |table, x| {
            let bit = |on: bool| u8::from(on).to_string();
            let [first, second] = [0, 1].map(|unit| bit(net.hidden[unit].fire(&x)));
            let inputs = format!("{}, {}", bit(x[0]), bit(x[1]));
            table.row([inputs, first, second, bit(net.fire(&x)), bit(x[0] != x[1])])
        },
    )
}

/// The first epochs of the first run.
fn figure(bench: &Bench, xor: &Task) -> Result<Figure<'static>, Error> {
    let axis = || Axis::new("epoch").range(0.0, DRAWN as f64);
    let mut wrong =
        Chart::new(axis(), Axis::new("wrong answers of 4").range(0.0, 4.4)).height(190.0);
    let mut length = Chart::new(axis(), Axis::new("length ‖w‖ of the weights")).height(190.0);
    for (name, model) in MODELS {
        let epochs = model(xor, &bench.streams(0), DRAWN)?;
        let points = |values: Vec<f64>| (1..).map(f64::from).zip(values);
        wrong = wrong.line(name, points(epochs.wrong));
        length = length.line(name, points(epochs.length));
    }
    Ok(Figure::new(
        "What becomes of the errors? They stay. The perceptron repeats its four mistakes with the \
         same weights, Adaline shrinks to nothing.",
        "Two panels over the first epochs of one run. Left, the wrong answers: the perceptron's \
         line is at four after an epoch or a few, Adaline's is level and never at zero. Right, the \
         length of the weights: level for the perceptron, falling towards zero for Adaline.",
    )
    .seed(bench.seed())
    .panel(wrong)
    .panel(length))
}
