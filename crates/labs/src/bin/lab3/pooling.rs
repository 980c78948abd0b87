//! LAB-3.5: what is pooled.

use crate::net;
use crate::shown::{self, share};
use crate::trial::{Trial, accuracy};
use backprop::Params;
use cnn::Window;
use cnn::arch::{Plan, Stage};
use labs::compare::{self, above, percent};
use labs::task::Task;
use labs::{Bench, Check, Error, Experiment, Findings, Summary, Sweep, Table};
use plot::{Axis, Chart, Figure};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-3.5",
    name: "pooling",
    title: "Pooling",
    question: "What does pooling cost, and what does it bring when a picture is shifted?",
    run,
};

const WAYS: [&str; 5] = ["none", "max 2", "average 2", "max 3", "stride 2"];

/// Eight maps of 3 × 3, and what makes them smaller.
fn plan(task: &Task, way: &str) -> Plan {
    let convolve =
        |stride| Stage::Convolve { maps: 8, window: Window::new(3).same().stride(stride) };
    let stages = match way {
        "max 2" => vec![convolve(1), Stage::Relu, Stage::MaxPool(Window::blocks(2))],
        "average 2" => vec![convolve(1), Stage::Relu, Stage::AveragePool(Window::blocks(2))],
        "max 3" => vec![convolve(1), Stage::Relu, Stage::MaxPool(Window::blocks(3))],
        "stride 2" => vec![convolve(2), Stage::Relu],
        _ => vec![convolve(1), Stage::Relu],
    };
    net::plan(task.size, stages)
}

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let trial = Trial::usual(&task);
    let shifted = shown::shifted(&task);
    let (sweep, outcomes) = compare::sweep(
        bench,
        "pooling",
        &WAYS,
        |way| (*way).into(),
        |way, run| trial.train(&plan(&task, way), &task, run),
        |_, outcome| {
            let at = |pixels: usize| accuracy(&outcome.net, &shifted[pixels]);
            outcome
                .measures()
                .with("parameters", outcome.net.parameters() as f64)
                .with("test_accuracy", at(0))
                .with("shift_1", at(1))
                .with("shift_2", at(2))
                .with("lost_1", at(0) - at(1))
        },
    )?;
    let [dev, lost] = ["dev_accuracy", "lost_1"].map(|name| sweep.summaries(name));
    let caption = "Accuracy over what is pooled, the numbers that are learned, and the time.";
    let findings = Findings::new(setup(&task, &trial))
        .table(shown::table(&sweep, &outcomes, caption))
        .table(shifts(&sweep))
        .figure("lab3-pooling", &figure(&sweep, &lost, bench.seed()));
    Ok(judge(findings, &sweep, &dev).conclusion(conclusion(&sweep, &dev, &lost)).raw(sweep))
}

fn setup(task: &Task, trial: &Trial) -> String {
    format!(
        "{} {} Behind the eight maps of 3 × 3 nothing is pooled, or the largest or the mean of every \
         block of 2 × 2, or the largest of every 3 × 3; or the convolution itself goes in steps of \
         two pixels. The test set is then shifted by whole pixels, right, down, left and up in turn.",
        task.describe(),
        trial.describe(),
    )
}

fn shifts(sweep: &Sweep) -> Table {
    sweep
        .table("The test set as it is, and shifted by one and by two pixels.")
        .column("test %", percent(sweep, "test_accuracy"))
        .column("1 pixel %", percent(sweep, "shift_1"))
        .column("2 pixels %", percent(sweep, "shift_2"))
        .column("lost by 1 pixel, points", percent(sweep, "lost_1"))
}

fn judge(findings: Findings, sweep: &Sweep, dev: &[Summary]) -> Findings {
    let counts = sweep.summaries("parameters");
    let same = [2, 4].iter().all(|&at| counts[at].mean() == counts[1].mean());
    let moved = sweep.summaries("shift_1");
    findings.check(Check::exact(
        "pooling learns nothing: with max 2, average 2 and stride 2 as many numbers are learned",
        format!("{:.0}, and {:.0} without pooling", counts[1].mean(), counts[0].mean()),
        same && counts[0].mean() > counts[1].mean(),
    ))
    .check(no_worse(
        "the largest is no worse than the mean: average 2 is not ahead of max 2 by more than 2 \
         standard errors",
        [&dev[1], &dev[2]],
    ))
    .check(no_worse(
        "nor is it on the test set shifted by one pixel",
        [&moved[1], &moved[2]],
    ))
}

