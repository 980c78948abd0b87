//! LAB-2.6: the activation of the hidden layer.

use crate::compare;
use crate::trial::{Outcome, Rule, Trial};
use backprop::{Activation, Layer, dead_fraction};
use labs::task::Task;
use labs::{Bench, Check, Error, Experiment, Findings, Sweep};
use ndarray::ArrayView2;
use optimizers::Sgd;
use plot::{Axis, Chart, Figure};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-2.6",
    name: "activation",
    title: "The activation of the hidden layer",
    question: "Which activation learns most in ten epochs, and how many of its neurons are stuck?",
    run,
};

const LOGISTIC: Activation = Activation::Logistic { beta: 1.0 };
/// The slope of σ at 0 is a quarter of that of the others: four times the rate makes up for it.
const SETTINGS: [(&str, Activation, f64); 8] = [
    ("σ", LOGISTIC, 0.1),
    ("tanh", Activation::Tanh { beta: 1.0 }, 0.1),
    ("ReLU", Activation::Relu, 0.1),
    ("leaky ReLU", Activation::LeakyRelu { slope: 0.01 }, 0.1),
    ("ELU", Activation::Elu { alpha: 1.0 }, 0.1),
    ("softplus", Activation::Softplus, 0.1),
    ("σ, η = 0.4", LOGISTIC, 0.4),
    ("ReLU, η = 0.4", Activation::Relu, 0.4),
];
/// The places of σ, tanh and ReLU among the settings, and of the faster σ and ReLU.
const SIGMA: usize = 0;
const TANH: usize = 1;
const RELU: usize = 2;
const FAST_SIGMA: usize = 6;
const FAST_RELU: usize = 7;
/// What may lie between two activations that count as equally good.
const MARGIN: f64 = 0.01;

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let (sweep, outcomes) = compare::sweep(
        bench,
        "activation",
        &SETTINGS,
        |(name, ..)| (*name).into(),
        |&(_, activation, learning_rate), run| {
            let rule = Rule::Sgd(Sgd { learning_rate });
            Trial { activation, rule, ..Trial::baseline() }.train(&task, run)
        },
        |&(_, f, _), outcome| {
            let z = outcome.net[0].predict(task.train.x.view());
            let first = outcome.curves.first().and_then(|record| record.dev?.accuracy);
            outcome
                .measures()
                .with("first_accuracy", first)
                .with("flat", flat(f, z.view()))
                .with("dead", dead_fraction(f.predict(z.view()).view()))
        },
    )?;
    let table = sweep
        .table(
            "Accuracy on the development set, and the hidden neurons after ten epochs: dead \
             neurons are above 0 for no training sample; a neuron is flat for a sample where its \
             slope is below a tenth of the largest.",
        )
        .column("first epoch, %", compare::percent(&sweep, "first_accuracy"))
        .column("last epoch, %", compare::percent(&sweep, "dev_accuracy"))
        .column("training %", compare::percent(&sweep, "train_accuracy"))
        .column("cost", sweep.means("dev_cost", 3))
        .column("dead %", compare::percent(&sweep, "dead"))
        .column("flat %", compare::percent(&sweep, "flat"))
        .column("seconds", compare::seconds(&outcomes));
    let ahead = |of: usize, by: usize| compare::difference(&sweep, "dev_accuracy", of, by);
    let gap = ahead(SIGMA, RELU);
    let left = ahead(FAST_SIGMA, RELU);
    let over = |at: &usize| ahead(RELU, *at).mean();
    let others = [SIGMA, TANH, 3, 4, 5];
    let rival = others.into_iter().max_by(|a, b| over(a).total_cmp(&over(b))).unwrap_or(TANH);
    let dead = sweep[RELU].summary("dead");
    let name = SETTINGS[rival].0;

    Ok(Findings::new(format!(
        "{} {} Only the activation of the hidden layer changes. σ is repeated with η = 0.4, since \
         its slope at 0 is a quarter of that of the others, and so is ReLU.",
        task.describe(),
        compare::BASELINE,
    ))
    .table(table)
    .figure("lab2-activation", &figure(&sweep, &outcomes, bench.seed()))
    .check(Check::measured(
        "σ is behind ReLU by more than a point and beyond chance",
        compare::points(&gap),
        compare::beyond_chance(&gap) && gap.mean() > 0.01,
    ))
    .check(Check::measured(
        format!(
            "the ReLU family is first: nothing else with η = 0.1 is ahead of ReLU by more than \
             {:.0} point",
            100.0 * MARGIN
        ),
        format!("{name}, the best of the others, by {}", compare::points(&ahead(RELU, rival))),
        over(&rival) < MARGIN,
    ))
    .check(Check::measured(
        "it is the rate more than the function: with η = 0.4 less than half of the gap of σ is \
         left",
        format!("{} of {}", compare::points(&left), compare::points(&gap)),
        left.mean() < 0.5 * gap.mean(),
    ))
    .check(Check::measured(
        "η = 0.1 kills no more than 5 % of the ReLUs in any run",
        format!("{:.1} % in the worst run", 100.0 * dead.max()),
        dead.max() <= 0.05,
    ))
    .conclusion(conclusion(&sweep))
    .raw(sweep))
}

