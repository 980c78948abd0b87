//! LAB-2.13: distorted copies, and stopping early.

use crate::compare;
use crate::trial::{Outcome, Trial};
use labs::task::{Part, Task};
use labs::{Bench, Check, Error, Experiment, Findings, Measures, Run, Sweep, Table};
use ndarray_rand::rand::seq::SliceRandom;
use plot::{Axis, Chart, Figure};
use training::{Augment, Augmented, Source};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-2.13",
    name: "augment",
    title: "Augmentation and early stopping",
    question: "Do distorted copies help a net that has few pictures to learn from, how many copies \
        does it take, and does it help to stop early?",
    run,
};

/// What is learned from.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Copies {
    /// The pictures, and so many distorted copies of each, made once.
    Kept(usize),
    /// Every picture distorted anew in every epoch.
    Anew,
}

/// How a net is trained here; all else is the baseline's.
#[derive(Clone, Copy, Debug)]
struct Setting {
    samples: usize,
    copies: Copies,
    patience: Option<usize>,
    /// About so many, whatever an epoch has.
    steps: usize,
}

/// Samples where the number of copies and the end of training are varied.
const FEW: usize = 500;
const STEPS: usize = 800;
/// Steps where training may stop early.
const LONG: usize = 2000;
const PATIENCE: usize = 5;
const MANY: usize = 9;
const COPIES: [Copies; 5] =
    [Copies::Kept(0), Copies::Kept(1), Copies::Kept(4), Copies::Kept(MANY), Copies::Anew];
/// The place of nine copies among them.
const NINE: usize = 3;

/// Of pictures 28 pixels wide; of smaller ones pictures are shifted by less.
const AUGMENT: Augment = Augment {
    shift: 1.5,
    rotate: 10.0,
    scale: 0.1,
    shear: 0.15,
    mirror: false,
    blur: 0.0,
    noise: 0.0,
    brightness: 0.0,
};

impl Copies {
    fn label(self) -> String {
        match self {
            Self::Kept(0) => "no copies".into(),
            Self::Kept(1) => "1 copy".into(),
            Self::Kept(copies) => format!("{copies} copies"),
            Self::Anew => "new ones every epoch".into(),
        }
    }
}

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let most = task.train.y.len().min(10_000);
    let base = Setting { samples: FEW, copies: Copies::Kept(0), patience: None, steps: STEPS };
    let copies = COPIES.map(|copies| Setting { copies, ..base });
    let both = |setting: Setting| [0, MANY].map(|n| Setting { copies: Copies::Kept(n), ..setting });
    let sizes: Vec<Setting> = [100, 1000, most]
        .map(|samples| {
            let steps = STEPS.max(10 * samples.div_ceil(Trial::baseline().batch));
            both(Setting { samples, steps, ..base })
        })
        .concat();
    let ends = [None, Some(PATIENCE)];
    let ends = ends.map(|patience| both(Setting { patience, steps: LONG, ..base })).concat();
    let mut sweep = |variable: &str, settings: &[Setting], label: fn(&Setting) -> String| {
        let train = |setting: &Setting, run: &Run| train(setting, &task, run);
        let measure = |_: &Setting, outcome: &Outcome| measure(outcome, &task);
        compare::sweep(bench, variable, settings, label, train, measure).map(|(sweep, _)| sweep)
    };
    let copies = sweep("copies", &copies, |setting| setting.copies.label())?;
    let sizes = sweep("samples", &sizes, |setting| {
        format!("{}, {}", setting.samples, setting.copies.label())
    })?;
    let ends = sweep("end", &ends, |setting| {
        let end = if setting.patience.is_some() { "stopped early" } else { "to the end" };
        format!("{}, {end}", setting.copies.label())
    })?;
    Ok(report(bench, &task, most, [copies, sizes, ends]))
}