/// Whether the mean is not ahead of the largest.
fn no_worse(claim: &str, [largest, mean]: [&Summary; 2]) -> Check {
    let behind = above(mean, largest);
    let found = format!("{} against {}{}", share(largest), share(mean), shown::errors(behind));
    // Runs that all read the same are a tie, and NaN standard errors apart: that is not ahead.
    let ahead = behind > 2.0;
    Check::measured(claim, found, !ahead)
}

fn conclusion(sweep: &Sweep, dev: &[Summary], lost: &[Summary]) -> String {
    let best = shown::best(sweep, "dev_accuracy");
    let kept = shown::best(sweep, "shift_2");
    let bare = match lost[0].mean() > lost[1].mean() {
        _ if shown::single(sweep) => {
            "One run cannot tell whether pooling makes a net robust against a small shift"
        }
        true => {
            "Pooling forgets where in its block a feature was found, so a small shift changes less of \
            what the dense layer sees"
        }
        false => {
            "That pooling makes a net robust does not hold for one block here: shifted, that net loses \
            no less than the one without; two blocks are another matter (LAB-3.10)"
        }
    };
    format!(
        "On pictures as they are, `{}` reads most, {}; with max 2 it is {}, with average 2 {}. Shifted by \
         one pixel, the net without pooling loses {}, max 2 {}, average 2 {}, and the convolution in \
         steps of two pixels {}. At two pixels `{}` reads most. {bare}.",
        WAYS[best],
        share(&dev[best]),
        share(&dev[1]),
        share(&dev[2]),
        shown::points(&lost[0]),
        shown::points(&lost[1]),
        shown::points(&lost[2]),
        shown::points(&lost[4]),
        WAYS[kept],
    )
}

fn figure(sweep: &Sweep, lost: &[Summary], seed: u64) -> Figure<'static> {
    let caption = format!(
        "What does pooling keep when a picture is shifted by one pixel? Without it {} are lost, with \
         the largest of 2 × 2 {}.",
        shown::points(&lost[0]),
        shown::points(&lost[1]),
    );
    let alt = "Accuracy on the test set over five ways to pool, as it is and shifted by one and by two \
        pixels. The further the shift, the lower the marks.";
    let chart = Chart::new(sweep.axis(), Axis::new("accuracy (%)"))
        .spread("as it is", shown::scaled(sweep, "test_accuracy", -0.12))
        .spread("1 pixel", shown::scaled(sweep, "shift_1", 0.0))
        .spread("2 pixels", shown::scaled(sweep, "shift_2", 0.12));
    Figure::new(caption, alt).seed(seed).panel(chart)
}

#[cfg(test)]
mod tests {
    use super::*;
    use labs::{Measures, Verdict};

    fn made(runs: usize, dev: [f64; 5]) -> Sweep {
        shown::made(&WAYS, runs, |at, _| {
            Measures::new()
                .with("parameters", if at == 0 { 20.0 } else { 10.0 })
                .with("dev_accuracy", dev[at])
                .with("shift_1", dev[at] - 0.1)
                .with("shift_2", dev[at] - 0.2)
                .with("lost_1", 0.1)
        })
    }

    fn judged(runs: usize, dev: [f64; 5]) -> [Check; 2] {
        let sweep = made(runs, dev);
        let findings = judge(Findings::new(""), &sweep, &sweep.summaries("dev_accuracy"));
        let [_, still, moved] = <[Check; 3]>::try_from(findings.checks).ok().unwrap();
        [still, moved]
    }

    #[test]
    fn a_tie_without_spread_is_no_worse_and_one_run_is_not_judged() {
        let all = |checks: [Check; 2], settled, wanted| {
            checks.iter().all(|check| check.verdict(settled) == wanted)
        };
        assert!(all(judged(5, [0.9; 5]), true, Verdict::Passed));
        assert!(all(judged(5, [0.9, 0.9, 0.95, 0.9, 0.9]), true, Verdict::Failed));
        let [one, _] = judged(1, [0.9; 5]);
        assert_eq!(one.verdict(false), Verdict::Open);
        assert_eq!(one.found, "90.00 % against 90.00 %");
        assert!(all(judged(1, [0.9; 5]), false, Verdict::Open));
    }

    #[test]
    fn one_run_cannot_tell_what_pooling_keeps() {
        let told = |runs: usize| {
            let sweep = made(runs, [0.9; 5]);
            let [dev, lost] = ["dev_accuracy", "lost_1"].map(|name| sweep.summaries(name));
            conclusion(&sweep, &dev, &lost)
        };
        assert!(told(1).contains("One run cannot tell") && !told(1).contains("does not hold"));
        assert!(!told(2).contains("One run cannot tell") && told(2).contains("does not hold"));
    }
}
