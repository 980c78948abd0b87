//! LAB-2.7: the cost, from outputs that are right and from outputs that are stuck.

use crate::compare;
use crate::cost::Cost;
use crate::net::{self, Net};
use crate::trial::{Outcome, Rule, Trial};
use backprop::{Layer, Loss, Mode, Params, Path, gradient_norm};
use labs::task::{CLASSES, Part, Task};
use labs::{Bench, Check, Error, Experiment, Findings, Measures, Run, Summary, Sweep};
use optimizers::Sgd;
use plot::{Axis, Chart, Figure};
use training::LabelCode;

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-2.7",
    name: "cost",
    title: "Squared error or cross-entropy",
    question: "How long does a net with logistic outputs and squared error stay where it is when its \
        outputs start saturated, and does cross-entropy stay there too?",
    run,
};

/// Learned from, on every data set: the question is the start.
const SAMPLES: usize = 4000;
/// What the biases of the outputs start from: + this for even classes, − this for odd ones.
const BIASES: [f64; 3] = [0.0, 3.0, 6.0];
/// The name of a cost, the cost, the learning rate.
const COSTS: [(&str, Cost, f64); 4] = [
    ("σ, squared error", Cost::Squared, 0.1),
    ("σ, squared error, η = 1", Cost::Squared, 1.0),
    ("σ, cross-entropy", Cost::Logistic(LabelCode::OneHot), 0.1),
    ("softmax, cross-entropy", Cost::Softmax, 0.1),
];
/// The numbers of the costs.
const SQUARED: usize = 0;
const FASTER: usize = 1;
const CROSS: usize = 2;
const SOFTMAX: usize = 3;

/// How a net starts and learns.
struct Way {
    name: &'static str,
    trial: Trial,
    bias: f64,
}

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let part = task.train.first(SAMPLES);
    let ways: Vec<Way> =
        BIASES.into_iter().flat_map(|bias| COSTS.map(|cost| way(cost, bias))).collect();
    let (sweep, outcomes) = compare::repeat(
        bench,
        "cost, and biases at the start",
        &ways,
        bench.runs(),
        |way| match way.bias {
            0.0 => format!("{}, 0", way.name),
            bias => format!("{}, ±{bias}", way.name),
        },
        |way, run| train(way, &task, &part, run),
    )?;
    let table = sweep
        .table(
            "The length of the whole gradient at the start, the accuracy on the development set after \
             the first and the last epoch, and the epochs until 80 % are right.",
        )
        .column("‖∂C/∂θ‖ at the start", sweep.means("gradient", 4))
        .column("after 1 epoch %", compare::percent(&sweep, "dev_accuracy_1"))
        .column("after 10 epochs %", compare::percent(&sweep, "dev_accuracy"))
        .column("epochs to 80 %", sweep.means("epochs_to_80", 1))
        .column("never", sweep.missing("epochs_to_80"));
    let findings = Findings::new(format!(
        "{} Learned from are the first {} samples. {} Varied are the cost and the biases of the \
         outputs: +b for even classes and −b for odd ones, b = 0, 3 or 6. With b = 6 every logistic \
         output is near 0 or near 1 before anything is learned, wrong for half of the classes or \
         more. The weights of a run start alike for every cost. Squared error is tried at ten times \
         the learning rate too.",
        task.describe(),
        part.y.len(),
        compare::BASELINE,
    ));
    let findings = findings.table(table).figure("lab2-cost", &figure(&outcomes, bench.seed()));
    Ok(judge(findings, &sweep).raw(sweep))
}