/// Trains on samples drawn for the run: those of a small set are among those of a larger one.
///
/// There may be hundreds of epochs, so each looks at a thousand samples of the development set at
/// most.
fn train(setting: &Setting, task: &Task, run: &Run) -> Result<Outcome, Error> {
    let mut rows: Vec<usize> = (0..task.train.y.len()).collect();
    rows.shuffle(&mut run.streams.stream("samples"));
    let own = task.train.pick(&rows[..setting.samples]);
    let augment = Augment { shift: AUGMENT.shift * task.size.0 as f64 / 28.0, ..AUGMENT };
    let (train, augment) = match setting.copies {
        Copies::Anew => (own, Some(augment)),
        Copies::Kept(copies) => (with_copies(own, copies, augment, task.size, run), None),
    };
    let trial = Trial { augment, patience: setting.patience, ..Trial::baseline() };
    let epochs = setting.steps.div_ceil(train.y.len().div_ceil(trial.batch));
    let dev = task.dev.first(1000);
    Trial { epochs, ..trial }.train_on(task.size, &train, &dev, run, &mut [])
}

/// The pictures, and so many distorted copies of each.
fn with_copies(
    own: Part,
    copies: usize,
    augment: Augment,
    (height, width): (usize, usize),
    run: &Run,
) -> Part {
    let source = Augmented::new(own.set(), (height, width, 1), augment);
    let rows = (0..copies).flat_map(|_| 0..own.y.len()).collect::<Vec<_>>();
    let (x, y) = source.batch(&rows, &mut run.streams.stream("copies"));
    own.and(&Part { x, y })
}

fn measure(outcome: &Outcome, task: &Task) -> Measures {
    let dev = Trial::baseline().score(&outcome.net, &task.dev);
    Measures::new()
        .with("dev_accuracy", dev.accuracy)
        .with("dev_cost", dev.cost)
        .with("epochs", outcome.curves.len() as f64)
        .with("steps", outcome.steps as f64)
}

fn table(sweep: &Sweep, caption: impl Into<String>) -> Table {
    sweep
        .table(caption)
        .column("epochs", sweep.means("epochs", 0))
        .column("steps", sweep.means("steps", 0))
        .column("development %", compare::percent(sweep, "dev_accuracy"))
        .column("development cost", sweep.means("dev_cost", 3))
}

