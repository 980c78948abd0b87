//! LAB-1.11: one pattern at a time, or all at once.

use crate::adaline::{ADMISSIBLE, LOWEST, Task, start};
use crate::task::RANGE;
use datasets::Coding;
use labs::{Bench, Check, Error, Experiment, Findings, Measures};
use ndarray::{Array1, array};
use perceptron::{Adaline, Order};
use plot::{Axis, Chart, Figure};
use std::f64::consts::SQRT_2;

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-1.11",
    name: "descent",
    title: "LMS and steepest descent",
    question: "LMS moves the weights after each pattern, steepest descent after all four. Which \
        ways do they take, and where do they end?",
    run,
};

const RATE: f64 = 0.05;
/// Halved from one to the next, the usual rate second.
const RATES: [f64; 5] = [0.1, 0.05, 0.025, 0.0125, 0.00625];
/// What remains of the way to where it settles: at the smallest rate e^(−8 · 0.00625 · 600) ≈
/// 10⁻¹³.
const EPOCHS: usize = 600;
/// How much of the ways the figure shows.
const DRAWN: usize = 30;

/// Who moves the weights.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Steepest,
    Lms,
    Shuffled,
}

impl Way {
    const ALL: [Self; 3] = [Self::Steepest, Self::Lms, Self::Shuffled];

    fn name(self) -> &'static str {
        match self {
            Self::Steepest => "steepest descent",
            Self::Lms => "LMS",
            Self::Shuffled => "LMS, shuffled",
        }
    }
}

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let and = Task::and(Coding::Bipolar)?;
    let ways = bench.sweep(
        "way",
        Way::ALL,
        |way| way.name().into(),
        |&way, streams| {
            let mut unit = start(2, RANGE, streams)?;
            let mut rng = streams.stream("order");
            let mut order = Order::Fixed;
            if way == Way::Shuffled {
                order = Order::Shuffled(&mut rng);
            }
            let mut reached = None;
            for epoch in 1..=EPOCHS {
                match way {
                    Way::Steepest => step(&and, &mut unit),
                    _ => unit.epoch(and.x.view(), and.d.view(), RATE, &mut order),
                }
                if reached.is_none() && and.surface.mse(unit.weights.view()) <= ADMISSIBLE {
                    reached = Some(epoch as f64);
                }
            }
            Ok(Measures::new()
                .with("epochs", reached)
                .with("away", and.away(&unit.weights))
                .with("error", and.surface.mse(unit.weights.view()))
                .with("w0", unit.weights[0])
                .with("w1", unit.weights[1])
                .with("w2", unit.weights[2]))
        },
    )?;
    let rates = bench.sweep("rate μ", RATES, f64::to_string, |&mu, streams| {
        let mut unit = start(2, RANGE, streams)?;
        and.lms(&mut unit, mu, LOWEST, EPOCHS)?;
        let away = and.away(&unit.weights);
        Ok(Measures::new().with("away", away).with("per rate", away / mu))
    })?;

    let [steepest, lms, shuffled] = [0, 1, 2].map(|at| ways[at].summary("away"));
    let [slow, fast] = [0, 1].map(|at| ways[at].summary("epochs"));
    let faster = (0..bench.runs()).all(|run| {
        let [slow, fast] = [0, 1].map(|at| ways[at].runs[run].get("epochs"));
        fast.is_some() && fast < slow
    });
    let per_rate = rates.summaries("per rate");
    let ratios: Vec<f64> = per_rate.iter().map(|summary| summary.mean()).collect();
    let limit = 5f64.sqrt() / 2.0;

    let table = ways
        .table(format!(
            "μ = {RATE}: epochs until ξ ≤ {ADMISSIBLE} for the first time; then what there is \
             after {EPOCHS} epochs. Mean ± deviation."
        ))
        .column("epochs", ways.means("epochs", 1))
        .column("‖w − w*‖", ways.means("away", 4))
        .column("ξ", ways.means("error", 4))
        .column("w₀", ways.means("w0", 3))
        .column("w₁", ways.means("w1", 3))
        .column("w₂", ways.means("w2", 3));
    let halved = rates
        .table(format!("LMS in fixed order at other rates, after {EPOCHS} epochs."))
        .column("‖w − w*‖", rates.means("away", 4))
        .column("‖w − w*‖ / μ", rates.means("per rate", 3));
    let figure = figure(bench, &and)?;

    Ok(Findings::new(format!(
        "Adaline learns AND in the coding −1/1 from weights in U(−{RANGE}, {RANGE}) with the \
         learning rate μ = {RATE}, for {EPOCHS} epochs. Steepest descent takes one step an epoch, \
         w ← w − μ∇ξ. LMS takes four, w ← w + 2μεx for each pattern, in fixed order or in a new \
         random one every epoch. The best weights are w* = (−½, ½, ½). LMS is repeated at other \
         rates."
    ))
    .table(table)
    .table(halved)
    .figure("descent", &figure)
    .check(Check::exact(
        "steepest descent ends at w*, ‖w − w*‖ < 10⁻¹²",
        if steepest.max() < 1e-12 {
            "< 10⁻¹²".into()
        } else {
            format!("{:.1e}", steepest.max())
        },
        steepest.max() < 1e-12,
    ))
    .check(Check::exact(
        format!("LMS hovers near it at μ = {RATE}: in fixed order every run ends 0.06 ± 0.01 away"),
        format!("{:.4} to {:.4}", lms.min(), lms.max()),
        lms.min() > 0.05 && lms.max() < 0.07,
    ))
    .check(Check::exact(
        "in proportion to the rate: ‖w − w*‖ / μ falls to √5/2 = 1.118 as μ → 0, and is within 5 % \
         of it at the smallest",
        ratios.iter().map(|ratio| format!("{ratio:.3}")).collect::<Vec<_>>().join(", "),
        ratios.is_sorted_by(|a, b| a > b) && (ratios[4] / limit - 1.0).abs() < 0.05,
    ))
    .check(Check::exact(
        "until it is near, LMS takes fewer epochs in every run: four steps in each",
        format!("{:.1} and {:.1} on average", fast.mean(), slow.mean()),
        faster,
    ))
    .conclusion(format!(
        "LMS is near after {:.1} epochs, steepest descent after {:.1}, and only steepest descent \
         arrives. At w* the four errors are ±½: each pattern pulls, and only their sum is zero. \
         LMS follows one pull after the other, so in fixed order it goes round w* for ever, {:.3} \
         away at the end of an epoch; in random order {} away, now here, now there. A smaller rate \
         draws the circle in, nearly in proportion, and lengthens the way to it (LAB-1.9).",
        fast.mean(),
        slow.mean(),
        lms.mean(),
        shuffled.show(3),
    ))
    .raw(ways)
    .raw(rates))
}

