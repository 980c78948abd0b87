//! LAB-2.16: the scale of the inputs.

use crate::compare;
use crate::inputs::{Inputs, rescaled};
use crate::trial::{Outcome, Rule, Trial};
use backprop::{Layer, dead_fraction};
use labs::task::Task;
use labs::{Bench, Check, Error, Experiment, Findings, Run, Sweep, Table};
use ndarray::ArrayView2;
use optimizers::Sgd;
use plot::{Axis, Chart, Figure};
use training::Record;

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-2.16",
    name: "scaling",
    title: "The scale of the inputs",
    question: "Does it matter to a net whether a pixel goes from 0 to 255 or from 0 to 1, and \
        which scaling is best?",
    run,
};

/// The place of unit norm among the scalings.
const UNIT: usize = 5;

/// The rates with which raw pixels are tried again.
const RATES: [f64; 6] = [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6];

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let all = Inputs::all(task.train.x.view());
    let train = |trial: &Trial, inputs: &Inputs, run: &Run| {
        let [train, dev] = [&task.train, &task.dev].map(|part| inputs.apply(part));
        trial.train_on(task.size, &train, &dev, run, &mut [])
    };
    let measure = |inputs: &Inputs, outcome: &Outcome| {
        let dev = inputs.apply(&task.dev);
        let first = outcome.curves.first().and_then(|record| record.dev);
        let root = |sum: f32, count: usize| f64::from((sum / count as f32).sqrt());
        outcome
            .measures()
            .with("first", first.and_then(|score| score.accuracy))
            .with("dead", dead(outcome, dev.x.view()))
            .with("size", root(dev.x.iter().map(|x| x * x).sum(), dev.x.len()))
            .with("largest", f64::from(dev.x.iter().fold(0.0_f32, |most, x| most.max(x.abs()))))
    };
    let trial = Trial::baseline();
    let (scales, outcomes) = compare::sweep(
        bench,
        "inputs",
        &all,
        Inputs::label,
        |inputs, run| train(&trial, inputs, run),
        measure,
    )?;
    let (rates, _) = compare::sweep(
        bench,
        "learning rate η",
        &RATES,
        |rate| format!("{rate}"),
        |&learning_rate, run| {
            let rule = Rule::Sgd(Sgd { learning_rate });
            train(&Trial { rule, ..Trial::baseline() }, &all[0], run)
        },
        |_, outcome| measure(&all[0], outcome),
    )?;
    let same = rescaled(&trial, &task, &bench.streams(0))?;
    Ok(report(bench, &task, scales, rates, &outcomes, same))
}

/// The share of hidden neurons that answer no picture of the development set.
fn dead(outcome: &Outcome, x: ArrayView2<f32>) -> f64 {
    let z = outcome.net[0].predict(x);
    dead_fraction(outcome.net[1].predict(z.view()).view())
}

