//! LAB-2.9: rules of descent.

use crate::compare;
use crate::trial::Outcome;
use crate::ways_of_descent::{KINDS, Way};
use labs::task::Task;
use labs::{Bench, Check, Error, Experiment, Findings, Summary, Sweep};
use plot::{Axis, Chart, Figure};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-2.9",
    name: "optimizer",
    title: "Optimizers",
    question: "Nine rules turn the same gradients into steps. How many epochs does each of them take, \
        at its usual learning rate and at the best of a few?",
    run,
};

/// Numbers of rules; from `SCALED` on each parameter has a rate of its own.
const SGD: usize = 0;
const MOMENTUM: usize = 1;
const ADAPTIVE: usize = 4;
const SCALED: usize = 5;
const ADAM: usize = 8;
/// The best rate is that of the least development cost after so many epochs.
const EARLY: usize = 3;

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let goal = compare::goal(task.name);
    let ways = KINDS.map(|(kind, name, rates)| rates.map(|rate| Way { kind, name, rate }));
    let (all, outcomes) = compare::sweep(
        bench,
        "rule and rate",
        ways.as_flattened(),
        |way| format!("{}, {}", way.name, way.rate),
        |way, run| way.train(&task, run),
        |_, outcome| {
            let early = outcome.curves.get(EARLY - 1).and_then(|record| record.dev);
            outcome
                .measures()
                .with("dev_accuracy_1", compare::accuracy_after(outcome, 1))
                .with("dev_cost_3", early.map(|score| score.cost).filter(|cost| cost.is_finite()))
                .with("epochs_to_goal", compare::epochs_to(outcome, goal))
        },
    )?;
    let usual: Vec<usize> = (0..KINDS.len()).map(|kind| 3 * kind + 1).collect();
    let best: Vec<usize> = (0..KINDS.len()).map(|kind| best(&all, 3 * kind)).collect();
    let table = |settings: &[usize], caption: &str| {
        let sweep = pick(&all, settings);
        sweep
            .table(caption)
            .column("after 1 epoch %", compare::percent(&sweep, "dev_accuracy_1"))
            .column(format!("epochs to {:.0} %", 100.0 * goal), sweep.means("epochs_to_goal", 1))
            .column("never", sweep.missing("epochs_to_goal"))
            .column("after 10 epochs %", compare::percent(&sweep, "dev_accuracy"))
            .column("training cost", sweep.means("train_cost", 4))
    };
    let findings = Findings::new(setup(&task))
        .table(table(&usual, "Nine rules at their usual rates."))
        .table(table(&best, "The same, each at the best of its three rates."))
        .figure("lab2-optimizer", &figure(&all, &outcomes, &best, bench.seed()));
    let factors = factors(&outcomes[3 * ADAPTIVE..3 * ADAPTIVE + 3]);
    Ok(judge(findings, &all, &best, &factors, goal).raw(all))
}

fn setup(task: &Task) -> String {
    format!(
        "{} {} Only the rule changes. Each has three learning rates, a usual one and a third and three \
         times as much; its best is the one with the least cost on the development set after {EARLY} \
         epochs. Momentum is 0.9; other settings have their usual values. *sign* moves every parameter \
         by η against the sign of its gradient. The *adaptive rate* is that of the lecture: after every \
         epoch 1.05 times as much, or 0.7 times where the training cost has risen by more than 4 %. \
         Accuracies are those of the development set.",
        task.describe(),
        compare::BASELINE,
    )
}

/// The setting among three from `first` on whose development cost is the least early on.
fn best(all: &Sweep, first: usize) -> usize {
    let cost = |setting: &usize| {
        let early = all[*setting].summary("dev_cost_3");
        if early.missing() == 0 { early.mean() } else { f64::INFINITY }
    };
    (first..first + 3).min_by(|a, b| cost(a).total_cmp(&cost(b))).unwrap_or(first)
}

/// Some of the settings.
fn pick(all: &Sweep, settings: &[usize]) -> Sweep {
    let series = settings.iter().map(|&setting| all[setting].clone()).collect();
    Sweep { variable: all.variable.clone(), series }
}

/// What each epoch's rate is multiplied by to have the next one's.
fn factors(settings: &[Vec<Outcome>]) -> Vec<f64> {
    let rates = settings.iter().flatten().map(|outcome| &outcome.curves);
    let pairs = rates.flat_map(|curves| curves.windows(2));
    pairs.map(|pair| pair[1].learning_rate / pair[0].learning_rate).collect()
}