fn report(bench: &Bench, task: &Task, most: usize, sweeps: [Sweep; 3]) -> Findings {
    let [copies, sizes, ends] = sweeps;
    let mean = |sweep: &Sweep, at: usize| 100.0 * sweep[at].summary("dev_accuracy").mean();
    let gain = |at: usize| compare::difference(&sizes, "dev_accuracy", at, at + 1);
    let (small, large) = (gain(0), gain(4));
    let nine = compare::difference(&ends, "dev_accuracy", 0, 1);
    let stopped = ends[2].summary("steps");
    let whole = ends[0].summary("steps").mean();
    let lost = compare::difference(&ends, "dev_accuracy", 2, 0);
    let cost = |at: usize| ends[at].summary("dev_cost").mean();
    Findings::new(format!(
        "{} {} A distorted copy is shifted by at most {} pixels of 28, turned by at most {}°, \
         enlarged or shrunk by at most {:.0} % and slanted by at most {:.0} %. Settings with the \
         same number of samples take about the same number of steps, so more copies mean fewer \
         epochs: {STEPS} steps, and not fewer than ten epochs of the samples without copies. The \
         number of copies is varied with {FEW} samples. Early stopping, with {FEW} samples and \
         {LONG} steps, ends after {PATIENCE} epochs in a row without a smaller cost on the \
         development set and takes the weights of the best epoch.",
        task.describe(),
        compare::BASELINE,
        AUGMENT.shift,
        AUGMENT.rotate,
        100.0 * AUGMENT.scale,
        100.0 * AUGMENT.shear,
    ))
    .table(table(&copies, format!("{FEW} samples and copies of them: mean ± deviation.")))
    .table(table(&sizes, "More samples, with and without copies."))
    .table(table(&ends, format!("{FEW} samples, stopped early or not.")))
    .figure("lab2-augment", &figure(&copies, &sizes, most, bench.seed()))
    .check(Check::measured(
        "copies help a small set: with 100 samples, nine copies of each gain a point, and 2 \
         standard errors",
        compare::points(&small),
        compare::beyond_chance(&small) && small.mean() > 0.01,
    ))
    .check(Check::measured(
        format!("they help less where there is more: with {most} samples by half a point less"),
        format!("{} instead of {}", compare::points(&large), compare::points(&small)),
        large.mean() + 0.005 < small.mean(),
    ))
    .check(Check::measured(
        format!(
            "given time they help {FEW} samples too: after {LONG} steps nine copies are a point \
             better than none, and 2 standard errors"
        ),
        format!("by {}", compare::points(&nine)),
        compare::beyond_chance(&nine) && nine.mean() > 0.01,
    ))
    .check(Check::measured(
        "early stopping ends every run without copies before its time, and costs less than a point",
        format!(
            "after at most {:.0} of {whole:.0} steps; {}",
            stopped.max(),
            compare::points(&lost)
        ),
        stopped.max() < whole && lost.mean() < 0.01,
    ))
    .conclusion(format!(
        "With 100 samples {:.2} % are right, and {:.2} % with nine copies of each; with {most} \
         samples {:.2} % and {:.2} %. With {FEW} samples and {STEPS} steps it is {:.2} % without \
         copies, {:.2} % with nine and {:.2} % with new distortions in every epoch; in {LONG} \
         steps, {:.2} % without and {:.2} % with nine: more copies are more to learn. Early \
         stopping without copies ends after {:.0} of {whole:.0} steps with {:.2} % right, and the \
         cost on the development set is {:.3} instead of {:.3}. Copies say what distortions do not \
         change, which a small set does not show; early stopping saves steps.",
        mean(&sizes, 0),
        mean(&sizes, 1),
        mean(&sizes, 4),
        mean(&sizes, 5),
        mean(&copies, 0),
        mean(&copies, NINE),
        mean(&copies, NINE + 1),
        mean(&ends, 0),
        mean(&ends, 1),
        stopped.mean(),
        mean(&ends, 2),
        cost(2),
        cost(0),
    ))
    .raw(copies)
    .raw(sizes)
    .raw(ends)
}

fn figure(copies: &Sweep, sizes: &Sweep, most: usize, seed: u64) -> Figure<'static> {
    let percent = |sweep: &Sweep, from: usize, step: usize| {
        let all = sweep.summaries("dev_accuracy").into_iter().skip(from).step_by(step).zip(0..);
        all.map(|(s, at)| (f64::from(at), 100.0 * s.mean(), 100.0 * s.deviation()))
            .collect::<Vec<_>>()
    };
    let (none, nine) = (percent(sizes, 0, 2), percent(sizes, 1, 2));
    let names = ["100".into(), "1000".into(), most.to_string()];
    let axis = Axis::new("samples").range(-0.5, 2.5).categories(names);
    let short = ["none", "1", "4", "9", "new ones"];
    let copied = Axis::new(format!("copies of {FEW} samples")).range(-0.5, 4.5).categories(short);
    let accuracy = || Axis::new("accuracy").unit("%");
    Figure::new(
        format!(
            "Where do copies help? With 100 samples nine copies of each change the accuracy from \
             {:.1} % to {:.1} %, with {most} from {:.1} % to {:.1} %.",
            none[0].1, nine[0].1, none[2].1, nine[2].1,
        ),
        "Accuracy on the development set, two charts. Left, over three numbers of samples, without \
         copies and with nine of each: the marks come closer to each other as they rise. Right, \
         over the number of copies of 500 samples.",
    )
    .seed(seed)
    .panel(
        Chart::new(axis, accuracy())
            .spread("no copies", none)
            .spread("9 copies", nine)
            .height(200.0),
    )
    .panel(Chart::new(copied, accuracy()).spread("", percent(copies, 0, 1)).height(200.0))
}