fn report(
    bench: &Bench,
    task: &Task,
    scales: Sweep,
    rates: Sweep,
    outcomes: &[Vec<Outcome>],
    same: bool,
) -> Findings {
    let means = |sweep: &Sweep, name: &str| -> Vec<f64> {
        sweep.summaries(name).iter().map(|s| 100.0 * s.mean()).collect()
    };
    let (found, slow) = (means(&scales, "dev_accuracy"), means(&rates, "dev_accuracy"));
    let first = means(&scales, "first");
    let place = |values: &[f64]| {
        let better = |best: usize, at: usize| if values[at] > values[best] { at } else { best };
        (0..values.len()).fold(0, better)
    };
    let (best, cure) = (place(&found), place(&slow));
    let lowest = |values: &[f64]| values.iter().copied().fold(f64::INFINITY, f64::min);
    let (worst, others) = (lowest(&found[1..UNIT]), lowest(&first[1..UNIT]));
    let least = 100.0 * compare::floor(task.name) - 2.0;
    let raw_dead = 100.0 * scales[0].summary("dead").mean();
    let size = |at: usize| scales[at].summary("size").mean();
    let start = rates[RATES.len() - 1].summary("dev_cost").mean();
    Findings::new(format!(
        "{} {} Pixels are grey levels from 0 to 255. They are taken as they are, or all divided by \
         255, or each pixel is scaled by its least, greatest or mean value or its deviation in the \
         training part, or each picture is divided by its length. Raw pixels are tried once more \
         at smaller rates. A dead neuron answers no picture of the development set; accuracies are \
         those on this set, and √⟨x²⟩ and the largest |x| are measured there.",
        task.describe(),
        compare::BASELINE
    ))
    .table(
        table(&scales, "Ten epochs at η = 0.1: mean ± deviation.")
            .column("√⟨x²⟩", scales.means("size", 2))
            .column("largest |x|", scales.means("largest", 1)),
    )
    .table(table(&rates, "Raw pixels, 0 to 255, at smaller rates."))
    .figure("lab2-scaling", &curves(&scales, outcomes, bench.seed()))
    .figure("lab2-scaling-rates", &rates_figure(&rates, found[1], bench.seed()))
    .check(Check::exact(
        "inputs 256 times as large and weights 1/256 give the same outputs, and gradients 256 \
         times as large, to the last bit",
        if same { "the same outputs and gradients" } else { "others" },
        same,
    ))
    .check(Check::measured(
        "raw pixels fail at η = 0.1: fewer than half of the answers are right",
        format!("{:.2} %", found[0]),
        found[0] < 50.0,
    ))
    .check(Check::measured(
        format!("scaled pixel by pixel or all by 255 they learn: at least {least:.1} %"),
        format!("at least {worst:.2} %"),
        worst >= least,
    ))
    .check(Check::measured(
        "pictures of unit norm are too small for this rate: after an epoch they are 5 points \
         behind the other scalings",
        format!("{:.2} %, and at least {others:.2} %", first[UNIT]),
        first[UNIT] + 5.0 < others,
    ))
    .check(Check::measured(
        "raw pixels want a hundredth of the rate or less, and even so stay half a point behind \
         those divided by 255",
        format!("{:.2} % at η = {}, and {:.2} %", slow[cure], RATES[cure], found[1]),
        RATES[cure] < 2e-3 && slow[cure] + 0.5 < found[1],
    ))
    .conclusion(format!(
        "At η = 0.1 raw pixels end with {:.2} % right and {raw_dead:.0} % of the neurons dead; \
         pixels divided by 255 end with {:.2} %, and the best scaling, {}, with {:.2} %. With \
         inputs c times as large the sums are c times as large, and so are the gradients of the \
         first weights: a step moves the sums c² times as far, 65,025 times for c = 255. The other \
         way round, pictures of unit norm have √⟨x²⟩ = {:.2} instead of {:.2}, and the net learns \
         from them in small steps: {:.2} % after an epoch. A smaller rate is not the whole cure. \
         Raw pixels come to {:.2} % at η = {}, for the weights begin as if they were 255 times too \
         large: at the smallest rate the cost is still {start:.1}, and ln 10 = 2.3 is what a net \
         that knows nothing pays.",
        found[0],
        found[1],
        scales[best].setting,
        found[best],
        size(UNIT),
        size(1),
        first[UNIT],
        slow[cure],
        RATES[cure],
    ))
    .raw(scales)
    .raw(rates)
}

fn table(sweep: &Sweep, caption: &str) -> Table {
    sweep
        .table(caption)
        .column("after 1 epoch %", compare::percent(sweep, "first"))
        .column("after 10 epochs %", compare::percent(sweep, "dev_accuracy"))
        .column("development cost", sweep.means("dev_cost", 3))
        .column("dead neurons %", compare::percent(sweep, "dead"))
}

/// The accuracy over the epochs for every scaling.
fn curves(scales: &Sweep, outcomes: &[Vec<Outcome>], seed: u64) -> Figure<'static> {
    let percent = |record: &Record| record.dev.and_then(|score| score.accuracy).map(|a| 100.0 * a);
    let chart = Chart::new("epoch", Axis::new("accuracy").unit("%")).height(260.0);
    let lines: Vec<_> = outcomes.iter().map(|runs| compare::mean_curve(runs, percent)).collect();
    let first = |at: usize| lines[at].first().map_or(f64::NAN, |&(_, accuracy)| accuracy);
    let caption = format!(
        "Which inputs can the net learn from at η = 0.1? After an epoch {:.1} % are right with raw \
         pixels, {:.1} % with pixels divided by 255 and {:.1} % with standardised ones.",
        first(0),
        first(1),
        first(4),
    );
    let named = scales.series.iter().zip(lines);
    let chart = named.fold(chart, |chart, (series, line)| chart.line(&series.setting, line));
    Figure::new(
        caption,
        "Accuracy on the development set over ten epochs, a line for each scaling. That of raw \
         pixels stays far below the others; unit norm rises more slowly than the rest.",
    )
    .seed(seed)
    .panel(chart)
}

fn rates_figure(rates: &Sweep, scaled: f64, seed: u64) -> Figure<'static> {
    let spread = rates.summaries("dev_accuracy").into_iter().zip(RATES);
    let spread: Vec<_> =
        spread.map(|(s, rate)| (rate, 100.0 * s.mean(), 100.0 * s.deviation())).collect();
    let best =
        spread.iter().fold(spread[0], |best, &point| if point.1 > best.1 { point } else { best });
    Figure::new(
        format!(
            "Can raw pixels be learned from at all? At η = {} they reach {:.1} %; divided by 255 \
             they reach {scaled:.1} % at η = 0.1.",
            best.0, best.1
        ),
        "Accuracy on the development set with raw pixels over the learning rate on a logarithmic \
         axis. At the left it is high, at 0.1 low. A dashed line marks what scaled pixels reach.",
    )
    .seed(seed)
    .panel(
        Chart::new(Axis::log("learning rate η"), Axis::new("accuracy").unit("%").range(0.0, 100.0))
            .spread("", spread)
            .horizontal(scaled, "divided by 255, η = 0.1")
            .height(220.0),
    )
}
