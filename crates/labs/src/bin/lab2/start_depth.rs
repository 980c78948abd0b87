//! Five hidden layers from every start: the signal on its way up, and what is learned.

use crate::compare;
use crate::net;
use crate::start::{BEND, HALF, HE, ROOT, WAYS, WIDROW, XAVIER, percent, repeat};
use crate::trial::{Outcome, Trial};
use labs::task::Task;
use labs::{Bench, Check, Error, Findings, Sweep, Table};
use plot::{Axis, Chart, Figure};
use training::signals;

/// The width of each of the deep net's hidden layers, and how many there are.
pub const WIDTH: usize = 100;
const DEPTH: usize = 5;
/// The deep net learns from so many samples of any data set, in so many epochs.
pub const SAMPLES: usize = 4000;
/// The epochs of it.
pub const EPOCHS: usize = 5;

/// The mean square of a layer is so near to what theory says of it.
const NEAR: f64 = 0.15;
/// The names of the layers' mean squares.
const LAYERS: [&str; DEPTH] = ["layer1", "layer2", "layer3", "layer4", "layer5"];

/// The deep net from every start.
pub fn series(bench: &mut Bench, task: &Task) -> Result<(Sweep, Vec<Vec<Outcome>>), Error> {
    let part = task.train.first(SAMPLES);
    repeat(bench, |way, run| {
        let hidden = vec![WIDTH; DEPTH];
        let trial = Trial { init: way.rule, hidden, epochs: EPOCHS, ..Trial::baseline() };
        let net = net::build(&trial, task.inputs(), &run.streams)?;
        let all = signals(&net, part.first(500).x.view());
        let squares = all.iter().skip(1).step_by(2).map(|s| s.variance + s.mean.powi(2));
        let squares: Vec<f64> = squares.take(DEPTH).collect();
        let factor = (squares[DEPTH - 1] / squares[0]).powf(1.0 / (DEPTH as f64 - 1.0));
        let outcome = trial.train_from(net, task.size, &part, &task.dev, run, &mut [])?;
        let measures = outcome.measures().with("factor", Some(factor).filter(|f| f.is_finite()));
        let layers = LAYERS.into_iter().zip(squares);
        Ok((layers.fold(measures, |all, (name, square)| all.with(name, square)), outcome))
    })
}

/// The signal, its theory, and the accuracy.
pub fn table(deep: &Sweep) -> Table {
    let theory =
        WAYS.each_ref().map(|way| way.spread.map_or("–".into(), |s| format!("{:.3}", s / 2.0)));
    deep.table(
        "Five hidden layers: the mean of a² in the first and the last of them before anything is \
             learned, the factor from layer to layer, and what was learned then.",
    )
    .column("first layer", deep.means(LAYERS[0], 3))
    .column(
        "fifth layer",
        deep.summaries(LAYERS[DEPTH - 1]).iter().map(|s| format!("{:.1e}", s.mean())),
    )
    .column("factor", deep.means("factor", 3))
    .column("½ n Var(w)", theory)
    .column(format!("after {EPOCHS} epochs %"), compare::percent(deep, "dev_accuracy"))
    .column("diverged %", compare::percent(deep, "diverged"))
}

/// Checks of the factors, and of what is learned.
pub fn judge(findings: Findings, deep: &Sweep) -> Findings {
    let factors = WAYS.iter().enumerate().filter_map(|(at, way)| {
        let factor = deep[at].summary("factor").mean();
        way.spread.map(|spread| (way.name, factor, spread / 2.0))
    });
    let factors: Vec<_> = factors.collect();
    let off = |(_, found, theory): &(&str, f64, f64)| (found / theory - 1.0).abs();
    let worst = factors.iter().max_by(|a, b| off(a).total_cmp(&off(b)));
    let (name, found, theory) = worst.copied().unwrap_or(("–", f64::NAN, f64::NAN));
    let right = |way| percent(deep, "dev_accuracy", way);
    let good = [BEND, XAVIER, XAVIER + 1, HE, HE + 1].map(right);
    let bad = [HALF, ROOT].map(right);
    let least = good.into_iter().fold(f64::INFINITY, f64::min);
    findings
        .check(Check::measured(
            format!(
                "from hidden layer to hidden layer the mean square changes by ½ n Var(w), to {:.0} %, \
                 where no biases are drawn",
                100.0 * NEAR
            ),
            format!("farthest off is {name}: {found:.3}, not {theory:.3}"),
            factors.iter().all(|way| off(way) < NEAR),
        ))
        .check(Check::measured(
            "with five hidden layers the factor decides: between ½ and 1 (Xavier, He, 2.38) more \
             than 80 % are read, at 1/6 and at 4 less than 60 %",
            format!("at least {least:.1} %; {:.1} % with U(±1/√n), {:.1} % with U(±0.5)", bad[1], bad[0]),
            least > 80.0 && bad.iter().all(|right| *right < 60.0),
        ))
}

/// The signal by depth, and what the deep nets learn.
pub fn figure(deep: &Sweep, outcomes: &[Vec<Outcome>], seed: u64) -> Figure<'static> {
    let last = |way: usize| deep[way].summary(LAYERS[DEPTH - 1]).mean();
    let caption = format!(
        "How strong is the signal that arrives in the fifth hidden layer? The mean of a² is {:.2} with \
         He's numbers, {:.4} with Xavier's, {:.5} with U(±1/√n) and {:.0} with U(±0.5); the accuracy \
         follows.",
        last(HE),
        last(XAVIER),
        last(ROOT),
        last(HALF),
    );
    let alt = "Two panels with one line for each of six ways to start. Left, the mean square of the \
        activations over the hidden layers, on a logarithmic axis: U(±0.5) rises steeply, U(±1/√n) \
        falls steeply, Xavier less, the others are nearly level. Right, accuracy over the epochs: the \
        steep ones stay low, the level ones rise.";
    let signal = Chart::new("hidden layer", Axis::log("mean of a²")).height(230.0);
    let axis = Axis::new("development set right").unit("%").range(0.0, 100.0);
    let learned = Chart::new("epoch", axis).height(230.0);
    let drawn = [HALF, ROOT, BEND, WIDROW, XAVIER, HE];
    let (signal, learned) = drawn.into_iter().fold((signal, learned), |(signal, learned), way| {
        let name = WAYS[way].name;
        let mean = |(at, layer): (usize, &&str)| (at as f64 + 1.0, deep[way].summary(layer).mean());
        let squares = LAYERS.iter().enumerate().map(mean);
        (signal.line(name, squares), learned.line(name, compare::dev_curve(&outcomes[way])))
    });
    Figure::new(caption, alt).seed(seed).panel(signal).panel(learned)
}
