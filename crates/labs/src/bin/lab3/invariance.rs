//! LAB-3.10: a digit somewhere else.

use crate::net::{self, Net};
use crate::shown::{self, SHIFTS, points, share};
use crate::trial::{Trial, accuracy};
use cnn::arch::Plan;
use labs::compare::{above, percent};
use labs::task::Task;
use labs::{Bench, Check, Error, Experiment, Findings, Measures, Series, Summary, Sweep, signed};
use plot::{Axis, Chart, Figure};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-3.10",
    name: "invariance",
    title: "A digit somewhere else",
    question: "How much of its accuracy does a net lose on shifted digits, if it has seen none of them?",
    run,
};

/// The nets and the names under which they are measured.
const NETS: [(&str, &str); 5] = [
    ("perceptron", "mlp"),
    ("one block, no pooling", "bare"),
    ("one block, pooling", "pooled"),
    ("two blocks, no pooling", "bare_twice"),
    ("two blocks, pooling", "twice"),
];

/// What guessing one of ten classes reads right.
const CHANCE: f64 = 0.1;

/// The convolutions of a net; none for the perceptron.
fn plan(task: &Task, name: &str) -> Option<Plan> {
    match name {
        "bare" => Some(net::plan(task.size, net::conv(8, 3).to_vec())),
        "pooled" => Some(net::baseline(task.size)),
        "bare_twice" => Some(net::plan(task.size, [net::conv(8, 3), net::conv(16, 3)].concat())),
        "twice" => Some(net::plan(task.size, [net::block(8, 3), net::block(16, 3)].concat())),
        _ => None,
    }
}

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let trial = Trial::usual(&task);
    let width = net::equal_width(task.inputs(), net::parameters(&net::baseline(task.size))?);
    let times = bench.runs();
    let nets = bench.repeat(
        "net",
        &NETS,
        times,
        |net| net.0.into(),
        |(_, name), run| match plan(&task, name) {
            Some(layers) => Ok(trial.train(&layers, &task, run)?.net),
            None => {
                let net = net::mlp(task.inputs(), width, &run.streams);
                Ok(trial.teach(net, &task, run)?.net)
            }
        },
    )?;
    let sweep = measure(&task, &nets);
    let table = NETS.iter().fold(
        sweep.table("Accuracy on the shifted test set: mean ± deviation."),
        |table, (net, name)| table.column(format!("{net} %"), percent(&sweep, name)),
    );
    let findings = Findings::new(format!(
        "{} {} A perceptron with {width} hidden neurons has as many parameters as one block of eight maps \
         of 3 × 3 with pooling; beside it stand the same block without pooling, and two blocks of 8 and \
         16 maps without and with it. All learn from the pictures as they are. The test set is shifted \
         by whole pixels, right, down, left and up in turn.",
        task.describe(),
        trial.describe(),
    ))
    .table(table)
    .figure("lab3-invariance", &figure(&sweep, bench.seed()));
    Ok(judge(findings, &sweep).conclusion(conclusion(&sweep, task.name)).raw(sweep))
}

/// Pairs of nets: the first is to lose less than the second, by one pixel and by two.
const LESS: [(&str, &str, &str); 4] = [
    (
        "two blocks with pooling lose less than the perceptron, by one pixel and by two, by more than 2 \
         standard errors",
        "twice",
        "mlp",
    ),
    ("and less than the same two without pooling", "twice", "bare_twice"),
    ("and less than one block with pooling", "twice", "pooled"),
    (
        "one block with pooling loses less than the same without, by one pixel and by two, by more than \
         2 standard errors",
        "pooled",
        "bare",
    ),
];

fn judge(findings: Findings, sweep: &Sweep) -> Findings {
    let findings = findings.check(Check::measured(
        "every net reads fewer pictures right with each of the first two pixels of a shift",
        falls(sweep),
        NETS.iter().all(|(_, name)| {
            sweep.summaries(name)[..3].windows(2).all(|pair| pair[1].mean() < pair[0].mean())
        }),
    ));
    LESS.into_iter().fold(findings, |findings, (expected, calm, other)| {
        let at = |pixels: usize| {
            let [calm, other] = [calm, other].map(|name| points(&lost(sweep, name, pixels)));
            format!("{calm} against {other}")
        };
        let found = format!("{}; {}", at(1), at(2));
        findings.check(Check::measured(expected, found, calmer(sweep, calm, other)))
    })
}

/// Whether one net loses less than another by one pixel and by two, by more than 2 standard errors.
fn calmer(sweep: &Sweep, calm: &str, other: &str) -> bool {
    [1, 2].iter().all(|&pixels| {
        let [calm, other] = [calm, other].map(|name| lost(sweep, name, pixels));
        above(&other, &calm) > 2.0
    })
}

/// A row for each shift, a column for each net.
fn measure(task: &Task, nets: &[Vec<Net>]) -> Sweep {
    let parts = shown::shifted(task);
    let series = SHIFTS.iter().zip(&parts).map(|(pixels, part)| Series {
        setting: pixels.to_string(),
        runs: (0..nets[0].len())
            .map(|run| {
                let all = NETS.iter().zip(nets);
                all.fold(Measures::new(), |measures, ((_, name), nets)| {
                    measures.with(name, accuracy(&nets[run], part))
                })
            })
            .collect(),
    });
    Sweep { variable: "shift (pixels)".into(), series: series.collect() }
}