fn judge(findings: Findings, all: &Sweep, best: &[usize], factors: &[f64], goal: f64) -> Findings {
    let usual = |kind: usize| 3 * kind + 1;
    let epochs = |setting: usize| all[setting].summary("epochs_to_goal");
    let scaled = mean_of(all, (SCALED..KINDS.len()).map(usual));
    let sooner = compare::above(&epochs(usual(SGD)), &scaled);
    let momentum = epochs(usual(MOMENTUM));
    let tuned = [SGD, ADAM].map(|kind| epochs(best[kind]));
    let chosen = mean_of(all, (SCALED..KINDS.len()).map(|kind| best[kind]));
    let lead = [epochs(usual(SGD)).mean() - scaled.mean(), tuned[0].mean() - chosen.mean()];
    let shorter = match lead {
        [usual, best] if usual.is_finite() && best.is_finite() => {
            format!(", and the lead of the four over SGD goes from {usual:.1} epochs to {best:.1}")
                .replace('-', "−")
        }
        _ => String::new(),
    };
    let by_rule = |factor: &f64| (factor - 1.05).abs() < 1e-4 || (factor - 0.7).abs() < 1e-4;
    let cut = factors.iter().filter(|factor| **factor < 1.0).count();
    let percent = 100.0 * goal;
    findings
        .check(Check::exact(
            "the adaptive rate of an epoch is 1.05 or 0.7 times that of the epoch before, in every run",
            format!("{} times raised, {cut} times cut", factors.len() - cut),
            factors.iter().all(by_rule),
        ))
        .check(Check::measured(
            format!(
                "at usual rates the four rules with a rate for each parameter read {percent:.0} % after \
                 fewer epochs than SGD, on average and by more than 2 standard errors"
            ),
            format!("{} and {}", scaled.show(1), epochs(usual(SGD)).show(1)),
            epochs(usual(SGD)).count() > 0 && sooner > 2.0,
        ))
        .check(Check::measured(
            "but a rate for each parameter is not what it takes: momentum with one rate for all needs no \
             more epochs than those four",
            format!("{} and {}", momentum.show(1), scaled.show(1)),
            momentum.missing() == 0 && momentum.mean() <= scaled.mean(),
        ))
        .check(Check::measured(
            "SGD at its best rate is sooner than at the usual one",
            format!("{} and {}", tuned[0].show(1), epochs(usual(SGD)).show(1)),
            tuned[0].mean() < epochs(usual(SGD)).mean(),
        ))
        .conclusion(format!(
            "At usual rates SGD takes {} epochs to {percent:.0} %, the four adaptive rules {} on average, \
             momentum {}. Much of the difference is the rate: with the best of three SGD takes {}, Adam \
             {}{shorter}. The adaptive rate of the lecture takes {}: it grows by 5 % an epoch, to 1.55 \
             times in ten epochs at most, and a rate that is three times too small stays too small. \
             What the rules with a rate for each parameter save is above all \
             the search for that rate.",
            compare::took(&epochs(usual(SGD))),
            compare::took(&scaled),
            compare::took(&momentum),
            compare::took(&tuned[0]),
            compare::took(&tuned[1]),
            compare::took(&epochs(usual(ADAPTIVE))),
        ))
}

/// The mean of several settings' epochs, run by run; a run has none where one of them has none.
fn mean_of(all: &Sweep, settings: impl Iterator<Item = usize>) -> Summary {
    let settings: Vec<usize> = settings.collect();
    let run = |run: usize| {
        let values = settings.iter().map(|&at| all[at].runs[run].get("epochs_to_goal"));
        values.sum::<Option<f64>>().map(|sum| sum / settings.len() as f64)
    };
    Summary::of((0..all[0].runs.len()).map(run).collect::<Vec<_>>())
}

/// The training costs over the epochs at the best rates.
fn figure(all: &Sweep, outcomes: &[Vec<Outcome>], best: &[usize], seed: u64) -> Figure<'static> {
    let early = |kind: usize| all[best[kind]].summary("dev_cost_3").mean();
    let caption = format!(
        "Which rule is ahead when each has its best rate? After three epochs new pictures cost {:.3} with \
         SGD, {:.3} with momentum and {:.3} with Adam.",
        early(SGD),
        early(MOMENTUM),
        early(ADAM),
    );
    let alt = "Training cost over ten epochs on logarithmic axes in two panels, all lines falling. Left \
        the rules with one rate for all parameters, with momentum and Nesterov lowest; right those with \
        a rate for each, close together.";
    let titles = ["one rate for all", "a rate for each parameter"];
    let parts = [0..SCALED, SCALED..KINDS.len()];
    let figure = Figure::new(caption, alt).seed(seed);
    titles.into_iter().zip(parts).fold(figure, |figure, (title, kinds)| {
        let axis = Axis::log("training cost").range(3e-3, 3.0);
        let chart = Chart::new("epoch", axis).title(title).height(240.0);
        figure.panel(kinds.fold(chart, |chart, kind| {
            let runs = &outcomes[best[kind]];
            let cost = compare::mean_curve(runs, |record| Some(record.train.cost));
            chart.line(KINDS[kind].1, cost)
        }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use labs::{Measures, Series};

    /// (2 + 4)/2 and nothing, as the second run of the second setting has nothing.
    #[test]
    fn the_mean_of_settings_is_taken_run_by_run() {
        let series = |epochs: [Option<f64>; 2]| Series {
            setting: String::new(),
            runs: epochs.map(|epochs| Measures::new().with("epochs_to_goal", epochs)).to_vec(),
        };
        let series = vec![series([Some(2.0), Some(3.0)]), series([Some(4.0), None])];
        let mean = mean_of(&Sweep { variable: String::new(), series }, 0..2);
        assert_eq!((mean.mean(), mean.count(), mean.missing()), (3.0, 1, 1));
    }
}
