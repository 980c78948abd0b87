//! LAB-2.12: units and weights that are absent at random.

use crate::compare;
use crate::net;
use crate::trial::{Outcome, Trial};
use labs::task::{Part, Task};
use labs::{Bench, Check, Error, Experiment, Findings, Summary, Sweep};
use plot::{Axis, Chart, Figure, ImageGrid};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-2.12",
    name: "dropout",
    title: "Dropout and DropConnect",
    question: "What share of hidden neurons, weights or pixels should be dropped while a net learns, \
        and does a large net profit more than a small one?",
    run,
};

/// Few samples and many epochs: a large net learns them by heart.
const SAMPLES: usize = 1000;
const EPOCHS: usize = 50;
const QUICK_EPOCHS: usize = 15;
/// So many samples of the development set are looked at in every epoch, all of them in the end.
const WATCHED: usize = 100;
const SMALL: usize = 30;
const LARGE: usize = 300;
/// The shares that are dropped, beside none.
const SHARES: [f64; 3] = [0.2, 0.5, 0.8];
/// The settings without dropping: one of the small net, one of the large.
const SMALL_NONE: usize = 0;
const LARGE_NONE: usize = 1;
/// The families: what is dropped, and where its shares stand among the settings.
const FAMILIES: [(What, &str, usize, usize); 4] = [
    (What::Neurons, "30 neurons", SMALL, 2),
    (What::Neurons, "300 neurons", LARGE, 5),
    (What::Weights, "300, weights", LARGE, 8),
    (What::Pixels, "300, pixels", LARGE, 11),
];
/// The filters of the picture, and the levels of their weights: enough for the eye.
const FILTERS: usize = 20;
const LEVELS: f64 = 12.0;

#[derive(Clone, Copy)]
enum What {
    Neurons,
    Weights,
    Pixels,
}

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let (part, watched) = (task.train.first(SAMPLES), task.dev.first(WATCHED));
    let epochs = if bench.quick() { QUICK_EPOCHS } else { EPOCHS };
    let (sweep, outcomes) = compare::repeat(
        bench,
        "net, and what is dropped",
        &settings(epochs),
        bench.runs(),
        |(name, _)| name.clone(),
        |(_, trial), run| {
            let mut outcome = trial.train_on(task.size, &part, &watched, run, &mut [])?;
            outcome.dev = trial.score(&outcome.net, &task.dev);
            let gap = outcome.dev.cost - outcome.train.cost;
            Ok((outcome.measures().with("gap", gap).with("length", length(&outcome)), outcome))
        },
    )?;
    let table = sweep
        .table(
            "Accuracies and costs of the whole net, nothing dropped, the gap between both costs, and the \
             mean length of a hidden neuron's weights.",
        )
        .column("training %", compare::percent(&sweep, "train_accuracy"))
        .column("development %", compare::percent(&sweep, "dev_accuracy"))
        .column("training cost", sweep.means("train_cost", 3))
        .column("development cost", sweep.means("dev_cost", 3))
        .column("gap", sweep.means("gap", 3))
        .column("‖w‖", sweep.means("length", 2));
    let findings = Findings::new(setup(&task, &part, epochs))
        .table(table)
        .figure("lab2-dropout", &shares(&sweep, bench.seed()))
        .figure("lab2-dropout-filters", &filters(&sweep, &outcomes, &task, bench.seed()));
    Ok(judge(findings, &sweep).raw(sweep))
}

fn settings(epochs: usize) -> Vec<(String, Trial)> {
    let net = |hidden: usize| Trial { hidden: vec![hidden], epochs, ..Trial::baseline() };
    let none = [SMALL, LARGE].map(|hidden| (format!("{hidden}, none"), net(hidden)));
    let families = FAMILIES.into_iter().flat_map(|(what, _, hidden, _)| {
        SHARES.map(|share| {
            let net = net(hidden);
            let (name, trial) = match what {
                What::Neurons => ("neurons", Trial { dropout: share, ..net }),
                What::Weights => ("weights", Trial { drop_connect: share, ..net }),
                What::Pixels => ("pixels", Trial { input_dropout: share, ..net }),
            };
            (format!("{hidden}, {name} {share}"), trial)
        })
    });
    none.into_iter().chain(families).collect()
}