fn way((name, cost, learning_rate): (&'static str, Cost, f64), bias: f64) -> Way {
    let rule = Rule::Sgd(Sgd { learning_rate });
    Way { name, trial: Trial { cost, rule, ..Trial::baseline() }, bias }
}

/// The number of a cost at the start with the biases `BIASES[start]`.
fn at(start: usize, cost: usize) -> usize {
    start * COSTS.len() + cost
}

fn train(way: &Way, task: &Task, part: &Part, run: &Run) -> Result<(Measures, Outcome), Error> {
    let mut net = net::build(&way.trial, task.inputs(), &run.streams)?;
    net.visit_mut(Path::ROOT, &mut |_, mut value, _| {
        if value.shape() == [CLASSES] {
            (0..CLASSES).for_each(|k| value[[k]] += [way.bias, -way.bias][k % 2] as f32);
        }
    });
    let gradient = slope(&mut net, way.trial.cost, &part.first(1000));
    let outcome = way.trial.train_from(net, task.size, part, &task.dev, run, &mut [])?;
    let measures = outcome
        .measures()
        .with("gradient", gradient)
        .with("dev_accuracy_1", compare::accuracy_after(&outcome, 1))
        .with("epochs_to_80", compare::epochs_to(&outcome, 0.8));
    Ok((measures, outcome))
}

/// ‖∂C/∂θ‖ of a net on these samples.
fn slope(net: &mut Net, cost: Cost, part: &Part) -> f64 {
    let (y_hat, receipt) = net.forward(part.x.view(), &mut Mode::Eval);
    let (_, delta) = cost.loss(y_hat.view(), &part.y);
    net.accumulate(part.x.view(), y_hat.view(), delta, receipt);
    let norm = gradient_norm(&*net);
    net.zero_grad();
    f64::from(norm)
}

fn judge(findings: Findings, sweep: &Sweep) -> Findings {
    let right = |name: &str, start, cost| 100.0 * sweep[at(start, cost)].summary(name).mean();
    let first = |start, cost| right("dev_accuracy_1", start, cost);
    let last = |start, cost| right("dev_accuracy", start, cost);
    let ratio = |start: usize| {
        let pairs = sweep[at(start, SQUARED)].runs.iter().zip(&sweep[at(start, CROSS)].runs);
        Summary::of(pairs.map(|(a, b)| Some(b.get("gradient")? / a.get("gradient")?)))
    };
    let [open, stuck] = [ratio(0), ratio(2)];
    let waits = [0, 1, 2].map(|start| last(start, SQUARED));
    let lost = [CROSS, SOFTMAX].map(|cost| last(0, cost) - last(2, cost));
    findings
        .check(Check::exact(
            "squared error has the factor σ′ in its gradient: with b = 6, where σ′ is 1/405, the \
             gradient of the same logistic outputs is more than 100 times as long with \
             cross-entropy, in every run",
            format!("at least {:.0} times; with b = 0 {:.1} times on average", stuck.min(), open.mean()),
            stuck.min() > 100.0,
        ))
        .check(Check::measured(
            "from b = 6 both cross-entropies read more than 60 % after one epoch, squared error less \
             than 40 %, at either rate",
            format!(
                "{:.1} % and {:.1} %; {:.1} % and {:.1} %",
                first(2, CROSS),
                first(2, SOFTMAX),
                first(2, SQUARED),
                first(2, FASTER)
            ),
            first(2, CROSS).min(first(2, SOFTMAX)) > 60.0
                && first(2, SQUARED).max(first(2, FASTER)) < 40.0,
        ))
        .check(Check::measured(
            "the more saturated, the longer squared error waits: after ten epochs it reads at least 5 \
             points less from b = 3 than from 0, and again from 6 than from 3",
            format!("{:.1} %, {:.1} % and {:.1} %", waits[0], waits[1], waits[2]),
            waits[0] - waits[1] >= 5.0 && waits[1] - waits[2] >= 5.0,
        ))
        .check(Check::measured(
            "cross-entropy does not wait: after ten epochs less than 2 points are lost from b = 6 \
             against b = 0, with σ and with softmax",
            format!("{:.2} and {:.2} points", lost[0], lost[1]).replace('-', "−"),
            lost.iter().all(|lost| *lost < 2.0),
        ))
        .check(Check::measured(
            "without saturation squared error is only slower: from b = 0 at ten times the rate it \
             ends less than 2 points from cross-entropy with σ",
            format!("{:.2} % and {:.2} %", last(0, FASTER), last(0, CROSS)),
            (last(0, FASTER) - last(0, CROSS)).abs() < 2.0,
        ))
        .conclusion(format!(
            "Started with outputs that are stuck (b = 6), squared error reads {:.1} % after one epoch \
             and {:.1} % after ten; cross-entropy with the same logistic outputs reads {:.1} % and \
             {:.1} %, with softmax {:.1} % and {:.1} %. The reason stands in the gradients: σ′ is a \
             factor of the one and cancels in the other, which is {:.0} times as long at this start \
             and {:.1} times with b = 0, where σ′ is about 1/4. From b = 0 squared error at η = 1 \
             ends at {:.1} %, cross-entropy at η = 0.1 at {:.1} %: there a larger rate makes up for \
             the factor. From b = 6 the same rate reads {:.1} %, as the factor is another for every \
             output and every picture.",
            first(2, SQUARED),
            last(2, SQUARED),
            first(2, CROSS),
            last(2, CROSS),
            first(2, SOFTMAX),
            last(2, SOFTMAX),
            stuck.mean(),
            open.mean(),
            last(0, FASTER),
            last(0, CROSS),
            last(2, FASTER),
        ))
}

/// The accuracy over the epochs, from biases of 0 and from saturated outputs.
fn figure(outcomes: &[Vec<Outcome>], seed: u64) -> Figure<'static> {
    let curve = |start, cost| compare::dev_curve(&outcomes[at(start, cost)]);
    let end = |start, cost| curve(start, cost).last().map_or(f64::NAN, |&(_, right)| right);
    let caption = format!(
        "How long do saturated outputs stay stuck? After ten epochs squared error reads {:.0} % from \
         b = 0 and {:.0} % from b = 6, cross-entropy with logistic outputs {:.0} % and {:.0} %.",
        end(0, SQUARED),
        end(2, SQUARED),
        end(0, CROSS),
        end(2, CROSS),
    );
    let alt = "Accuracy over ten epochs in two panels of four lines, the mean of all runs. From biases \
        of 0 squared error at the common rate rises slowest, the others start high. From biases of 6 \
        both lines of cross-entropy rise as before, both of squared error stay far below.";
    let figure = Figure::new(caption, alt).seed(seed);
    [0, 2].into_iter().fold(figure, |figure, start| {
        let axis = Axis::new("development set right").unit("%").range(0.0, 100.0);
        let chart = Chart::new("epoch", axis).title(format!("b = {}", BIASES[start])).height(240.0);
        figure.panel(
            (0..COSTS.len())
                .fold(chart, |chart, cost| chart.line(COSTS[cost].0, curve(start, cost))),
        )
    })
}
