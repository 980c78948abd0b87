//! LAB-2.21: pictures other than those it has learned from.

use crate::compare;
use crate::net::Net;
use crate::searched::distorted;
use crate::trial::Trial;
use labs::task::{Part, Task};
use labs::{Bench, Check, Error, Experiment, Findings, Measures, Series, Summary, Sweep};
use ndarray::Axis as Side;
use plot::{Axis, Chart, Figure, ImageGrid};
use tensor::Rng;
use training::add_noise;

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-2.21",
    name: "robustness",
    title: "Robustness",
    question: "How much of its accuracy does a net lose on pictures that are shifted, turned or \
        noisy, and what does it keep when it has seen such pictures?",
    run,
};

/// What is done to the test set.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Spoil {
    /// Pixels: right, down, left, up in turn.
    Shift(f64),
    /// Degrees: to the left and to the right in turn.
    Turn(f64),
    /// The deviation of Gaussian noise.
    Noise(f64),
}

const SHIFTS: [f64; 5] = [0.0, 1.0, 2.0, 3.0, 4.0];
const TURNS: [f64; 5] = [0.0, 10.0, 20.0, 30.0, 45.0];
const NOISES: [f64; 5] = [0.0, 0.1, 0.2, 0.3, 0.5];

impl Spoil {
    fn all() -> [(&'static str, Vec<Self>); 3] {
        [
            ("shift (pixels)", SHIFTS.map(Self::Shift).to_vec()),
            ("turn (degrees)", TURNS.map(Self::Turn).to_vec()),
            ("noise σ", NOISES.map(Self::Noise).to_vec()),
        ]
    }

    fn amount(self) -> f64 {
        let (Self::Shift(amount) | Self::Turn(amount) | Self::Noise(amount)) = self;
        amount
    }

    /// The test set so spoiled.
    fn part(self, task: &Task, rng: &mut Rng) -> Part {
        match self {
            Self::Noise(sigma) => {
                task.test.changed(task.size, |_, picture| add_noise(picture, sigma, rng))
            }
            Self::Turn(degrees) => task.test.turned(task.size, degrees),
            Self::Shift(pixels) => task.test.shifted(task.size, pixels),
        }
    }
}

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let plain = Trial::baseline();
    let seen = Trial { augment: Some(distorted(task.size.0, 1.0)), ..Trial::baseline() };
    let ways = [("baseline", &plain), ("augmented", &seen)];
    let times = bench.runs();
    let nets = bench.repeat(
        "training",
        &ways,
        times,
        |way| way.0.into(),
        |(_, trial), run| Ok(trial.train(&task, run)?.net),
    )?;
    let sweeps = Spoil::all().map(|(variable, amounts)| {
        let series = amounts.into_iter().map(|spoil| Series {
            setting: spoil.amount().to_string(),
            runs: measure(&task, spoil, &nets, bench),
        });
        Sweep { variable: variable.into(), series: series.collect() }
    });
    let [shift, turn, noise] = &sweeps;
    let of = |sweep: &Sweep, at: usize, way: &str| sweep[at].summary(way);
    let [baseline, augmented] = ["baseline", "augmented"].map(|way| of(shift, 0, way));
    let lost =
        |sweep: &Sweep, at: usize, way: &str| of(sweep, 0, way).mean() - of(sweep, at, way).mean();
    let points =
        |sweep: &Sweep, at: usize, way: &str| format!("{:.1}", 100.0 * lost(sweep, at, way));
    let strict = |sweep: &Sweep| {
        sweep.summaries("baseline").windows(2).all(|pair| pair[1].mean() < pair[0].mean())
    };
    let zeros = |way: &str| {
        let none = of(shift, 0, way).mean();
        of(turn, 0, way).mean() == none && of(noise, 0, way).mean() == none
    };