fn setup(task: &Task, part: &Part, epochs: usize) -> String {
    format!(
        "{} Learned from are the first {} samples only, for {epochs} epochs, by nets with {SMALL} and \
         with {LARGE} hidden neurons, so that there is something to prevent. {} In training a share of \
         the hidden neurons is dropped (dropout), of the weights of both layers (DropConnect), or of \
         the pixels (dropout of inputs); what stays is enlarged accordingly. DropConnect draws once \
         for a whole batch, dropout for every sample.",
        task.describe(),
        part.y.len(),
        compare::BASELINE
            .replace("One hidden layer of 100 ReLU neurons", "One hidden layer of ReLU neurons")
            .replace(", ten epochs", ""),
    )
}

/// The mean length of the weights of a neuron of the first layer.
fn length(outcome: &Outcome) -> f64 {
    let weights = net::weights(&outcome.net);
    let lengths = weights[0].outer_iter().map(|w| f64::from(w.dot(&w)).sqrt());
    lengths.sum::<f64>() / weights[0].nrows() as f64
}

fn judge(findings: Findings, sweep: &Sweep) -> Findings {
    let mean = |name: &str, at: usize| sweep[at].summary(name).mean();
    let cost = |at| mean("dev_cost", at);
    let right = |at| 100.0 * mean("dev_accuracy", at);
    let [small, large, weights, pixels] = FAMILIES.map(|(.., first)| first);
    let (half, most) = (1, 2);
    let saved = compare::difference(sweep, "dev_cost", large + half, LARGE_NONE);
    let pairs = compare::difference(sweep, "dev_cost", small + half, SMALL_NONE);
    let harm = [cost(small + most) / cost(SMALL_NONE), cost(large + most) / cost(LARGE_NONE)];
    let gaps = [mean("gap", LARGE_NONE), mean("gap", large + half)];
    let seen = compare::difference(sweep, "dev_cost", pixels, LARGE_NONE);
    let error =
        |s: &Summary| format!("{:.3} ± {:.3}", s.mean(), s.standard_error()).replace('-', "−");
    findings
        .check(Check::measured(
            format!(
                "p = 0.5 helps the large net: new pictures cost {LARGE} neurons less than without \
                 dropout, by more than 2 standard errors, and the gap is smaller"
            ),
            format!("{} less; gaps {:.3} and {:.3}", error(&saved), gaps[1], gaps[0]),
            compare::beyond_chance(&saved) && gaps[1] < gaps[0],
        ))
        .check(Check::measured(
            format!("it helps {SMALL} neurons less, by more than 2 standard errors"),
            format!("{} and {} less", error(&pairs), error(&saved)),
            compare::above(&saved, &pairs) > 2.0,
        ))
        .check(Check::measured(
            format!(
                "p = 0.8 is too much for {SMALL} neurons, of which 6 are left: the cost is more than \
                 1.2 times that without dropout; {LARGE} neurons bear it, less than 1.1 times"
            ),
            format!("{:.2} and {:.2} times", harm[0], harm[1]),
            harm[0] > 1.2 && harm[1] < 1.1,
        ))
        .check(Check::measured(
            "a fifth of the pixels may be missing: the cost is lower than with all of them, by more than \
             2 standard errors",
            format!("{} less", error(&seen)),
            compare::beyond_chance(&seen),
        ))
        .check(Check::measured(
            "of the weights 0.8 is too much: more than twice the cost of none",
            format!("{:.3} and {:.3}", cost(weights + most), cost(LARGE_NONE)),
            cost(weights + most) > 2.0 * cost(LARGE_NONE),
        ))
        .conclusion(format!(
            "With {LARGE} neurons new pictures cost {:.3} without dropout and {:.3} with p = 0.5, and \
             {:.2} % and {:.2} % of them are read. With {SMALL} neurons they cost {:.3} and {:.3}: a \
             net that is small already has little to spare. Without a fifth of the pixels they cost \
             {:.3}, without half of the weights {:.3}. At 0.8 dropped weights cost {:.3}, dropped \
             neurons {:.3}: DropConnect drops weights of the outputs \
             too, and one draw holds for a whole batch.",
            cost(LARGE_NONE),
            cost(large + half),
            right(LARGE_NONE),
            right(large + half),
            cost(SMALL_NONE),
            cost(small + half),
            cost(pixels),
            cost(weights + half),
            cost(weights + most),
            cost(large + most),
        ))
}

