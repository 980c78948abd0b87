//! LAB-2.11: a price on weights.

use crate::compare;
use crate::net;
use crate::trial::{Outcome, Trial};
use labs::task::{Part, Task};
use labs::{Bench, Check, Error, Experiment, Findings, Sweep};
use ndarray::Axis as Of;
use plot::{Axis, Chart, Figure};
use training::{Norm, Penalty};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-2.11",
    name: "l1-l2",
    title: "L1 and L2",
    question: "How high should the price of weights be, what does it do to the gap between what was \
        learned and what is new, and which price sets weights to 0?",
    run,
};

/// Few samples and many epochs: without a price the net learns them by heart.
const SAMPLES: usize = 1000;
const EPOCHS: usize = 100;
/// So many samples of the development set are looked at in every epoch, all of them in the end.
const WATCHED: usize = 100;
/// A weight below this counts as 0.
const ZERO: f32 = 1e-3;
/// λ/P, as the program and the tables have it.
const L2: [f64; 7] = [1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1];
const L1: [f64; 7] = [1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2];
/// Where the prices of each norm stand among the settings; 0 is the setting without a price.
const PRICES: [(&str, [f64; 7], usize); 2] = [("L2", L2, 1), ("L1", L1, 8)];

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let (part, watched) = (task.train.first(SAMPLES), task.dev.first(WATCHED));
    let lit: Vec<bool> =
        part.x.axis_iter(Of(1)).map(|pixel| pixel.iter().any(|x| *x > 0.0)).collect();
    let prices = |norm| move |price| Some((norm, price));
    let settings: Vec<Option<(Norm, f64)>> = [None]
        .into_iter()
        .chain(L2.into_iter().map(prices(Norm::L2)))
        .chain(L1.into_iter().map(prices(Norm::L1)))
        .collect();
    let (sweep, outcomes) = compare::repeat(
        bench,
        "price λ/P",
        &settings,
        bench.runs(),
        |setting| setting.map_or("none".into(), |(norm, price)| format!("{norm:?}, {price}")),
        |setting, run| {
            let price = setting.map(|(norm, price)| Penalty::new(norm, price));
            let trial = Trial { penalty: price.transpose()?, epochs: EPOCHS, ..Trial::baseline() };
            let mut outcome = trial.train_on(task.size, &part, &watched, run, &mut [])?;
            outcome.dev = trial.score(&outcome.net, &task.dev);
            let small = read(&outcome, &lit).filter(|w| w.abs() < ZERO).count() as f64;
            let gap = outcome.dev.cost - outcome.train.cost;
            let zeros = small / read(&outcome, &lit).count() as f64;
            Ok((outcome.measures().with("gap", gap).with("zeros", zeros), outcome))
        },
    )?;
    let best = PRICES.map(|(_, _, first)| best(&sweep, first));
    let table = sweep
        .table(
            "Accuracies, costs without the price, the gap between both costs, and the share of weights \
             of the first layer below 0.001.",
        )
        .column("training %", compare::percent(&sweep, "train_accuracy"))
        .column("development %", compare::percent(&sweep, "dev_accuracy"))
        .column("training cost", sweep.means("train_cost", 3))
        .column("development cost", sweep.means("dev_cost", 3))
        .column("gap", sweep.means("gap", 3))
        .column("zeros %", compare::percent(&sweep, "zeros"));
    let findings = Findings::new(setup(&task, &part))
        .table(table)
        .figure("lab2-l1-l2", &costs(&sweep, &best, bench.seed()))
        .figure("lab2-l1-l2-weights", &weights(&sweep, &outcomes, &best, &lit, bench.seed()));
    Ok(judge(findings, &sweep, &best).raw(sweep))
}

fn setup(task: &Task, part: &Part) -> String {
    format!(
        "{} Learned from are the first {} samples only, for {EPOCHS} epochs, so that there is something \
         to prevent. {} The price is (λ/P) Σ ½w² with L2 and (λ/P) Σ |w| with L1, on weights and not on \
         biases; λ/P is one number. Counted are weights of pixels that are lit in some training \
         picture: the others have no gradient but that of the price.",
        task.describe(),
        part.y.len(),
        compare::BASELINE.replace(", ten epochs", ""),
    )
}

/// The first layer's weights of the pixels that are lit in some picture.
fn read<'o>(outcome: &'o Outcome, lit: &'o [bool]) -> impl Iterator<Item = f32> + 'o {
    let first = net::weights(&outcome.net).swap_remove(0);
    let pixels = (0..first.ncols()).filter(|&pixel| lit[pixel]);
    pixels.flat_map(move |pixel| (0..first.nrows()).map(move |row| first[[row, pixel]]))
}

/// The price with the least cost on the development set among the seven from `first` on.
fn best(sweep: &Sweep, first: usize) -> usize {
    let cost = |setting: &usize| sweep[*setting].summary("dev_cost").mean();
    (first..first + 7).min_by(|a, b| cost(a).total_cmp(&cost(b))).unwrap_or(first)
}

