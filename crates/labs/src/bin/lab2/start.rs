//! LAB-2.8: where the weights start.

use crate::compare;
use crate::net;
use crate::start_depth::{self, WIDTH};
use crate::trial::{Outcome, Trial};
use init::Initializer;
use labs::task::Task;
use labs::{Bench, Check, Error, Experiment, Findings, Measures, Run, Summary, Sweep};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-2.8",
    name: "init",
    title: "Initialisation",
    question: "Ten ways to choose the first weights: which of them let a net learn, with one hidden \
        layer and with five, and what becomes of the signal on its way up?",
    run,
};

/// A way to start: its name, the rule, and n Var(w) for a layer of as many inputs as outputs, where the
/// rule draws no biases. ReLU lets half of the mean square pass, so n Var(w)/2 is left of it.
pub struct Way {
    /// As tables name it.
    pub name: &'static str,
    /// How weights are drawn.
    pub rule: Initializer,
    /// n Var(w).
    pub spread: Option<f64>,
}

const fn way(name: &'static str, rule: Initializer, spread: Option<f64>) -> Way {
    Way { name, rule, spread }
}

/// 2.38 gives the net input of a logistic neuron, for inputs of deviation 1, the deviation 2.38/√3 =
/// 1.37: there σ bends most (Polish lecture 5, *initialisation*).
pub const WAYS: [Way; 10] = [
    way("all 0", Initializer::Constant(0.0), None),
    way("all 0.1", Initializer::Constant(0.1), None),
    way("U(±0.5)", Initializer::Within(0.5), Some(WIDTH as f64 / 12.0)),
    way("U(±1/√n)", Initializer::Uniform { a: 1.0 }, Some(1.0 / 3.0)),
    way("U(±2.38/√n)", Initializer::Uniform { a: 2.38 }, Some(2.38 * 2.38 / 3.0)),
    way("Nguyen–Widrow", Initializer::NguyenWidrow, None),
    way("Xavier, normal", Initializer::XavierNormal, Some(1.0)),
    way("Xavier, uniform", Initializer::XavierUniform, Some(1.0)),
    way("He, normal", Initializer::HeNormal, Some(2.0)),
    way("He, uniform", Initializer::HeUniform, Some(2.0)),
];
/// The number of all weights 0.
pub const ZERO: usize = 0;
/// The number of all weights 0.1.
pub const TENTH: usize = 1;
/// The number of U(±0.5).
pub const HALF: usize = 2;
/// The number of U(±1/√n).
pub const ROOT: usize = 3;
/// The number of U(±2.38/√n).
pub const BEND: usize = 4;
/// The number of Nguyen and Widrow.
pub const WIDROW: usize = 5;
/// The number of Xavier, normal; uniform is the next.
pub const XAVIER: usize = 6;
/// The number of He, normal; uniform is the next.
pub const HE: usize = 8;

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let epochs = if task.train.y.len() > 10_000 { 5 } else { 10 };
    let (shallow, _) = shallow(bench, &task, epochs)?;
    let (deep, outcomes) = start_depth::series(bench, &task)?;
    let accuracy = |sweep, name| compare::percent(sweep, name);
    let near_table = shallow
        .table(format!("{}-100-10: accuracy on the development set.", task.inputs()))
        .column("after 1 epoch %", accuracy(&shallow, "dev_accuracy_1"))
        .column(format!("after {epochs} epochs %"), accuracy(&shallow, "dev_accuracy"))
        .column("training cost", shallow.means("train_cost", 3));
    let findings = Findings::new(format!(
        "{} {} Only the first weights change, each way in {} runs; biases start at 0, those of Nguyen \
         and Widrow are drawn. {epochs} epochs. A second series has five hidden layers of {} \
         neurons, learns from the first {} samples at most, for {} epochs, and \
         measures the mean of a² over 500 samples and the neurons of each hidden layer before the \
         first step: its variance about 0.",
        task.describe(),
        compare::BASELINE.replace(", ten epochs", ""),
        2 * bench.runs(),
        WIDTH,
        start_depth::SAMPLES,
        start_depth::EPOCHS,
    ))
    .table(near_table)
    .table(start_depth::table(&deep))
    .figure("lab2-init", &start_depth::figure(&deep, &outcomes, bench.seed()));
    let findings = start_depth::judge(judge(findings, &shallow), &deep);
    Ok(findings.conclusion(conclusion(&shallow, &deep)).raw(shallow).raw(deep))
}

/// The baseline from every start.
fn shallow(
    bench: &mut Bench,
    task: &Task,
    epochs: usize,
) -> Result<(Sweep, Vec<Vec<Outcome>>), Error> {
    repeat(bench, |way, run| {
        let outcome = Trial { init: way.rule, epochs, ..Trial::baseline() }.train(task, run)?;
        let (apart, largest) = weights(&outcome);
        let first = compare::accuracy_after(&outcome, 1);
        let measures = outcome.measures().with("dev_accuracy_1", first);
        Ok((measures.with("apart", apart).with("largest", largest), outcome))
    })
}