/// The share of the entries of `z` where f is nearly flat: its slope is below a tenth of its
/// largest.
fn flat(f: Activation, z: ArrayView2<f32>) -> f64 {
    let steepest = match f {
        Activation::Logistic { beta } => beta / 4.0,
        Activation::Tanh { beta } => beta,
        _ => 1.0,
    };
    let slope = |z: f32| f.derivative(f64::from(z), f.apply(f64::from(z)));
    z.iter().filter(|z| slope(**z) < 0.1 * steepest).count() as f64 / z.len() as f64
}

fn conclusion(sweep: &Sweep) -> String {
    let percent = |at: usize, name| 100.0 * sweep[at].summary(name).mean();
    let tanh = compare::difference(sweep, "dev_accuracy", TANH, RELU);
    let sigma = compare::difference(sweep, "dev_accuracy", FAST_SIGMA, FAST_RELU);
    let verdict = if compare::beyond_chance(&tanh) && tanh.mean() > MARGIN {
        format!("tanh is {} behind ReLU", compare::points(&tanh))
    } else {
        format!(
            "tanh is {} behind ReLU, less than a point: with one hidden layer the usual order, \
             ReLU and its kin before all others, does not hold for it",
            compare::points(&tanh)
        )
    };
    format!(
        "After the first epoch σ reads {:.1} % right and ReLU {:.1} %, after the last {:.2} % and \
         {:.2} %; {verdict}. What holds σ back is the length of its steps: its slope is a quarter \
         at the most, and with four times the rate it reads {:.2} %. ReLU gains by that rate too \
         and stays {} ahead. {:.0} % of the ReLU outputs are flat and {:.1} % of the neurons dead: \
         a ReLU rests for some samples and learns from the others.",
        percent(SIGMA, "first_accuracy"),
        percent(RELU, "first_accuracy"),
        percent(SIGMA, "dev_accuracy"),
        percent(RELU, "dev_accuracy"),
        percent(FAST_SIGMA, "dev_accuracy"),
        compare::points(&sigma),
        percent(RELU, "flat"),
        percent(RELU, "dead"),
    )
}

fn figure(sweep: &Sweep, outcomes: &[Vec<Outcome>], seed: u64) -> Figure<'static> {
    let mut chart = Chart::new("epoch", Axis::new("development accuracy (%)")).height(260.0);
    for at in [SIGMA, TANH, RELU, 4, 5, FAST_SIGMA] {
        chart = chart.line(SETTINGS[at].0, compare::dev_curve(&outcomes[at]));
    }
    let last = |at: usize| 100.0 * sweep[at].summary("dev_accuracy").mean();
    let caption = format!(
        "How fast do they learn? After ten epochs σ reads {:.2} % right, ReLU {:.2} %, and σ with \
         four times the rate {:.2} %. Leaky ReLU, not drawn, {:.2} %.",
        last(SIGMA),
        last(RELU),
        last(FAST_SIGMA),
        last(3),
    );
    let alt = "Accuracy on the development set over ten epochs, the mean of all runs, for σ, tanh, \
        ReLU, ELU and softplus with the same rate, and for σ with four times that rate. The curve \
        of σ with the small rate begins lowest and stays lowest; the others come close to each \
        other.";
    Figure::new(caption, alt).seed(seed).panel(chart)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    /// σ is flat beyond 3.64, tanh beyond 1.82, ReLU below 0.
    #[test]
    fn a_slope_is_compared_with_the_largest() {
        let z = array![[-4.0, -2.0, 1.0, 3.0]];
        assert_eq!(flat(LOGISTIC, z.view()), 0.25);
        assert_eq!(flat(Activation::Tanh { beta: 1.0 }, z.view()), 0.75);
        assert_eq!(flat(Activation::Relu, z.view()), 0.5);
    }
}