fn judge(findings: Findings, sweep: &Sweep, best: &[usize; 2]) -> Findings {
    let mean = |name: &str, setting: usize| sweep[setting].summary(name).mean();
    let cost = |setting| mean("dev_cost", setting);
    let percent = |name: &str, setting| 100.0 * mean(name, setting);
    let findings = PRICES.iter().zip(best).fold(findings, |findings, ((name, _, first), &best)| {
        let last = first + 6;
        let saved = compare::difference(sweep, "dev_cost", best, 0);
        findings
            .check(Check::measured(
                format!(
                    "{name}: the optimum lies inside: the best price is not at an end of the grid, \
                     its development cost is lower than without a price by more than 2 standard \
                     errors, the highest price costs more than none"
                ),
                format!(
                    "{} costs {:.3}, none {:.3}, the highest {:.3}",
                    sweep[best].setting,
                    cost(best),
                    cost(0),
                    cost(last)
                ),
                best != *first
                    && best != last
                    && compare::beyond_chance(&saved)
                    && cost(last) > cost(0),
            ))
            .check(Check::measured(
                format!(
                    "{name}: the gap between both costs closes: less at the best price than \
                     without, less at the highest than at the best"
                ),
                format!(
                    "{:.3}, {:.3} and {:.3}",
                    mean("gap", 0),
                    mean("gap", best),
                    mean("gap", last)
                ),
                mean("gap", 0) > mean("gap", best) && mean("gap", best) > mean("gap", last),
            ))
    });
    let [two, one] = best.map(|setting| percent("zeros", setting));
    let none = percent("dev_accuracy", 0);
    let [right_two, right_one] = best.map(|setting| percent("dev_accuracy", setting));
    let moved = (right_two - none).abs().max((right_one - none).abs());
    findings
        .check(Check::measured(
            "L1 sets weights to 0 and L2 does not: at their best prices more than 5 times as many are 0",
            format!("{one:.1} % with L1, {two:.1} % with L2, {:.1} % with none", percent("zeros", 0)),
            one > 5.0 * two,
        ))
        .check(Check::measured(
            "answers hardly change: at the best prices the development accuracy is within 1.5 points of \
             that without a price",
            format!("{right_two:.2} % with L2, {right_one:.2} % with L1, {none:.2} % with none"),
            moved < 1.5,
        ))
        .conclusion(format!(
            "Without a price the training pictures cost {:.3} and new ones {:.3}. The least cost of new \
             pictures is {:.3} with {} and {:.3} with {}. The cost changes more than the answers: the \
             nets read {:.2} % and {:.2} % of new pictures, {:.2} % without a price. The gap alone is \
             no goal: it is smallest at the highest prices, where the net learns least. At these \
             optima L1 leaves {:.1} % of the weights at 0, L2 {:.1} %.",
            mean("train_cost", 0),
            cost(0),
            cost(best[0]),
            sweep[best[0]].setting,
            cost(best[1]),
            sweep[best[1]].setting,
            right_two,
            right_one,
            none,
            one,
            two,
        ))
}

/// Both costs over the price.
fn costs(sweep: &Sweep, best: &[usize; 2], seed: u64) -> Figure<'static> {
    let cost = |setting: usize| sweep[setting].summary("dev_cost").mean();
    let caption = format!(
        "Is there a best price? New pictures cost {:.3} without one, {:.3} at {} and {:.3} at {}; \
         beyond that both costs rise.",
        cost(0),
        cost(best[0]),
        sweep[best[0]].setting,
        cost(best[1]),
        sweep[best[1]].setting,
    );
    let alt = "Two panels, L2 and L1: training and development cost over the price, both axes \
        logarithmic. The training cost rises throughout; the development cost dips slightly below the \
        dashed line of no price, then rises until both curves run close together.";
    let figure = Figure::new(caption, alt).seed(seed);
    PRICES.into_iter().fold(figure, |figure, (name, grid, first)| {
        let line = |measure: &str| {
            let costs = (first..).map(|setting| sweep[setting].summary(measure).mean());
            grid.into_iter().zip(costs).collect::<Vec<_>>()
        };
        let chart = Chart::new(Axis::log("price λ/P"), Axis::log("cost").range(0.008, 1.5));
        figure.panel(
            chart
                .title(name)
                .height(220.0)
                .line("training", line("train_cost"))
                .line("development", line("dev_cost"))
                .horizontal(cost(0), "no price"),
        )
    })
}

/// The weights of the first run without a price and with the best ones.
fn weights(
    sweep: &Sweep,
    outcomes: &[Vec<Outcome>],
    best: &[usize; 2],
    lit: &[bool],
    seed: u64,
) -> Figure<'static> {
    let zeros = |setting: usize| 100.0 * sweep[setting].summary("zeros").mean();
    let caption = format!(
        "What do prices do to the weights of the first layer? L2 draws them together and leaves \
         {:.1} % at 0; L1 leaves {:.1} % there and the rest wide apart.",
        zeros(best[0]),
        zeros(best[1]),
    );
    let alt = "Three histograms of weights, one below the other, over the same axis: without a price a \
        wide bell, with L2 a narrower one, with L1 a needle at 0 with flat sides.";
    let figure = Figure::new(caption, alt).seed(seed).columns(1);
    [0, best[0], best[1]].into_iter().fold(figure, |figure, setting| {
        let values = read(&outcomes[setting][0], lit).map(f64::from);
        let chart = Chart::new(Axis::new("weight").range(-0.3, 0.3), "weights");
        let title = format!("price: {}", sweep[setting].setting);
        figure.panel(chart.title(title).height(110.0).histogram("", values, 61))
    })
}