/// Trains from every start, twice as often as usual.
pub fn repeat(
    bench: &mut Bench,
    train: impl Fn(&Way, &Run) -> Result<(Measures, Outcome), Error> + Sync,
) -> Result<(Sweep, Vec<Vec<Outcome>>), Error> {
    let times = 2 * bench.runs();
    compare::repeat(bench, "first weights", &WAYS, times, |way| way.name.into(), train)
}

/// How far weights of two neurons of the first layer are apart at most, and the largest weight of all.
fn weights(outcome: &Outcome) -> (f64, f64) {
    let all = net::weights(&outcome.net);
    let first = all[0].row(0);
    let apart = all[0].outer_iter().flat_map(|row| (&row - &first).into_iter());
    let [apart, largest] = [apart.collect(), all.iter().flatten().copied().collect()]
        .map(|weights: Vec<f32>| labs::compare::farthest(weights.into_iter().map(f64::from)));
    (apart, largest)
}

/// The mean of a share, in per cent.
pub fn percent(sweep: &Sweep, name: &str, way: usize) -> f64 {
    100.0 * sweep[way].summary(name).mean()
}

/// What Xavier's and He's four ways read more than another way, run by run.
fn ahead(sweep: &Sweep, name: &str, other: usize) -> Summary {
    let four = [XAVIER, XAVIER + 1, HE, HE + 1];
    let run = |at: usize| {
        let value = |way: usize| sweep[way].runs[at].get(name);
        let sum = four.iter().try_fold(0.0, |sum, way| Some(sum + value(*way)?))?;
        Some(sum / 4.0 - value(other)?)
    };
    Summary::of((0..sweep[other].runs.len()).map(run).collect::<Vec<_>>())
}

fn judge(findings: Findings, shallow: &Sweep) -> Findings {
    let still = shallow[ZERO].summary("largest").max();
    let apart = shallow[TENTH].summary("apart").max();
    let alike = [ZERO, TENTH].map(|way| percent(shallow, "dev_accuracy", way));
    let behind = [HALF, ROOT, WIDROW].map(|way| ahead(shallow, "dev_accuracy_1", way));
    let bend = ahead(shallow, "dev_accuracy_1", BEND);
    findings
        .check(Check::exact(
            "from 0 no weight ever moves: every hidden neuron is 0, and so is ReLU′(0)",
            format!("the largest weight after training is {still}"),
            still == 0.0,
        ))
        .check(Check::exact(
            "from 0.1 all hidden neurons stay alike, to a thousandth",
            format!("weights of two neurons are {apart} apart at most"),
            apart < 1e-3,
        ))
        .check(Check::measured(
            "symmetry fails: equal weights read less than 40 %",
            format!("{:.1} % from 0 and {:.1} % from 0.1", alike[0], alike[1]),
            alike.iter().all(|right| *right < 40.0),
        ))
        .check(Check::measured(
            "with one hidden layer Xavier's and He's ways, taken together, are ahead of U(±0.5), \
             U(±1/√n) and Nguyen–Widrow after one epoch, by more than 2 standard errors",
            behind.each_ref().map(compare::points).join(", "),
            behind.iter().all(compare::beyond_chance),
        ))
        .check(Check::measured(
            "but not of U(±2.38/√n): less than 1 point between them",
            compare::points(&bend),
            bend.mean().abs() < 0.01,
        ))
}

fn conclusion(shallow: &Sweep, deep: &Sweep) -> String {
    let first = |way| percent(shallow, "dev_accuracy_1", way);
    let right = |way| percent(deep, "dev_accuracy", way);
    let factor = |way: usize| deep[way].summary("factor").mean();
    format!(
        "Equal weights give {:.1} % and {:.1} %: all hidden neurons are one neuron, or none. With one \
         hidden layer the other ways differ in the first epoch, {:.1} % with He's normal numbers, \
         {:.1} % with U(±1/√n), and little in the end. The 2.38-rule, made for σ, reads {:.1} %, as \
         its variance 1.89/n is by chance nearly He's 2/n. Five layers tell them apart: a layer \
         multiplies the mean square by {:.2} with He, {:.2} with Xavier, {:.2} with U(±1/√n) and {:.2} \
         with U(±0.5), and the nets read {:.1} %, {:.1} %, {:.1} % and {:.1} %. Nguyen–Widrow keeps \
         the signal ({:.2}) by its drawn biases, which know nothing of the picture, and reads {:.1} %.",
        percent(shallow, "dev_accuracy", ZERO),
        percent(shallow, "dev_accuracy", TENTH),
        first(HE),
        first(ROOT),
        first(BEND),
        factor(HE),
        factor(XAVIER),
        factor(ROOT),
        factor(HALF),
        right(HE),
        right(XAVIER),
        right(ROOT),
        right(HALF),
        factor(WIDROW),
        right(WIDROW),
    )
}
