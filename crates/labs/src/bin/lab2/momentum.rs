//! LAB-2.10: the momentum coefficient.

use crate::compare;
use crate::trial::{Outcome, Rule, Trial};
use labs::task::Task;
use labs::{Bench, Check, Error, Experiment, Findings, Run, Sweep};
use optimizers::Momentum;
use plot::{Axis, Chart, Figure};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-2.10",
    name: "momentum",
    title: "The momentum coefficient",
    question: "Which momentum γ learns fastest at the rate of the baseline, and is it the memory of \
        past steps that helps, or the longer step that comes with it?",
    run,
};

const GAMMAS: [f64; 5] = [0.0, 0.5, 0.8, 0.9, 0.99];
/// The numbers of γ = 0.5, 0.8, 0.9 and 0.99 among them.
const HALF: usize = 1;
const GOOD: usize = 2;
const BETTER: usize = 3;
const LARGEST: usize = 4;
/// η of the baseline.
const RATE: f64 = 0.1;

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let goal = compare::goal(task.name);
    let memory = |&gamma: &f64| (RATE, gamma);
    let long = |&gamma: &f64| (RATE / (1.0 - gamma), 0.0);
    let (with, curves) = series(bench, &task, "momentum γ", |g| g.to_string(), memory)?;
    let (without, others) =
        series(bench, &task, "learning rate η", |g| format!("{:.1}", long(g).0), long)?;
    let table = |sweep: &Sweep, caption: &str| {
        sweep
            .table(caption)
            .column("after 1 epoch %", compare::percent(sweep, "dev_accuracy_1"))
            .column("after 10 epochs %", compare::percent(sweep, "dev_accuracy"))
            .column(format!("epochs to {:.0} %", 100.0 * goal), sweep.means("epochs_to_goal", 1))
            .column("never", sweep.missing("epochs_to_goal"))
            .column("training cost", sweep.means("train_cost", 4))
    };
    let findings = Findings::new(format!(
        "{} {} In the first series only the momentum γ changes. A gradient that stays the same is \
         followed by steps of η/(1 − γ) times its length. The second series takes such steps at once: \
         no momentum, and the learning rate 0.1/(1 − γ) for the same five γ. Accuracies are those of \
         the development set.",
        task.describe(),
        compare::BASELINE,
    ))
    .table(table(&with, "Momentum γ at η = 0.1."))
    .table(table(&without, "No momentum, and the rate 0.1/(1 − γ)."))
    .figure("lab2-momentum", &figure(&[curves, others], bench.seed()));
    Ok(judge(findings, &with, &without, goal).raw(with).raw(without))
}

/// Trains with the rate and the momentum that `rule` makes of each γ.
fn series(
    bench: &mut Bench,
    task: &Task,
    variable: &str,
    label: impl Fn(&f64) -> String,
    rule: impl Fn(&f64) -> (f64, f64) + Sync,
) -> Result<(Sweep, Vec<Vec<Outcome>>), Error> {
    let goal = compare::goal(task.name);
    let train = |gamma: &f64, run: &Run| {
        let (learning_rate, momentum) = rule(gamma);
        let rule = Momentum { learning_rate, momentum, nesterov: false };
        Trial { rule: Rule::Momentum(rule), ..Trial::baseline() }.train(task, run)
    };
    compare::sweep(bench, variable, &GAMMAS, label, train, |_, outcome| {
        outcome
            .measures()
            .with("dev_accuracy_1", compare::accuracy_after(outcome, 1))
            .with("epochs_to_goal", compare::epochs_to(outcome, goal))
    })
}