    let mut findings = Findings::new(format!(
        "{} {} The same net learns once from the pictures as they are, and once from pictures that are \
         shifted by up to a fourteenth of their side, turned by up to 15° and scaled by up to a tenth, \
         anew in every epoch. The test set is then shifted by whole pixels (right, down, left and up \
         in turn), turned about the middle (to the left and to the right in turn) or spoiled by noise \
         on every pixel. {times} trainings each.",
        task.describe(),
        compare::BASELINE,
    ))
    .figure("lab2-robustness", &falls(&sweeps, bench.seed()))
    .figure("lab2-spoiled", &pictures(&task, bench))
    .check(Check::exact(
        "a shift, a turn and a noise of 0 leave the accuracy as it is, for every net",
        format!("{:.2} and {:.2} %", 100.0 * baseline.mean(), 100.0 * augmented.mean()),
        zeros("baseline") && zeros("augmented"),
    ))
    .check(Check::measured(
        "the baseline loses with every pixel of a shift and with every turn",
        format!("{} points at {} pixels, {} at {}°", points(shift, 4, "baseline"), SHIFTS[4], points(turn, 4, "baseline"), TURNS[4]),
        strict(shift) && strict(turn),
    ))
    .check(Check::measured(
        "it falls quickly: a shift of 2 pixels costs more than 10 points",
        format!("{} points", points(shift, 2, "baseline")),
        lost(shift, 2, "baseline") > 0.1,
    ))
    .check(Check::measured(
        "who has seen shifted pictures loses less than half as much at 2 pixels",
        format!("{} points against {}", points(shift, 2, "augmented"), points(shift, 2, "baseline")),
        lost(shift, 2, "augmented") < 0.5 * lost(shift, 2, "baseline"),
    ))
    .check(Check::measured(
        "and reads more of those turned by 20° and 30°, beyond the 15° that it has seen, by more than 2 \
         standard errors",
        [2, 3].map(|at| shown(&of(turn, at, "augmented"), &of(turn, at, "baseline"))).join("; "),
        [2, 3].iter().all(|&at| ahead(&of(turn, at, "augmented"), &of(turn, at, "baseline")) > 2.0),
    ))
    .conclusion(conclusion(&sweeps));
    for sweep in sweeps {
        let table = sweep
            .table(format!(
                "Accuracy on the spoiled test set over the {}: mean ± deviation.",
                sweep.variable
            ))
            .column("baseline %", compare::percent(&sweep, "baseline"))
            .column("augmented %", compare::percent(&sweep, "augmented"));
        findings = findings.table(table).raw(sweep);
    }
    Ok(findings)
}

/// By how many standard errors of the difference `a` is ahead of `b`.
fn ahead(a: &Summary, b: &Summary) -> f64 {
    (a.mean() - b.mean()) / a.standard_error().hypot(b.standard_error())
}

fn shown(a: &Summary, b: &Summary) -> String {
    format!("{:.1} against {:.1} %", 100.0 * a.mean(), 100.0 * b.mean())
}

/// The accuracies of all nets on the spoiled test set.
fn measure(task: &Task, spoil: Spoil, nets: &[Vec<Net>], bench: &Bench) -> Vec<Measures> {
    // The same noise for all nets.
    let part = spoil.part(task, &mut bench.streams(0).stream("noise"));
    let accuracy = |net: &Net| Trial::baseline().score(net, &part).accuracy;
    let pairs = nets[0].iter().zip(&nets[1]);
    let measures = pairs.map(|(baseline, augmented)| {
        Measures::new().with("baseline", accuracy(baseline)).with("augmented", accuracy(augmented))
    });
    measures.collect()
}

