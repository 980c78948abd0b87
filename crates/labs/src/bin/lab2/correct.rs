//! LAB-2.0: is the code right?

use crate::compare;
use crate::cost::Cost;
use crate::gradients::{self, ACTIVATIONS, COSTS};
use crate::net;
use crate::trial::Trial;
use crate::worked::{self, Example};
use backprop::classic::{Function, Network, Stop, Training};
use datasets::{Coding, Gate, gate};
use labs::Steps;
use labs::task::{CLASSES, Part, Task};
use labs::{Bench, Check, Error, Experiment, Findings, Measures, Run, Series, Sweep, Table};
use ndarray::{Array2, Axis as Along};
use optimizers::Adam;
use plot::{Axis, Figure, Heatmap};
use rand::seq::SliceRandom;
use training::{Overfit, overfit_small};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-2.0",
    name: "correct",
    title: "Is the code right?",
    question: "Which mistakes would show before the first serious training?",
    run,
};

/// What the relative error of a gradient has to stay below.
const TOLERANCE: f64 = 1e-6;
/// Samples to learn by heart, and steps for it.
const SAMPLES: usize = 50;
const STEPS: usize = 400;
/// Random starts for XOR in a run.
const STARTS: usize = 20;
/// The accuracy of guessing, and how far from it that after learning from shuffled labels may be.
const CHANCE: f64 = 1.0 / CLASSES as f64;
const NEAR: f64 = 0.05;

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let errors = ACTIVATIONS.map(|(_, f)| gradients::errors(f));
    let worst = labs::compare::farthest(errors.iter().flatten().copied());
    let slip = gradients::errors(gradients::Slip).into_iter().fold(f64::INFINITY, f64::min);
    let practice = practise(bench, &task)?;
    let labels = shuffled(bench, &task)?;
    let [learned, blind, starts] =
        ["by_heart", "black", "xor"].map(|name| practice[0].summary(name));
    let [right, wrong] = [0, 1].map(|at| labels[at].summary("dev_accuracy"));
    let findings = Findings::new(format!(
        "{} Gradients are compared with central differences in double precision, in nets 3-3-3 \
         with four samples, the same for every seed. XOR is learned by σ neurons, 2-2-1, one \
         sample at a time with μ = 1. Fifty samples are learned by heart in {STEPS} steps of Adam \
         with η = 0.003 by the net of the baseline, once as they are and once with black pictures, \
         as a mistake in reading them leaves them. At last the baseline is trained on the labels \
         as they are, and on the same labels shuffled.",
        task.describe(),
    ));
    let findings = by_formula(findings, &errors, worst, slip)?;
    let conclusion = format!(
        "The worst of {} gradients has a relative error of {worst:.0e}; a wrong slope has one of \
         {slip:.2}. The net learns fifty samples down to {:.2} % of the cost; where it sees black \
         pictures {:.0} % are left. Shuffled labels bring the accuracy on new pictures from \
         {:.1} % to {:.1} %, where guessing gives {:.0} %. XOR is the test to be careful with: \
         from random weights the same code learns it in {:.0} % of the starts, so that a failure \
         there is no proof of a mistake.",
        ACTIVATIONS.len() * COSTS.len(),
        100.0 * learned.mean(),
        100.0 * blind.mean(),
        100.0 * right.mean(),
        100.0 * wrong.mean(),
        100.0 * CHANCE,
        100.0 * starts.mean(),
    );
    let findings = by_training(findings, &practice, &labels);
    Ok(findings.conclusion(conclusion).raw(practice).raw(labels))
}

