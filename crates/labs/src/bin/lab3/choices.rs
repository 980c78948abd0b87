//! LAB-3.7: what laboratory 2 has varied, in a convolutional net.

use crate::net::{self, Net, OnPictures};
use crate::shown::share;
use crate::trial::{Outcome, Trial};
use backprop::{Activation, Dense, Layer};
use cnn::{Conv2d, Flatten, MaxPool, Window};
use labs::compare::{self, above, percent};
use labs::task::{CLASSES, Task};
use labs::{Bench, Check, Error, Experiment, Findings, Rule, Run, Summary, Sweep};
use optimizers::{Adam, Momentum, RmsProp, Sgd};
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

/// The net of the baseline with another activation, and dropout in front of the dense layer.
#[derive(Clone, Debug)]
struct Choice {
    name: &'static str,
    activation: Activation,
    dropout: f64,
    trial: Trial,
}

impl Choice {
    fn usual(task: &Task, name: &'static str) -> Self {
        Self { name, activation: Activation::Relu, dropout: 0.0, trial: Trial::usual(task) }
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
        self.trial.teach(self.build(task, &run.streams)?, task, run)
    }
}

/// What is varied, and its settings.
fn all(task: &Task) -> [(&'static str, Vec<Choice>); 4] {
    let usual = |name| Choice::usual(task, name);
    let activation = |name, activation| Choice { activation, ..usual(name) };
    let dropout = |name, dropout| Choice { dropout, ..usual(name) };
    let by = |name, rule| Choice { trial: Trial { rule, ..Trial::usual(task) }, ..usual(name) };
    let batch =
        |name, batch| Choice { trial: Trial { batch, ..Trial::usual(task) }, ..usual(name) };
    [
        (
            "activation",
            vec![
                activation("σ", Activation::Logistic { beta: 1.0 }),
                activation("tanh", Activation::Tanh { beta: 1.0 }),
                activation("ReLU", Activation::Relu),
                activation("leaky ReLU", Activation::LeakyRelu { slope: 0.1 }),
            ],
        ),
        ("dropout", vec![dropout("0", 0.0), dropout("0.25", 0.25), dropout("0.5", 0.5)]),
        (
            "optimizer",
            vec![
                by("SGD", Rule::Sgd(Sgd { learning_rate: 0.1 })),
                by(
                    "momentum",
                    Rule::Momentum(Momentum { learning_rate: 0.02, ..Momentum::default() }),
                ),
                by(
                    "RMSprop",
                    Rule::RmsProp(RmsProp { learning_rate: 0.002, ..RmsProp::default() }),
                ),
                by("Adam", Rule::Adam(Adam { learning_rate: 0.002, ..Adam::default() })),
            ],
        ),
        ("batch", vec![batch("8", 8), batch("32", 32), batch("128", 128), batch("512", 512)]),
    ]
}

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let mut sweeps = Vec::new();
    let mut findings = Findings::new(format!(
        "{} {} In the net of the baseline, eight maps of 3 × 3, one thing changes at a time: the \
         activation, dropout in front of the dense layer, the optimizer (SGD with η = 0.1, momentum with \
         0.02, RMSprop and Adam with 0.002), and the size of a batch.",
        task.describe(),
        Trial::usual(&task).describe(),
    ));
    for (variable, choices) in all(&task) {
        let (sweep, outcomes) = compare::sweep(
            bench,
            variable,
            &choices,
            |choice| choice.name.into(),
            |choice, run| choice.train(&task, run),
            |_, outcome| outcome.measures().with("steps", outcome.steps as f64),
        )?;
        let table = sweep
            .table(format!("Accuracy over the {variable}: mean ± deviation."))
            .column("training %", percent(&sweep, "train_accuracy"))
            .column("development %", percent(&sweep, "dev_accuracy"))
            .column("training cost", sweep.means("train_cost", 3))
            .column("development cost", sweep.means("dev_cost", 3))
            .column("seconds", compare::seconds(&outcomes));
        findings = findings.table(table);
        sweeps.push(sweep);
    }
    let of = |which: usize, at: usize, name: &str| sweeps[which][at].summary(name);
    let cost = |which: usize, at: usize| of(which, at, "train_cost");
    let shown = |a: &Summary, b: &Summary| format!("{:.3} against {:.3}", a.mean(), b.mean());
    let gap = |at: usize| of(1, at, "dev_cost").mean() - cost(1, at).mean();
    let steps = of(3, 0, "steps").mean() / of(3, 3, "steps").mean();
    let findings = findings
        .figure("lab3-choices", &figure(&sweeps, bench.seed()))
        .check(Check::measured(
            "σ learns more slowly than ReLU: its training cost is higher by more than 2 standard errors",
            shown(&cost(0, 0), &cost(0, 2)),
            above(&cost(0, 0), &cost(0, 2)) > 2.0,
        ))
        .check(Check::measured(
            "dropout of a half raises the training cost, by more than 2 standard errors",
            shown(&cost(1, 2), &cost(1, 0)),
            above(&cost(1, 2), &cost(1, 0)) > 2.0,
        ))
        .check(Check::measured(
            "and narrows the gap between the costs on new and on old pictures",
            format!("{:.3} against {:.3}", gap(2), gap(0)),
            gap(2) < gap(0),
        ))
        .check(Check::measured(
            "batches of 512 take fewer steps in the same epochs and end with a higher training cost than \
             batches of 8",
            shown(&cost(3, 3), &cost(3, 0)),
            above(&cost(3, 3), &cost(3, 0)) > 2.0,
        ))
        .conclusion(conclusion(&sweeps, steps));
    Ok(sweeps.into_iter().fold(findings, Findings::raw))
}

fn conclusion(sweeps: &[Sweep], steps: f64) -> String {
    let show = |which: usize, at: usize| share(&sweeps[which][at].summary("dev_accuracy"));
    format!(
        "With σ the net reads {} of the development set right, with tanh {}, with ReLU {}, with the leaky \
         one {}. Dropout of a half makes {} of {}. SGD, momentum, RMSprop and Adam end at {}, {}, {} and \
         {} with the rates given. Batches of 8 take {steps:.0} times as many steps as batches of 512 and \
         read {} against {}: within a few epochs it is steps that count.",
        show(0, 0),
        show(0, 1),
        show(0, 2),
        show(0, 3),
        show(1, 2),
        show(1, 0),
        show(2, 0),
        show(2, 1),
        show(2, 2),
        show(2, 3),
        show(3, 0),
        show(3, 3),
    )
}

fn figure(sweeps: &[Sweep], seed: u64) -> Figure<'static> {
    let [small, large] = [0, 3].map(|at| share(&sweeps[3][at].summary("dev_accuracy")));
    let caption = format!(
        "Which choices matter in a convolutional net? Batches of 8 read {small}, batches of 512 {large} of \
         the development set in as many epochs.",
    );
    let alt = "Four panels of the accuracy on the development set: over four activations, three shares of \
        dropout, four optimizers, and four sizes of a batch.";
    let figure = Figure::new(caption, alt).seed(seed).columns(2);
    sweeps.iter().fold(figure, |figure, sweep| {
        let marks = crate::shown::scaled(sweep, "dev_accuracy", 0.0);
        let chart = Chart::new(sweep.axis(), Axis::new("accuracy (%)")).height(150.0);
        figure.panel(chart.spread("development", marks))
    })
}