/// Accuracy over the amount, a panel for each kind.
fn falls(sweeps: &[Sweep; 3], seed: u64) -> Figure<'static> {
    let percent = |sweep: &Sweep, way: &str| {
        let summaries = sweep.summaries(way).into_iter().enumerate();
        let points = summaries.map(|(at, s)| (at as f64, 100.0 * s.mean()));
        points.collect::<Vec<_>>()
    };
    let [first, last] = [0, 4].map(|at| 100.0 * sweeps[0][at].summary("baseline").mean());
    let caption = format!(
        "How fast does accuracy fall on pictures that are not as those it has learned from? The \
         baseline falls from {first:.1} % to {last:.1} % over {} pixels. Chance is 10 %.",
        SHIFTS[4],
    );
    let alt = "Three panels: accuracy over the shift, the turn and the noise. The baseline falls in \
        all of them; the net that has learned from distorted pictures falls later over shifts and \
        turns.";
    let panel = |sweep: &Sweep| {
        Chart::new(sweep.axis(), Axis::new("accuracy %").range(0.0, 100.0))
            .line("baseline", percent(sweep, "baseline"))
            .line("augmented", percent(sweep, "augmented"))
            .height(150.0)
    };
    let figure = Figure::new(caption, alt).seed(seed).columns(2);
    sweeps.iter().fold(figure, |figure, sweep| figure.panel(panel(sweep)))
}

/// One picture of the test set in all its states.
fn pictures(task: &Task, bench: &Bench) -> Figure<'static> {
    let one = Task { test: task.test.first(1), ..task.clone() };
    let grid = Spoil::all().into_iter().fold(ImageGrid::grey(5), |grid, (_, amounts)| {
        amounts.into_iter().fold(grid, |grid, spoil| {
            let part = spoil.part(&one, &mut bench.streams(0).stream("noise"));
            let caption = match spoil {
                Spoil::Shift(pixels) => format!("{pixels} px"),
                Spoil::Turn(degrees) => format!("{degrees}°"),
                Spoil::Noise(sigma) => format!("σ = {sigma}"),
            };
            let row = part.x.index_axis_move(Side(0), 0);
            let wide = task.size.1;
            grid.image(caption, task.size, |i, j| f64::from(row[i * wide + j]))
        })
    });
    let moved = Spoil::Shift(SHIFTS[2]).part(&one, &mut bench.streams(0).stream("noise"));
    let kept = one.test.x.iter().zip(&moved.x).map(|(&a, &b)| a.min(b)).sum::<f32>();
    let caption = format!(
        "What becomes of a picture? To the eye it stays what it is, to the net it does not: after a \
         shift of {} pixels {:.0} % of the ink is where there was ink before.",
        SHIFTS[2],
        100.0 * kept / one.test.x.sum(),
    );
    let alt = "One picture of the test set fifteen times: shifted by 0 to 4 pixels, turned by 0 to 45 \
        degrees, and under noise of a deviation from 0 to 0.5.";
    Figure::new(caption, alt).seed(bench.seed()).panel(grid)
}

fn conclusion([shift, turn, noise]: &[Sweep; 3]) -> String {
    let show = |sweep: &Sweep, at: usize, way: &str| {
        let summary: Summary = sweep[at].summary(way);
        format!("{:.1} %", 100.0 * summary.mean())
    };
    let fallen = |way: &str| noise[0].summary(way).mean() - noise[3].summary(way).mean();
    let help = match fallen("augmented") < 0.5 * fallen("baseline") {
        true => "here it helps against what it has not shown",
        false => "it helps against what it has shown, not against all",
    };
    format!(
        "Shifted by two pixels, {} of the test set are still read right by the baseline, by four {}; \
         unshifted it is {}. A dense layer has a weight of its own for every pixel and knows no \
         neighbours: a shifted digit is another vector. After learning from distorted pictures it is \
         {} at two pixels and {} at four, beyond what it has seen. Turned by 20° it is {} and {}. \
         Noise was not among the distortions: at σ = {} the baseline reads {}, the other {}; {help}. A \
         convolution, which treats all places alike, is put to the same test in laboratory 3 \
         (LAB-3.10).",
        show(shift, 2, "baseline"),
        show(shift, 4, "baseline"),
        show(shift, 0, "baseline"),
        show(shift, 2, "augmented"),
        show(shift, 4, "augmented"),
        show(turn, 2, "baseline"),
        show(turn, 2, "augmented"),
        NOISES[3],
        show(noise, 3, "baseline"),
        show(noise, 3, "augmented"),
    )
}
