//! The net of the lecture, and 99 % of MNIST.

use crate::depth;
use crate::goal::{self, Goal};
use crate::shown::share;
use crate::trial::Trial;
use labs::task::Task;
use labs::{Bench, Check, Error, Experiment, Findings, Rule};
use optimizers::Adam;

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-3.15",
    name: "lenet",
    title: "Two convolutions for MNIST",
    question: "Does the net of the Polish lecture reach 99 % on MNIST within five epochs?",
    run,
};

/// What is to be reached; on the sets that the lecture does not speak of, what shows that all is well.
fn goal_of(data: &str) -> f64 {
    match data {
        "mnist" => 0.99,
        "fashion-mnist" => 0.88,
        _ => 0.95,
    }
}

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let rule = Rule::Adam(Adam { learning_rate: 0.001, ..Adam::default() });
    // The small sets have few steps in an epoch: five times as many epochs there.
    let epochs = if task.train.y.len() < 2000 { 25 } else { 5 };
    let trial = Trial { rule, batch: 64, epochs, augment: None };
    let goal = Goal { name: "conv20-conv50", layers: depth::lecture(&task), trial };
    let (sweep, outcomes) = goal.pursue(bench, &task)?;
    let (test, wanted) = (sweep[0].summary("test_accuracy"), goal_of(task.name));
    let counts = sweep[0].summary("parameters");
    let by_hand = depth::by_hand(&task);
    let caption = format!(
        "Does it reach {:.1} %? After {epochs} epochs the test set is read at {}.",
        100.0 * wanted,
        share(&test),
    );
    Ok(Findings::new(format!(
        "{} The net of the lecture, 20 and 50 maps with pooling and a dense layer of 500 neurons, learns \
         from both the training and the development part: {epochs} epochs of Adam in batches of 64, with \
         a rate that falls along a line from 0.001 to 0. On 8 × 8 pixels its kernels are 3 × 3. The test \
         set is read after every epoch for the figure, and decides nothing.",
        task.describe(),
    ))
    .table(goal::layers(&goal.layers)?)
    .table(goal::table(&sweep, &outcomes))
    .figure("lab3-lenet", &goal::figure(&outcomes[0], Some(wanted), caption, bench.seed()))
    .check(Check::exact(
        "the net has as many parameters as counted by hand",
        format!("{:.0}, {by_hand} by hand", counts.mean()),
        counts.mean() == by_hand as f64,
    ))
    .check(Check::measured(
        format!("at least {:.1} % of the test set are right, in every run", 100.0 * wanted),
        format!("{:.2} % in the worst run", 100.0 * test.min()),
        test.min() >= wanted,
    ))
    .conclusion(format!(
        "After {epochs} epochs the net reads {} of the test set right, {:.2} % in the worst run. {} of {} \
         parameters belong to the first dense layer.",
        share(&test),
        100.0 * test.min(),
        goal.layers.summary()?.rows.iter().map(|row| row.parameters).max().unwrap_or(0),
        by_hand,
    ))
    .raw(sweep))
}