/// One step of steepest descent.
fn step(and: &Task, unit: &mut Adaline) {
    let gradient = and.surface.gradient(unit.weights.view());
    unit.weights.scaled_add(-RATE, &gradient);
}

/// The ways of the first run, and where LMS goes round at the end.
fn figure<'a>(bench: &Bench, and: &'a Task) -> Result<Figure<'a>, Error> {
    let paper = |w: &Array1<f64>| (w[0], (w[1] + w[2]) / SQRT_2);
    let begin = start(2, RANGE, &bench.streams(0))?;
    let (mut down, mut unit) = (vec![paper(&begin.weights)], begin.clone());
    for _ in 0..DRAWN {
        step(and, &mut unit);
        down.push(paper(&unit.weights));
    }
    let (mut round, mut unit) = (vec![paper(&begin.weights)], begin);
    for (x, &d) in (0..EPOCHS).flat_map(|_| and.x.outer_iter().zip(&and.d)) {
        unit.present(x, d, RATE);
        round.push(paper(&unit.weights));
    }
    let last = round[round.len() - 5..].to_vec();
    round.truncate(4 * DRAWN);
    let best = paper(&and.best);
    let chart = |reach: f64, centre: (f64, f64)| {
        let axis = |name, at: f64| Axis::new(name).range(at - reach, at + reach);
        let height = |w0, v: f64| and.surface.mse(array![w0, v / SQRT_2, v / SQRT_2].view());
        Chart::new(axis("w₀", centre.0), axis("(w₁ + w₂) / √2", centre.1))
            .equal()
            .contours([0.26, 0.3, 0.4, 0.6, 0.8, 1.0], height)
    };
    let whole = chart(0.65, (-0.25, 0.4))
        .title("the whole way")
        .line("LMS", round)
        .path("steepest descent", down)
        .scatter("w*", [best]);
    let end =
        chart(0.14, best).title("the end").path("LMS, last epoch", last).scatter("w*", [best]);
    Ok(Figure::new(
        "Which way is down? Steepest descent goes straight to w*, for the bowl is round. LMS \
         zigzags, comes near sooner, and goes round w* for ever.",
        "Circular contours of the error over the bias w₀ and the sum of w₁ and w₂, with the ways \
         of one run. Left, from a start near the origin a straight row of dots runs to the centre; \
         a ragged line zigzags there and circles. Right, enlarged: four steps of LMS go once round \
         the centre without touching it.",
    )
    .seed(bench.seed())
    .panel(whole)
    .panel(end))
}
