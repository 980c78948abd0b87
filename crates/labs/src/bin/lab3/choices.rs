//! LAB-3.7: what laboratory 2 has varied, in a convolutional net.

use crate::net::{self, Net, OnPictures};
use crate::rules;
use crate::shown::{self, share};
use crate::trial::{Outcome, Trial};
use backprop::{Activation, Dense, Layer};
use cnn::{Conv2d, Flatten, MaxPool, Window};
use labs::compare::{self, above, percent};
use labs::task::{CLASSES, Task};
use labs::{Bench, Check, Error, Experiment, Findings, Run, Summary, Sweep, Table};
use plot::{Axis, Chart, Figure};
use tensor::Streams;
use training::Dropout;

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-3.7",
    name: "choices",
    title: "Activation, dropout, optimizer, batch",
    question: "Do the choices of laboratory 2 turn out the same in a convolutional net?",
    run,
};

/// The activations of laboratory 2.
const ACTIVATIONS: [(&str, Activation); 6] = [
    ("σ", Activation::Logistic { beta: 1.0 }),
    ("tanh", Activation::Tanh { beta: 1.0 }),
    ("ReLU", Activation::Relu),
    ("leaky ReLU", Activation::LeakyRelu { slope: 0.01 }),
    ("ELU", Activation::Elu { alpha: 1.0 }),
    ("softplus", Activation::Softplus),
];
const SIGMA: usize = 0;
const RELU: usize = 2;
/// The shares that are dropped.
const SHARES: [f64; 4] = [0.0, 0.2, 0.5, 0.8];
const HALF: usize = 2;
/// Samples in a batch.
const BATCHES: [usize; 5] = [1, 10, 50, 100, 300];
const TEN: usize = 1;
const MOST: usize = 4;

/// The net of the baseline with another activation, and dropout in front of the dense layer.
#[derive(Clone, Debug)]
struct Choice {
    name: String,
    activation: Activation,
    dropout: f64,
    trial: Trial,
    /// What is done to gradients and rates besides.
    extra: rules::Extra,
}

impl Choice {
    fn usual(task: &Task, name: impl ToString) -> Self {
        let (trial, extra) = (Trial::usual(task), rules::Extra::None);
        Self { name: name.to_string(), activation: Activation::Relu, dropout: 0.0, trial, extra }
    }

    fn build(&self, task: &Task, streams: &Streams) -> Result<Net, Error> {
        let rng = &mut streams.stream("drawn anew");
        let (height, width) = (task.size.0 / 2, task.size.1 / 2);
        let features = Conv2d::random(1, 8, Window::new(3).same(), rng)
            .then(self.activation)
            .then(MaxPool::new(2))
            .then(Flatten);
        let dense = Dense::random(height * width * 8, CLASSES, rng);
        let dropout = Dropout::new(self.dropout)?;
        Ok(net::start(
            OnPictures { size: task.size, net: features.then(dropout).then(dense) },
            streams,
        ))
    }

    fn train(&self, task: &Task, run: &Run) -> Result<Outcome, Error> {
        let (net, parts) = (self.build(task, &run.streams)?, [&task.train, &task.dev]);
        self.extra.with(|own| self.trial.teach_on(net, task.size, parts, run, own))
    }
}

/// What is varied, and its settings.
fn all(task: &Task) -> [(&'static str, Vec<Choice>); 4] {
    let activation = |(name, activation)| Choice { activation, ..Choice::usual(task, name) };
    let dropout = |dropout| Choice { dropout, ..Choice::usual(task, dropout) };
    let by = |(name, rule, extra): (&str, _, _)| {
        let trial = Trial { rule, ..Trial::usual(task) };
        Choice { trial, extra, ..Choice::usual(task, name) }
    };
    let batch = |batch| {
        let trial = Trial { batch, ..Trial::usual(task) };
        Choice { trial, ..Choice::usual(task, batch) }
    };
    [
        ("activation", ACTIVATIONS.map(activation).into()),
        ("dropout", SHARES.map(dropout).into()),
        ("optimizer", rules::all().map(by).into()),
        ("batch", BATCHES.map(batch).into()),
    ]
}

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let (mut findings, mut sweeps) = (Findings::new(setup(&task)), Vec::new());
    for (variable, choices) in all(&task) {
        let (sweep, outcomes) = compare::sweep(
            bench,
            variable,
            &choices,
            |choice| choice.name.clone(),
            |choice, run| choice.train(&task, run),
            |_, outcome| outcome.measures().with("steps", outcome.steps as f64),
        )?;
        findings = findings.table(table(variable, &sweep, &outcomes));
        sweeps.push(sweep);
    }
    let findings = findings.figure("lab3-choices", &figure(&sweeps, bench.seed()));
    let findings = judge(findings, &sweeps).conclusion(conclusion(&sweeps));
    Ok(sweeps.into_iter().fold(findings, Findings::raw))
}

fn setup(task: &Task) -> String {
    format!(
        "{} {} In the net of the baseline, eight maps of 3 × 3, one thing changes at a time, along the lists \
         of laboratory 2: the activation, dropout in front of the dense layer, the optimizer ({}), and the \
         size of a batch. Two things of those lists are left out: batches of all samples, with which \
         so few epochs are a handful of steps, and the fourfold rate of some activations, because Adam \
         scales the gradients itself.",
        task.describe(),
        Trial::usual(task).describe(),
        rules::DESCRIBED,
    )
}