/// What chance has no part in: gradients, the worked net, and XOR from given weights.
fn by_formula(
    findings: Findings,
    errors: &[[f64; 8]; 13],
    worst: f64,
    slip: f64,
) -> Result<Findings, Error> {
    let examples = worked::examples();
    let epochs = xor_from_steps()?;
    Ok(findings
        .table(gradient_table(errors))
        .table(worked::table(&examples))
        .figure("lab2-correct-gradients", &figure(errors, worst))
        .check(Check::exact(
            format!(
                "the gradients of all {} activations under all {} costs agree with central \
                 differences: relative error below {TOLERANCE:e}",
                ACTIVATIONS.len(),
                COSTS.len()
            ),
            format!("{worst:.0e} at the worst"),
            worst < TOLERANCE,
        ))
        .check(Check::exact(
            "and a mistake would show: tanh with the slope a (1 − a) of σ is off by more than 0.1 \
             under every cost",
            format!("by {slip:.2} at the least"),
            slip > 0.1,
        ))
        .check(Check::exact(
            "the net of the third lecture answers as on the slides: 0.98, 0.12 in its first layer; \
             0.62, 0.83 to (1, −1); 0.51, 0.85 to (0, 0)",
            examples.iter().map(Example::found).collect::<Vec<_>>().join("; "),
            examples.iter().all(Example::agrees),
        ))
        .check(Check::exact(
            "XOR is learned from the weights of the step neurons: the error of each of the four \
             patterns comes below 0.005",
            epochs.map_or("not in 1000 epochs".into(), |n| format!("after {n} epochs")),
            epochs.is_some(),
        )))
}

/// What is learned from the pictures: by heart, and from labels that mean nothing.
fn by_training(findings: Findings, practice: &Sweep, labels: &Sweep) -> Findings {
    let [learned, blind] = ["by_heart", "black"].map(|name| practice[0].summary(name));
    let [right, wrong] = [0, 1].map(|at| labels[at].summary("dev_accuracy"));
    findings
        .table(
            practice
                .table(format!(
                    "Learned by heart: the share of the cost that is left. XOR: the share of \
                     {STARTS} random starts from which it is learned."
                ))
                .column("fifty samples, %", compare::percent(practice, "by_heart"))
                .column("black pictures, %", compare::percent(practice, "black"))
                .column("XOR, %", compare::percent(practice, "xor")),
        )
        .table(
            labels
                .table("Accuracy after ten epochs.")
                .column("training %", compare::percent(labels, "train_accuracy"))
                .column("development %", compare::percent(labels, "dev_accuracy")),
        )
        .check(Check::exact(
            "fifty samples are learned by heart in every run: less than a hundredth of the cost is \
             left",
            format!("{:.2} % in the worst run", 100.0 * learned.max()),
            learned.max() <= 0.01,
        ))
        .check(Check::exact(
            "and the test can be failed: where all pictures are black, more than a hundredth is \
             left",
            format!("{:.1} % in the best run", 100.0 * blind.min()),
            blind.min() > 0.01,
        ))
        .check(Check::measured(
            format!(
                "nothing leaks from training to development: after learning shuffled labels \
                 {:.0} ± {:.0} % of the development set are right",
                100.0 * CHANCE,
                100.0 * NEAR
            ),
            format!(
                "{:.1} %, and {:.1} % after the right labels",
                100.0 * wrong.mean(),
                100.0 * right.mean()
            ),
            (wrong.mean() - CHANCE).abs() < NEAR,
        ))
}

const XOR: Training =
    Training { learning_rate: 1.0, batch: 1, admissible_error: 0.005, max_epochs: 1000 };

/// The epochs until XOR is learned, where it is.
fn learn_xor(net: &mut Network, training: &Training) -> Result<Option<usize>, Error> {
    let xor = gate(Gate::Xor, Coding::Unipolar, Coding::Unipolar);
    let (x, y) = (xor.x, xor.t.insert_axis(Along(1)));
    let history = training.train(net, x.view(), y.view(), None).map_err(Error::model)?;
    Ok((history.stop == Stop::Reached).then_some(history.errors.len()))
}

/// From the weights with which three step neurons compute XOR: as smooth neurons they do not.
fn xor_from_steps() -> Result<Option<usize>, Error> {
    learn_xor(&mut Network::xor(Function::Logistic), &XOR)
}

