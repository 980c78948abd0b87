//! The net on the slide of the Hungarian lecture, and 92 % of Fashion-MNIST.

use crate::goal::{self, Goal};
use crate::net;
use crate::shown::share;
use crate::trial::Trial;
use cnn::arch::{self, Plan, Stage};
use labs::task::{CLASSES, Task};
use labs::{Bench, Check, Error, Experiment, Findings, Rule};
use optimizers::Adam;

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-3.16",
    name: "fashion",
    title: "Five convolutions for clothes",
    question: "Does the Hungarian lecture's net reach 92 % on Fashion-MNIST, as its slide says?",
    run,
};

/// Parameters of the net on the slide.
const ON_THE_SLIDE: usize = 1_413_834;

/// The net of the slide where all of Fashion-MNIST is there to train it; elsewhere the same shape with an
/// eighth of the maps, and one pooling less where pictures are 8 × 8.
fn layers(task: &Task) -> Plan {
    if task.name == "fashion-mnist" {
        return arch::fashion();
    }
    let first = if task.size.0 < 28 { 3 } else { 7 };
    let mut stages = net::block(8, first);
    stages.extend([net::conv(16, 3), net::conv(16, 3)].concat());
    stages.push(net::POOL);
    stages.extend([net::conv(32, 3), net::conv(32, 3)].concat());
    if task.size.0 >= 28 {
        stages.push(net::POOL);
    }
    let dense = |width| [Stage::Relu, Stage::Dropout(0.5), Stage::Dense(width)];
    stages.extend([Stage::Flatten, Stage::Dense(128)]);
    stages.extend([dense(64), dense(CLASSES)].concat());
    Plan { input: [task.size.0, task.size.1, 1], stages }
}

/// Epochs of a patient student, and what the test set is to be read at.
fn schedule(data: &str) -> (usize, f64) {
    match data {
        "fashion-mnist" => (10, 0.92),
        "mnist" => (5, 0.98),
        "digits" => (30, 0.85),
        _ => (10, 0.9),
    }
}

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let (epochs, wanted) = schedule(task.name);
    let rule = Rule::Adam(Adam { learning_rate: 0.001, ..Adam::default() });
    let trial = Trial { rule, batch: 32, epochs, augment: None };
    let name =
        if task.name == "fashion-mnist" { "the slide's net" } else { "an eighth of its maps" };
    let goal = Goal { name, layers: layers(&task), trial };
    let hours = goal.expected(&task, bench.runs())? / 3600.0;
    if hours > 0.2 {
        let pictures = task.train.y.len() + task.dev.y.len();
        eprintln!(
            "fashion: {} trainings of {epochs} epochs of {pictures} pictures take about {hours:.1} hours \
             here; --runs 1 trains once. Ctrl-C ends it.",
            bench.runs(),
        );
    }
    let (sweep, outcomes) = goal.pursue(bench, &task)?;
    let test = sweep[0].summary("test_accuracy");
    let slide = arch::fashion().summary()?.parameters();
    let caption = format!(
        "Does it reach {:.0} %? After {epochs} epochs the test set is read at {}.",
        100.0 * wanted,
        share(&test),
    );
    Ok(Findings::new(format!(
        "{} The net on the slide has 64, 128 and 256 maps and learns {ON_THE_SLIDE} numbers; on other sets \
         than Fashion-MNIST a net of the same shape with an eighth of the maps takes its place, on 8 × 8 \
         pixels with 3 × 3 first and one pooling less. It learns from both the training and the \
         development part: {epochs} epochs of Adam in batches of 32, the usual size here, with a rate that \
         falls along a line from 0.001 to 0, and dropout of a half in front of the last two layers.",
        task.describe(),
    ))
    .table(goal::layers(&goal.layers)?)
    .table(goal::table(&sweep, &outcomes))
    .figure("lab3-fashion", &goal::figure(&outcomes[0], Some(wanted), caption, bench.seed()))
    .check(Check::exact(
        format!("the net of the slide has {ON_THE_SLIDE} parameters"),
        slide.to_string(),
        slide == ON_THE_SLIDE,
    ))
    .check(Check::measured(
        format!("at least {:.0} % of the test set are right, on the average", 100.0 * wanted),
        share(&test),
        test.mean() >= wanted,
    ))
    .conclusion(format!(
        "After {epochs} epochs the net reads {} of the test set right, {:.2} % in the worst run, where \
         {:.0} % were wanted. On what it learned from it reads {}.",
        share(&test),
        100.0 * test.min(),
        100.0 * wanted,
        share(&sweep[0].summary("train_accuracy")),
    ))
    .raw(sweep))
}