/// What a net loses by a shift, run by run.
fn lost(sweep: &Sweep, name: &str, pixels: usize) -> Summary {
    let pairs = sweep[0].runs.iter().zip(&sweep[pixels].runs);
    let lost = pairs.map(|(still, moved)| Some(still.get(name)? - moved.get(name)?));
    Summary::of(lost.collect::<Vec<_>>())
}

fn falls(sweep: &Sweep) -> String {
    let fall = |(net, name): &(&str, &str)| {
        let [first, last] = [0, 2].map(|at| 100.0 * sweep[at].summary(name).mean());
        format!("{net} {first:.1} to {last:.1} %")
    };
    NETS.iter().map(fall).collect::<Vec<_>>().join(", ")
}

fn conclusion(sweep: &Sweep, data: &str) -> String {
    let at = |name: &str, pixels: usize| share(&sweep[pixels].summary(name));
    let falls = NETS
        .map(|(net, name)| format!("{net}: {}, {} and {}", at(name, 0), at(name, 1), at(name, 2)));
    let once = match calmer(sweep, "pooled", "bare") {
        _ if shown::single(sweep) => "One run cannot tell whether pooling makes a net lose less.",
        true => "One block with pooling loses less than the same without, as expected.",
        false => {
            "One block with pooling was expected to lose less than the same without; that is not found: \
            pooled once, a map still moves by a place with every two pixels of a shift."
        }
    };
    let twice = match calmer(sweep, "twice", "bare_twice") {
        _ if shown::single(sweep) => "Nor whether it does so in two blocks.",
        true => {
            "Two blocks with pooling lose less than the same two without. Pooling makes places coarser, and \
            every further block doubles the step that goes unnoticed."
        }
        false => {
            "Two blocks with pooling were expected to lose less than the same two without; that is not \
            found."
        }
    };
    // Clothes fill their pictures, and so do digits of 8 × 8.
    let beyond = match data {
        "generated" | "mnist" => " From three pixels on, digits stand where no net has seen any.",
        _ => "",
    };
    let less = |more: &str, fewer: &str| {
        let saved = lost(sweep, more, 1).mean() - lost(sweep, fewer, 1).mean();
        format!("{} points", signed(100.0 * saved, 2))
    };
    format!(
        "As they are, and shifted by one and by two pixels, so many pictures are read right – {}. A \
         convolution alone does not make a net invariant: its maps move with the picture, and the dense \
         layer behind them has a weight for every place. {once} {twice} By one pixel, two blocks with \
         pooling lose {} less than one without: {} less with the second convolution, and {} less with pooling in \
         both.{beyond}",
        falls.join("; "),
        less("bare", "twice"),
        less("bare", "bare_twice"),
        less("bare_twice", "twice"),
    )
}

fn figure(sweep: &Sweep, seed: u64) -> Figure<'static> {
    let line = |name: &str| {
        let summaries = sweep.summaries(name).into_iter().enumerate();
        summaries.map(|(at, s)| (at as f64, 100.0 * s.mean())).collect::<Vec<_>>()
    };
    let still = if sweep[2].summary("mlp").mean() > CHANCE { "still " } else { "" };
    let caption = format!(
        "How fast does accuracy fall when digits are shifted? At two pixels the perceptron {still}reads \
         {}, two blocks with pooling {}. Chance is {:.0} %.",
        share(&sweep[2].summary("mlp")),
        share(&sweep[2].summary("twice")),
        100.0 * CHANCE,
    );
    let alt = "Accuracy over shifts from 0 to 4 pixels, a line for each of five nets. The lines fall \
        steeply over the first two pixels, where that of two blocks with pooling lies highest.";
    let chart = Chart::new(sweep.axis(), Axis::new("accuracy (%)").range(0.0, 100.0));
    let chart = NETS.iter().fold(chart, |chart, (net, name)| chart.line(*net, line(name)));
    Figure::new(caption, alt).seed(seed).panel(chart)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(runs: usize, data: &str) -> String {
        let sweep = shown::made(&SHIFTS, runs, |at, _| {
            let read = |measures: Measures, (_, name): &(&str, &'static str)| {
                measures.with(name, 0.9 - 0.1 * at as f64)
            };
            NETS.iter().fold(Measures::new(), read)
        });
        conclusion(&sweep, data)
    }

    #[test]
    fn one_run_cannot_tell_what_loses_less() {
        let [one, two] = [1, 2].map(|runs| told(runs, "generated"));
        assert!(one.contains("One run cannot tell") && !one.contains("not found"), "{one}");
        assert!(!one.contains("NaN"), "{one}");
        assert!(!two.contains("One run cannot tell") && two.contains("not found"), "{two}");
    }

    #[test]
    fn where_digits_stand_is_said_of_digits_in_a_margin_alone() {
        let said = |data: &str| told(2, data).contains("digits stand");
        assert_eq!(
            ["generated", "mnist", "digits", "fashion-mnist"].map(said),
            [true, true, false, false]
        );
    }
}