/// The cost of new pictures over the share.
fn shares(sweep: &Sweep, seed: u64) -> Figure<'static> {
    let cost = |at: usize| sweep[at].summary("dev_cost");
    let mean = |at: usize| cost(at).mean();
    let caption = format!(
        "How much may be dropped? {LARGE} neurons cost {:.3} without dropout, {:.3} with 0.5 and {:.3} \
         with 0.8; {SMALL} neurons {:.3}, {:.3} and {:.3}.",
        mean(LARGE_NONE),
        mean(FAMILIES[1].3 + 1),
        mean(FAMILIES[1].3 + 2),
        mean(SMALL_NONE),
        mean(FAMILIES[0].3 + 1),
        mean(FAMILIES[0].3 + 2),
    );
    let alt = "Development cost, on a logarithmic axis, over the share that is dropped: four lines. That \
        of dropped neurons in the large net falls and stays low; the small net, dropped pixels and most \
        of all dropped weights cost more at 0.8.";
    let chart = Chart::new("share that is dropped", Axis::log("development cost")).height(240.0);
    let chart = FAMILIES.into_iter().fold(chart, |chart, (_, name, hidden, first)| {
        let none = if hidden == SMALL { SMALL_NONE } else { LARGE_NONE };
        let rest = SHARES.into_iter().zip((first..).map(mean));
        chart.line(name, [(0.0, mean(none))].into_iter().chain(rest).collect::<Vec<_>>())
    });
    Figure::new(caption, alt).seed(seed).panel(chart)
}

/// What the first neurons of the large net look at, in the first run.
fn filters(sweep: &Sweep, outcomes: &[Vec<Outcome>], task: &Task, seed: u64) -> Figure<'static> {
    let half = FAMILIES[1].3 + 1;
    let length = |at: usize| sweep[at].summary("length").mean();
    let caption = format!(
        "What do hidden neurons look at that learned with dropout? At strokes as those without, with \
         weights of the length {:.2} in place of {:.2}.",
        length(half),
        length(LARGE_NONE),
    );
    let alt = "Twice twenty small pictures of the weights of a neuron, in two colours that meet at 0: \
        mottled ground with brighter strokes, above without dropout, below with p = 0.5.";
    let figure = Figure::new(caption, alt).seed(seed).columns(1);
    let nets = [(LARGE_NONE, "without dropout"), (half, "with p = 0.5")];
    nets.into_iter().fold(figure, |figure, (setting, title)| {
        let weights = net::weights(&outcomes[setting][0].net);
        let largest = weights[0].iter().fold(0.0_f32, |most, w| most.max(w.abs()));
        let grid = weights[0].outer_iter().take(FILTERS).fold(ImageGrid::signed(10), |grid, w| {
            let level = |i, j| f64::from(w[task.size.1 * i + j] / largest);
            grid.image("", task.size, |i, j| (LEVELS * level(i, j)).round() / LEVELS)
        });
        figure.panel(grid.title(title))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_begins_where_it_says() {
        let names: Vec<String> = settings(EPOCHS).into_iter().map(|(name, _)| name).collect();
        let firsts = FAMILIES.map(|(.., first)| names[first].as_str());
        let weights = ["300, neurons 0.2", "300, weights 0.2", "300, pixels 0.2"];
        assert_eq!((firsts[0], &firsts[1..]), ("30, neurons 0.2", &weights[..]));
        let none = [SMALL_NONE, LARGE_NONE].map(|at| names[at].as_str());
        assert_eq!((none, names.len()), (["30, none", "300, none"], 14));
    }
}
