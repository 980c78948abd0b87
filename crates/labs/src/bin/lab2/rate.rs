//! LAB-2.4: the learning rate.

use crate::compare;
use crate::trial::{Outcome, Rule, Trial};
use labs::task::{CLASSES, Task};
use labs::{Bench, Check, Error, Experiment, Findings, Sweep};
use optimizers::Sgd;
use plot::{Axis, Chart, Figure};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-2.4",
    name: "rate",
    title: "The learning rate",
    question: "How does the cost fall when the learning rate is too small, right, and too large?",
    run,
};

const RATES: [f64; 8] = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0];
/// The places of the baseline's rate, of the smallest and of the largest among them.
const USUAL: usize = 4;
const SMALL: usize = 0;
const LARGE: usize = 7;
/// The rates of the curves.
const DRAWN: [usize; 4] = [SMALL, 2, USUAL, LARGE];
/// So many times the cost of the usual rate is left by the smallest.
const SLOW: f64 = 5.0;

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let (sweep, outcomes) = compare::sweep(
        bench,
        "learning rate η",
        &RATES,
        f64::to_string,
        |&learning_rate, run| {
            let rule = Rule::Sgd(Sgd { learning_rate });
            Trial { rule, ..Trial::baseline() }.train(&task, run)
        },
        |_, outcome| outcome.measures(),
    )?;
    let table = sweep
        .table("Accuracy and cost after ten epochs, and how often a cost became infinite.")
        .column("training %", compare::percent(&sweep, "train_accuracy"))
        .column("development %", compare::percent(&sweep, "dev_accuracy"))
        .column("training cost", sweep.means("train_cost", 3))
        .column("development cost", sweep.means("dev_cost", 3))
        .column("diverged %", compare::percent(&sweep, "diverged"));
    let accuracy = |at: usize| sweep[at].summary("dev_accuracy").mean();
    let cost = |at: usize| sweep[at].summary("train_cost").mean();
    let best = (0..RATES.len()).fold(0, |a, b| if accuracy(b) > accuracy(a) { b } else { a });
    let lost = compare::difference(&sweep, "dev_accuracy", LARGE, best);
    let slow = cost(SMALL) / cost(USUAL);

    Ok(Findings::new(format!("{} {} Only η changes.", task.describe(), compare::BASELINE))
        .table(table)
        .figure("lab2-rate", &figure(&sweep, &outcomes, best, bench.seed()))
        .check(Check::measured(
            format!(
                "too small: after ten epochs η = {} leaves more than {SLOW} times the training \
                 cost of η = {}",
                RATES[SMALL], RATES[USUAL]
            ),
            format!("{:.3} and {:.3}: {slow:.1} times", cost(SMALL), cost(USUAL)),
            slow > SLOW,
        ))
        .check(Check::measured(
            "good: the best rate lies inside the grid, between 0.1 and 1",
            format!("η = {} with {:.2} %", RATES[best], 100.0 * accuracy(best)),
            (USUAL..LARGE).contains(&best),
        ))
        .check(Check::measured(
            format!("too large: η = {} reads at least 20 points fewer than the best", RATES[LARGE]),
            compare::points(&lost),
            lost.mean() > 0.2,
        ))
        .conclusion(conclusion(&sweep, best))
        .raw(sweep))
}

fn conclusion(sweep: &Sweep, best: usize) -> String {
    let accuracy = |at: usize| 100.0 * sweep[at].summary("dev_accuracy").mean();
    let infinite = sweep[LARGE].summary("diverged");
    let (cost, guess) = (sweep[LARGE].summary("train_cost"), (CLASSES as f64).ln());
    let end = if cost.count() == 0 {
        "and no cost stays finite".to_string()
    } else {
        let with = if cost.mean() > 0.9 * guess { "no better than" } else { "better than" };
        format!(
            "where {:.0} % of the runs end in infinity, and the others at a cost of {:.2}, {with} \
             that of guessing, ln 10 = {guess:.2}",
            100.0 * infinite.mean(),
            cost.mean()
        )
    };
    format!(
        "η = {} reads {:.2} % of the development set right, η = {}, the best, {:.2} %, and η = {} \
         {:.2} %, {end}. A rate that is too small can be told by its curve, which still falls in \
         the last epoch; one that is too large by its first epoch, where the cost does not come \
         down. Next to the best, {} and {} read {:.2} % and {:.2} %.",
        RATES[SMALL],
        accuracy(SMALL),
        RATES[best],
        accuracy(best),
        RATES[LARGE],
        accuracy(LARGE),
        RATES[best.saturating_sub(1)],
        RATES[(best + 1).min(LARGE)],
        accuracy(best.saturating_sub(1)),
        accuracy((best + 1).min(LARGE)),
    )
}

fn figure(sweep: &Sweep, outcomes: &[Vec<Outcome>], best: usize, seed: u64) -> Figure<'static> {
    let mut costs = Chart::new("epoch", Axis::log("training cost"));
    for at in DRAWN {
        let curve = compare::mean_curve(&outcomes[at], |record| Some(record.train.cost));
        costs = costs.line(format!("η = {}", RATES[at]), curve);
    }
    costs = costs.horizontal((CLASSES as f64).ln(), "ln 10");
    let marks = RATES.iter().zip(sweep.summaries("dev_accuracy"));
    let marks = marks.map(|(&rate, s)| (rate, 100.0 * s.mean(), 100.0 * s.deviation()));
    let ticks = [0.001, 0.01, 0.1, 1.0].map(|rate: f64| (rate, rate.to_string()));
    let axis = Axis::log("learning rate η").range(0.0006, 5.0).ticks(ticks);
    let accuracy = Chart::new(axis, "development accuracy (%)").spread("", marks);
    let caption = format!(
        "Which rate is too small, which is right, which is too large? η = {} has come to the cost \
         {:.3} after ten epochs, η = {} to {:.3}. The best accuracy has η = {}.",
        RATES[SMALL],
        sweep[SMALL].summary("train_cost").mean(),
        RATES[USUAL],
        sweep[USUAL].summary("train_cost").mean(),
        RATES[best],
    );
    let alt = "Two charts. On the left the training cost over ten epochs on a logarithmic axis, \
        the mean of all runs, for four rates: the smallest falls slowly, 0.1 steeply, the largest \
        does not fall. On the right accuracy over the rate, which is on a logarithmic axis: it \
        rises, is level around the best, and drops at the largest rate.";
    Figure::new(caption, alt).seed(seed).columns(2).panel(costs).panel(accuracy)
}