fn table(variable: &str, sweep: &Sweep, outcomes: &[Vec<Outcome>]) -> Table {
    sweep
        .table(format!("Accuracy over the {variable}: mean ± deviation."))
        .column("training %", percent(sweep, "train_accuracy"))
        .column("development %", percent(sweep, "dev_accuracy"))
        .column("training cost", sweep.means("train_cost", 3))
        .column("development cost", sweep.means("dev_cost", 3))
        .column("seconds", compare::seconds(outcomes))
}

fn judge(findings: Findings, sweeps: &[Sweep]) -> Findings {
    let of = |which: usize, at: usize, name: &str| sweeps[which][at].summary(name);
    let cost = |which: usize, at: usize| of(which, at, "train_cost");
    let shown = |a: &Summary, b: &Summary| format!("{:.3} against {:.3}", a.mean(), b.mean());
    let gap = |at: usize| of(1, at, "dev_cost").mean() - cost(1, at).mean();
    let [few, many] = [MOST, TEN].map(|at| of(3, at, "steps").mean());
    findings
        .check(Check::measured(
            "σ learns more slowly than ReLU: its training cost is higher by more than 2 standard errors",
            shown(&cost(0, SIGMA), &cost(0, RELU)),
            above(&cost(0, SIGMA), &cost(0, RELU)) > 2.0,
        ))
        .check(Check::measured(
            "dropout of a half raises the training cost, by more than 2 standard errors",
            shown(&cost(1, HALF), &cost(1, 0)),
            above(&cost(1, HALF), &cost(1, 0)) > 2.0,
        ))
        .check(Check::measured(
            "and narrows the gap between the costs on new and on old pictures",
            format!("{:.3} against {:.3}", gap(HALF), gap(0)),
            gap(HALF) < gap(0),
        ))
        .check(Check::measured(
            "batches of 300 take fewer steps in the same epochs and end with a higher training cost than \
             batches of 10",
            format!("{few:.0} against {many:.0} steps, {}", shown(&cost(3, MOST), &cost(3, TEN))),
            few < many && above(&cost(3, MOST), &cost(3, TEN)) > 2.0,
        ))
}

fn conclusion(sweeps: &[Sweep]) -> String {
    let show = |which: usize, at: usize| share(&sweeps[which][at].summary("dev_accuracy"));
    let list = |which: usize| {
        let all = sweeps[which].series.iter().enumerate();
        all.map(|(at, series)| format!("{} with {}", show(which, at), series.setting))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let steps = |at: usize| sweeps[3][at].summary("steps").mean();
    format!(
        "Of the development set the net reads {}. Dropout of a half takes it from {} to {}, of eight tenths \
         to {}. The optimizers, at the rates given, end at {}. Batches of 10 take {:.0} times as many steps \
         as batches of 300 and read {} against {}; with single samples, ten times as many steps again, it \
         is {}. Most is read with batches of {}.",
        list(0),
        show(1, 0),
        show(1, HALF),
        show(1, 3),
        list(2),
        steps(TEN) / steps(MOST),
        show(3, TEN),
        show(3, MOST),
        show(3, 0),
        BATCHES[shown::best(&sweeps[3], "dev_accuracy")],
    )
}

fn figure(sweeps: &[Sweep], seed: u64) -> Figure<'static> {
    let [small, large] = [TEN, MOST].map(|at| share(&sweeps[3][at].summary("dev_accuracy")));
    let caption = format!(
        "Which choices matter in a convolutional net? Batches of 10 read {small}, batches of 300 {large} of \
         the development set in as many epochs.",
    );
    let alt = "Five panels of the accuracy on the development set: over six activations, four shares of \
        dropout, nine optimizers in two panels, and five sizes of a batch.";
    let figure = Figure::new(caption, alt).seed(seed).columns(1);
    sweeps.iter().flat_map(panels).fold(figure, Figure::panel)
}

/// One panel, or two of one height where there are more settings than names fit below.
fn panels(sweep: &Sweep) -> Vec<Chart<'static>> {
    let marks = shown::scaled(sweep, "dev_accuracy", 0.0);
    let ends = marks.iter().flat_map(|&(_, mean, deviation)| {
        // A single run has no deviation.
        let deviation = if deviation.is_finite() { deviation } else { 0.0 };
        [mean - deviation, mean + deviation]
    });
    let (low, high) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), end| {
        (low.min(end.floor()), high.max(end.ceil()))
    });
    // One whole per cent in all runs is no range.
    let high = if high > low { high } else { low + 1.0 };
    let settings = sweep.series.len();
    let each = if settings > ACTIVATIONS.len() { settings.div_ceil(2) } else { settings };
    let parts = sweep.series.chunks(each).map(|series| {
        let part = Sweep { variable: sweep.variable.clone(), series: series.to_vec() };
        let axis = Axis::new("accuracy (%)").range(low, high);
        let marks = shown::scaled(&part, "dev_accuracy", 0.0);
        Chart::new(part.axis(), axis).height(150.0).spread("development", marks)
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use labs::Measures;

    #[test]
    fn a_single_run_has_its_panels_whatever_it_reads() {
        let names: Vec<String> =
            rules::all().iter().map(|(name, ..)| (*name).to_string()).collect();
        for read in [&|at: usize| 0.9 + at as f64 / 200.0, &|_| 0.97] as [&dyn Fn(usize) -> f64; 2]
        {
            let sweep =
                shown::made(&names, 1, |at, _| Measures::new().with("dev_accuracy", read(at)));
            let panels = panels(&sweep);
            assert_eq!(panels.len(), 2);
            let figure = Figure::new(
                "What is read of one run? A mark for each setting.",
                "Two panels of marks without bars, one for each of nine settings.",
            );
            let figure = panels.into_iter().fold(figure, Figure::panel);
            assert!(!figure.svg_with_id("choices").contains("NaN"));
        }
    }
}
