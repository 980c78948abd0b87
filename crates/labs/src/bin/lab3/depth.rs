//! LAB-3.6: more blocks.

use crate::net;
use crate::shown::{self, share};
use crate::trial::Trial;
use backprop::Params;
use cnn::Window;
use cnn::arch::{Plan, Stage, conv20_conv50};
use labs::compare::{self, difference, points};
use labs::task::{CLASSES, Task};
use labs::{Bench, Check, Error, Experiment, Findings, Summary, Sweep};
use plot::Figure;

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-3.6",
    name: "depth",
    title: "More blocks",
    question: "How much do a second and a third block of convolution and pooling bring?",
    run,
};

/// One to three blocks of 8, 16 and 32 maps, and the net of the lecture.
fn nets(task: &Task) -> Vec<(&'static str, Plan)> {
    let blocks = [8, 16, 32].map(|maps| net::block(maps, 3));
    let first = |count: usize| net::plan(task.size, blocks[..count].concat());
    let name = if task.size.0 < 28 { "conv20-conv50 of 3 × 3" } else { "conv20-conv50" };
    let lecture = (name, lecture(task));
    vec![("1 block", first(1)), ("2 blocks", first(2)), ("3 blocks", first(3)), lecture]
}

/// The net of the lecture; where its kernels of 5 × 5 do not fit, with 3 × 3 in a frame.
pub fn lecture(task: &Task) -> Plan {
    if task.size.0 >= 28 {
        return conv20_conv50();
    }
    let conv = |maps| Stage::Convolve { maps, window: Window::new(3).same() };
    let features = [20, 50].map(|maps| vec![conv(maps), Stage::Relu, net::POOL]).concat();
    let rest = vec![Stage::Flatten, Stage::Dense(500), Stage::Relu, Stage::Dense(CLASSES)];
    Plan { input: [task.size.0, task.size.1, 1], stages: [features, rest].concat() }
}

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let (trial, nets) = (Trial::usual(&task), nets(&task));
    let (sweep, outcomes) = compare::sweep(
        bench,
        "net",
        &nets,
        |(name, _)| (*name).into(),
        |(_, plan), run| trial.train(plan, &task, run),
        |_, outcome| outcome.measures().with("parameters", outcome.net.parameters() as f64),
    )?;
    let counts = sweep.summaries("parameters");
    let by_hand = by_hand(&task);
    let [second, third] = [1, 2].map(|at| difference(&sweep, "dev_accuracy", at - 1, at));
    let lecture = difference(&sweep, "dev_accuracy", 0, 3);
    let caption = "Accuracy over the depth, the numbers that are learned, and the time.";
    Ok(Findings::new(format!(
        "{} {} One to three blocks of a convolution of 3 × 3, ReLU and max pooling have 8, 16 and 32 \
         maps. Beside them stands the net of the lecture, with 20 and 50 maps and a dense layer of 500 \
         neurons; on 8 × 8 pixels its kernels are 3 × 3.",
        task.describe(),
        trial.describe(),
    ))
    .table(shown::table(&sweep, &outcomes, caption))
    .figure("lab3-depth", &figure(&sweep, &second, &third, bench.seed()))
    .check(Check::exact(
        "the net of the lecture has as many parameters as counted by hand, \
         20 (K² + 1) + 50 (20 K² + 1) + 500 (N + 1) + 10 (500 + 1)",
        format!("{:.0}, {by_hand} by hand", counts[3].mean()),
        counts[3].mean() == by_hand as f64,
    ))
    .check(Check::measured(
        "a second block helps, by more than 2 standard errors",
        points(&second),
        second.mean() > 2.0 * second.standard_error(),
    ))
    .check(Check::measured(
        "a third one brings less than the second",
        format!("{} after {}", points(&third), points(&second)),
        third.mean() < second.mean(),
    ))
    .conclusion(conclusion(&sweep, &second, &third, &lecture))
    .raw(sweep))
}

/// The parameters of the lecture's net: N numbers reach its first dense layer.
pub fn by_hand(task: &Task) -> usize {
    let (kernel, numbers) = if task.size.0 < 28 { (9, 2 * 2 * 50) } else { (25, 4 * 4 * 50) };
    20 * (kernel + 1) + 50 * (20 * kernel + 1) + 500 * (numbers + 1) + 10 * 501
}

fn conclusion(sweep: &Sweep, second: &Summary, third: &Summary, lecture: &Summary) -> String {
    let dev = sweep.summaries("dev_accuracy");
    let [one, two, lectures] = [0, 1, 3].map(|at| sweep[at].summary("parameters").mean());
    let why = match two < one {
        true => {
            "the pooling between them shortens the dense layer by more than the second convolution adds"
        }
        false => {
            "the second convolution adds more than the pooling between them takes from the dense layer"
        }
    };
    format!(
        "One block reads {} of the development set right, two read {}, three {}: the second brings {}, \
         the third {}. Two blocks have {two:.0} parameters, one has {one:.0}: {why}. The net of the \
         lecture has {:.0} times as many parameters as one block, and reads {} ({}).",
        share(&dev[0]),
        share(&dev[1]),
        share(&dev[2]),
        points(second),
        points(third),
        lectures / one,
        share(&dev[3]),
        points(lecture),
    )
}

fn figure(sweep: &Sweep, second: &Summary, third: &Summary, seed: u64) -> Figure<'static> {
    let caption = format!(
        "What do further blocks bring? The second {}, the third {}.",
        points(second),
        points(third)
    );
    let alt = "Accuracy of nets with one, two and three blocks of convolution and pooling, and of the \
        net of the lecture. Marks of the training set and of the development set.";
    Figure::new(caption, alt).seed(seed).panel(shown::accuracies(sweep))
}