/// Fifty samples by heart, and XOR from random weights.
fn practise(bench: &mut Bench, task: &Task) -> Result<Sweep, Error> {
    let times = bench.runs();
    let work = |(): &(), run: &Run| {
        let black = Part { x: Array2::zeros(task.train.x.dim()), y: task.train.y.clone() };
        let [seen, blind] = [by_heart(task, &task.train, run)?, by_heart(task, &black, run)?];
        let (mut rng, mut learned) = (run.streams.stream("xor"), 0);
        for _ in 0..STARTS {
            let f = Function::Logistic;
            let net = Network::random(&[2, 2, 1], f, f, 1.0, &mut rng);
            let mut net = net.map_err(Error::model)?;
            let patient = Training { max_epochs: 3000, ..XOR };
            learned += usize::from(learn_xor(&mut net, &patient)?.is_some());
        }
        Ok(Measures::new()
            .with("by_heart", seen.last / seen.first)
            .with("black", blind.last / blind.first)
            .with("xor", learned as f64 / STARTS as f64))
    };
    let runs = bench.repeat("by heart", &[()], times, |()| String::new(), work)?;
    let series = runs.into_iter().map(|runs| Series { setting: "small tasks".into(), runs });
    Ok(Sweep { variable: "tests".into(), series: series.collect() })
}

fn by_heart(task: &Task, part: &Part, run: &Run) -> Result<Overfit, Error> {
    let net = net::build(&Trial::baseline(), task.inputs(), &run.streams)?;
    // In a set whose classes take turns, samples at equal distances may be of one class.
    let mut rows: Vec<usize> = (0..part.y.len()).collect();
    rows.shuffle(&mut run.streams.stream("by heart"));
    let part = part.pick(&rows[..SAMPLES]);
    let adam = Steps::by(Adam { learning_rate: 0.003, ..Adam::default() })?;
    Ok(overfit_small(net, &Cost::Softmax, adam, &part.set(), STEPS))
}

/// The baseline on the labels, and on the labels in another order.
fn shuffled(bench: &mut Bench, task: &Task) -> Result<Sweep, Error> {
    let settings = [false, true];
    let label = |shuffle: &bool| if *shuffle { "shuffled" } else { "right" }.to_string();
    let train = |&shuffle: &bool, run: &Run| {
        let Part { x, mut y } = task.train.clone();
        if shuffle {
            y.shuffle(&mut run.streams.stream("labels"));
        }
        Trial::baseline().train_on(task.size, &Part { x, y }, &task.dev, run, &mut [])
    };
    let measure = |_: &bool, outcome: &crate::trial::Outcome| outcome.measures();
    Ok(compare::sweep(bench, "labels", &settings, label, train, measure)?.0)
}

/// The worst cost of each activation.
fn gradient_table(errors: &[[f64; 8]; 13]) -> Table {
    let caption = "The largest relative error of a gradient under any of the costs. CE is \
        cross-entropy behind a softmax, BCE the binary one behind a σ; SM+CE and σ+CE contain \
        theirs.";
    let table = Table::new(caption, ["activation", "relative error", "under"]);
    ACTIVATIONS.iter().zip(errors).fold(table, |table, ((name, _), errors)| {
        let worst = (0..COSTS.len()).fold(0, |a, b| if errors[b] > errors[a] { b } else { a });
        table.row([(*name).into(), format!("{:.0e}", errors[worst]), COSTS[worst].into()])
    })
}

fn figure(errors: &[[f64; 8]; 13], worst: f64) -> Figure<'static> {
    let caption = format!(
        "How exact are the gradients? The worst of them has a relative error of {worst:.0e}."
    );
    let alt = "A grid of thirteen activations and eight costs. Every cell holds the decimal \
        logarithm of a relative error, rounded.";
    let panel = Heatmap::new(
        Axis::new("cost").categories(COSTS),
        Axis::new("activation").categories(ACTIVATIONS.map(|(name, _)| name)),
        "log₁₀ of the relative error",
        (ACTIVATIONS.len(), COSTS.len()),
        |i, j| errors[i][j].max(1e-17).log10(),
    );
    Figure::new(caption, alt).panel(panel.values(0))
}