fn judge(findings: Findings, with: &Sweep, without: &Sweep, goal: f64) -> Findings {
    let percent = |sweep: &Sweep, name: &str, at: usize| 100.0 * sweep[at].summary(name).mean();
    let epochs = |sweep: &Sweep, at: usize| sweep[at].summary("epochs_to_goal");
    let cost = |sweep: &Sweep, at: usize| sweep[at].summary("train_cost").mean();
    let sooner = [GOOD, BETTER].map(|at| compare::difference(with, "epochs_to_goal", at, 0));
    let reached = [GOOD, BETTER].into_iter().all(|at| epochs(with, at).missing() == 0);
    let first = |at: usize| [with, without].map(|sweep| percent(sweep, "dev_accuracy_1", at));
    let end = [BETTER, LARGEST].map(|at| percent(with, "dev_accuracy", at));
    let gained = compare::above(
        &with[BETTER].summary("dev_accuracy_1"),
        &without[BETTER].summary("dev_accuracy_1"),
    );
    let same = cost(with, HALF) / cost(without, HALF) - 1.0;
    findings
        .check(Check::measured(
            format!(
                "γ = 0.8 and 0.9 read {:.0} % after fewer epochs than γ = 0, by more than 2 standard \
                 errors",
                100.0 * goal
            ),
            format!(
                "{}, {} and {}",
                epochs(with, GOOD).show(1),
                epochs(with, BETTER).show(1),
                epochs(with, 0).show(1)
            ),
            reached && sooner.iter().all(compare::beyond_chance),
        ))
        .check(Check::measured(
            "γ = 0.99 is too much: it ends at least 10 points below γ = 0.9",
            format!("{:.1} % and {:.1} %", end[1], end[0]),
            end[0] - end[1] >= 10.0,
        ))
        .check(Check::measured(
            "a little memory is no more than a longer step: the training costs with γ = 0.5 and with \
             η = 0.2 differ by less than 15 %",
            format!("{:.4} and {:.4}", cost(with, HALF), cost(without, HALF)),
            same.abs() < 0.15,
        ))
        .check(Check::measured(
            "long steps need memory: after one epoch γ = 0.9 at η = 0.1 reads more than η = 1 without \
             momentum, by more than 2 standard errors",
            format!("{:.1} % and {:.1} %", first(BETTER)[0], first(BETTER)[1]),
            gained > 2.0,
        ))
        .conclusion(format!(
            "{:.0} % take {} epochs without momentum, {} with γ = 0.8 and {} with 0.9; \
             γ = 0.99 ends at {:.1} %. Much of it is the longer step: without momentum η = 0.2 ends at the \
             training cost {:.4}, γ = 0.5 at {:.4}; η = 0.5 at {:.4}, γ = 0.8 at {:.4}. Where steps \
             are ten times as long the memory counts: η = 1 reads {:.1} % after one epoch, γ = 0.9 \
             with the same long step {:.1} %. The velocity is a mean over some ten batches: what \
             differs from batch to batch cancels, what they share adds up.",
            100.0 * goal,
            compare::took(&epochs(with, 0)),
            compare::took(&epochs(with, GOOD)),
            compare::took(&epochs(with, BETTER)),
            end[1],
            cost(without, HALF),
            cost(with, HALF),
            cost(without, GOOD),
            cost(with, GOOD),
            first(BETTER)[1],
            first(BETTER)[0],
        ))
}

/// The training costs over the epochs, with momentum and with the longer step alone.
fn figure(series: &[Vec<Vec<Outcome>>; 2], seed: u64) -> Figure<'static> {
    let curve = |runs: &[Outcome]| compare::mean_curve(runs, |record| Some(record.train.cost));
    let end = |runs: &[Outcome]| curve(runs).last().map_or(f64::NAN, |&(_, cost)| cost);
    let caption = format!(
        "Is momentum more than a longer step? In the tenth epoch γ = 0.9 costs {:.3}, and {:.3} \
         without momentum at η = 1, which has steps as long.",
        end(&series[0][BETTER]),
        end(&series[1][BETTER]),
    );
    let alt = "Training cost over ten epochs on logarithmic axes in two panels of five lines. Left, \
        with momentum, the lines fall faster from γ = 0 to 0.9, and that of 0.99 stays above. Right, \
        without it, the rates of the same long steps fall faster at first and then slower.";
    let titles = ["momentum γ, η = 0.1", "no momentum, η = 0.1/(1 − γ)"];
    let figure = Figure::new(caption, alt).seed(seed);
    titles.into_iter().zip(series).fold(figure, |figure, (title, runs)| {
        let axis = Axis::log("training cost").range(2e-3, 10.0);
        let chart = Chart::new("epoch", axis).title(title).height(240.0);
        figure.panel(
            GAMMAS.iter().zip(runs).fold(chart, |chart, (gamma, runs)| {
                chart.line(format!("γ = {gamma}"), curve(runs))
            }),
        )
    })
}
