//! LAB-3.14: pictures that are distorted anew in every epoch.

use crate::net;
use crate::shown::share;
use crate::trial::{Trial, accuracy};
use cnn::arch::Plan;
use labs::compare::{self, above, percent};
use labs::task::{Part, Task};
use labs::{Bench, Check, Error, Experiment, Findings, Measures, Summary, Sweep};
use plot::{Axis, Chart, Figure};
use training::Augment;

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-3.14",
    name: "augment",
    title: "Augmentation",
    question: "How much of its accuracy does a net keep on shifted and turned pictures if it was trained on \
        such pictures?",
    run,
};

/// The test set as it is, shifted by pixels, and turned by degrees: the name of a measure, and what is done.
const TESTS: [(&str, &str, f64, f64); 6] = [
    ("plain", "as it is", 0.0, 0.0),
    ("shift_1", "1 pixel", 1.0, 0.0),
    ("shift_2", "2 pixels", 2.0, 0.0),
    ("turn_10", "10°", 0.0, 10.0),
    ("turn_20", "20°", 0.0, 20.0),
    ("turn_30", "30°", 0.0, 30.0),
];
/// What the undistorted test set may lose.
const PRICE: f64 = 0.02;

/// A fourteenth of the side, 15 degrees, a tenth of the size.
fn distorted(task: &Task) -> Augment {
    let shift = task.size.0 as f64 / 14.0;
    Augment { shift, rotate: 15.0, scale: 0.1, ..Augment::default() }
}

fn plan(task: &Task) -> Plan {
    net::plan(task.size, [net::block(8, 3), net::block(16, 3)].concat())
}

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let trial = Trial::usual(&task).longer(2);
    let parts: Vec<Part> = TESTS
        .iter()
        .map(|&(_, _, pixels, degrees)| {
            task.test.shifted(task.size, pixels).turned(task.size, degrees)
        })
        .collect();
    let (sweep, _) = compare::sweep(
        bench,
        "augmentation",
        &[None, Some(distorted(&task))],
        |augment| if augment.is_some() { "on" } else { "off" }.into(),
        |augment, run| Trial { augment: *augment, ..trial.clone() }.train(&plan(&task), &task, run),
        |_, outcome| {
            let all = TESTS.iter().zip(&parts);
            all.fold(outcome.measures(), |measures: Measures, ((name, ..), part)| {
                measures.with(name, accuracy(&outcome.net, part))
            })
        },
    )?;
    let of = |name: &str| [0, 1].map(|at| sweep[at].summary(name));
    let pair = |name: &str| {
        let [off, on] = of(name);
        format!("{} against {}", share(&on), share(&off))
    };
    let ahead = |name: &str| {
        let [off, on] = of(name);
        above(&on, &off)
    };
    let [off, on] = of("plain");
    let table = TESTS.iter().fold(
        sweep.table("Accuracy on the test set, as it is and distorted: mean ± deviation."),
        |table, (name, title, ..)| table.column(format!("{title} %"), percent(&sweep, name)),
    );
    Ok(Findings::new(format!(
        "{} {} Two blocks of 8 and 16 maps learn once from the pictures as they are, and once from \
         pictures that are shifted by up to {:.1} pixels, turned by up to 15° and scaled by up to a \
         tenth, anew in every epoch. The test set is shifted by whole pixels, right, down, left and up \
         in turn, or turned to the left and to the right in turn.",
        task.describe(),
        trial.describe(),
        distorted(&task).shift,
    ))
    .table(table)
    .table(
        sweep
            .table("Accuracy on what was learned, without distortion, and on the development set.")
            .column("training %", percent(&sweep, "train_accuracy"))
            .column("development %", percent(&sweep, "dev_accuracy")),
    )
    .figure("lab3-augment", &figure(&sweep, bench.seed()))
    .check(Check::measured(
        "it helps where pictures are shifted by one pixel, by more than 2 standard errors",
        pair("shift_1"),
        ahead("shift_1") > 2.0,
    ))
    .check(Check::measured(
        "and where they are turned by 20° and 30°, beyond the 15° that were seen",
        format!("{}; {}", pair("turn_20"), pair("turn_30")),
        ahead("turn_20") > 2.0 && ahead("turn_30") > 2.0,
    ))
    .check(Check::measured(
        format!("and costs at most {:.0} points where they are not", 100.0 * PRICE),
        pair("plain"),
        on.mean() > off.mean() - PRICE,
    ))
    .conclusion(conclusion(&sweep, &off, &on))
    .raw(sweep))
}

fn conclusion(sweep: &Sweep, off: &Summary, on: &Summary) -> String {
    let show = |name: &str, at: usize| share(&sweep[at].summary(name));
    let plain = match on.mean() > off.mean() {
        true => "On the test set as it is it helps too",
        false => "On the test set as it is, it brings nothing",
    };
    format!(
        "Of pictures shifted by one pixel the net reads {} right without augmentation and {} with it, \
         by two pixels {} and {}; of those turned by 20° {} and {}. {plain}: {} and {}. Convolution \
         shares its weights over places, but the dense layer does not, and nothing in the net knows of \
         turning: what it is to ignore has to be shown to it.",
        show("shift_1", 0),
        show("shift_1", 1),
        show("shift_2", 0),
        show("shift_2", 1),
        show("turn_20", 0),
        show("turn_20", 1),
        share(off),
        share(on),
    )
}

fn figure(sweep: &Sweep, seed: u64) -> Figure<'static> {
    let points = |setting: usize, offset: f64| {
        let all = TESTS.iter().enumerate();
        all.map(|(at, (name, ..))| {
            let s = sweep[setting].summary(name);
            (at as f64 + offset, 100.0 * s.mean(), 100.0 * s.deviation())
        })
        .collect::<Vec<_>>()
    };
    let [off, on] = [0, 1].map(|at| share(&sweep[at].summary("shift_2")));
    let caption = format!(
        "What does augmentation keep? Of pictures shifted by two pixels the net reads {on}, without \
         augmentation {off}.",
    );
    let alt = "Accuracy on the test set as it is, shifted by one and two pixels, and turned by 10, 20 and \
        30 degrees, with and without augmentation. With it the marks fall less.";
    let end = TESTS.len() as f64 - 0.5;
    let tests = Axis::new("test set").range(-0.5, end).categories(TESTS.map(|test| test.1));
    let chart = Chart::new(tests, Axis::new("accuracy (%)"))
        .spread("off", points(0, -0.08))
        .spread("on", points(1, 0.08));
    Figure::new(caption, alt).seed(seed).panel(chart)
}
