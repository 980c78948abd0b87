//! LAB-3.8: small filters in stacks.

use crate::net;
use crate::shown::{self, share};
use crate::trial::Trial;
use backprop::Params;
use cnn::arch::{Plan, Stage};
use cnn::receptive_field;
use labs::compare::{self, difference, points};
use labs::task::Task;
use labs::{Bench, Check, Error, Experiment, Findings, Summary, Sweep, Table};
use plot::Figure;

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-3.8",
    name: "stacks",
    title: "Small filters in stacks",
    question: "Two filters of 3 × 3, or one of 5 × 5 that sees as much?",
    run,
};

/// Maps of every convolution: a stack has them inside too.
const MAPS: usize = 8;
/// The name, the sides of the kernels, one after the other, and what a neuron at the end sees.
const STACKS: [(&str, &[usize], usize); 4] = [
    ("one 5 × 5", &[5], 5),
    ("two 3 × 3", &[3, 3], 5),
    ("one 7 × 7", &[7], 7),
    ("three 3 × 3", &[3, 3, 3], 7),
];
/// What a stack may read less than the one filter.
const MARGIN: f64 = 0.01;

/// The stack alone.
fn stack(sides: &[usize]) -> Vec<Stage> {
    sides.iter().flat_map(|&side| net::conv(MAPS, side)).collect()
}

/// A first block, so that there are maps to be stacked upon, the stack, and a pooling.
fn plan(task: &Task, sides: &[usize]) -> Plan {
    net::plan(task.size, [net::block(MAPS, 3), stack(sides), vec![net::POOL]].concat())
}

fn weights(sides: &[usize]) -> usize {
    sides.iter().map(|side| side * side * MAPS * MAPS).sum()
}

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let trial = Trial::usual(&task);
    let (sweep, outcomes) = compare::sweep(
        bench,
        "stack",
        &STACKS,
        |stack| stack.0.into(),
        |(_, sides, _), run| trial.train(&plan(&task, sides), &task, run),
        |_, outcome| outcome.measures().with("parameters", outcome.net.parameters() as f64),
    )?;
    let field = |sides: &[usize]| {
        let alone = Plan { input: [28, 28, MAPS], stages: stack(sides) };
        receptive_field(&alone.windows())[0].size
    };
    let fields = STACKS.iter().all(|(_, sides, wanted)| field(sides) == *wanted);
    let counts = sweep.summaries("parameters");
    let saved = |one: usize, many: usize| counts[one].mean() - counts[many].mean();
    let wanted = |one: usize, many: usize| {
        let biases = MAPS * (STACKS[many].1.len() - 1);
        (weights(STACKS[one].1) - weights(STACKS[many].1) - biases) as f64
    };
    let counted = [(0, 1), (2, 3)].iter().all(|&(a, b)| saved(a, b) == wanted(a, b));
    let gains = [(0, 1), (2, 3)].map(|(a, b)| difference(&sweep, "dev_accuracy", a, b));
    let caption = "Accuracy over the stack, the numbers that are learned, and the time.";
    Ok(Findings::new(format!(
        "{} {} Behind a first block of {MAPS} maps stands one convolution with a large filter, or a \
         stack of small ones with ReLU between them, {MAPS} maps each; then a pooling and the dense \
         layer.",
        task.describe(),
        trial.describe(),
    ))
    .table(sizes(field))
    .table(shown::table(&sweep, &outcomes, caption))
    .figure("lab3-stacks", &figure(&sweep, &gains, bench.seed()))
    .check(Check::exact(
        "two 3 × 3 see 5 pixels as one 5 × 5 does, three see 7 as one 7 × 7",
        STACKS.map(|(_, sides, _)| field(sides).to_string()).join(", "),
        fields,
    ))
    .check(Check::exact(
        "with 18 weights for a pair of channels in place of 25, and 27 in place of 49",
        format!("{:.0} and {:.0} numbers fewer in the whole nets", saved(0, 1), saved(2, 3)),
        counted,
    ))
    .check(Check::measured(
        format!("the stacks read no less: each at most {:.0} percentage point behind", 100.0 * MARGIN),
        format!("{} and {}", points(&gains[0]), points(&gains[1])),
        gains.iter().all(|gain| gain.mean() > -MARGIN),
    ))
    .conclusion(conclusion(&sweep, &gains))
    .raw(sweep))
}

fn sizes(field: impl Fn(&[usize]) -> usize) -> Table {
    let header = ["stack", "receptive field", "weights for a pair of channels", "weights"];
    let table = Table::new(format!("What a stack sees and learns, with {MAPS} maps."), header);
    STACKS.iter().fold(table, |table, (name, sides, _)| {
        let pair = weights(sides) / (MAPS * MAPS);
        let seen = format!("{0} × {0}", field(sides));
        table.row([(*name).into(), seen, pair.to_string(), weights(sides).to_string()])
    })
}

fn conclusion(sweep: &Sweep, gains: &[Summary; 2]) -> String {
    let dev = sweep.summaries("dev_accuracy");
    format!(
        "Two filters of 3 × 3 read {} of the development set right where one of 5 × 5 reads {} ({}), \
         three read {} where one of 7 × 7 reads {} ({}). They see the same pixels with 28 % and 45 % \
         fewer weights, and have one or two ReLU more on the way.",
        share(&dev[1]),
        share(&dev[0]),
        points(&gains[0]),
        share(&dev[3]),
        share(&dev[2]),
        points(&gains[1]),
    )
}

fn figure(sweep: &Sweep, gains: &[Summary; 2], seed: u64) -> Figure<'static> {
    let caption = format!(
        "What does a stack of small filters lose or win? {} in place of 5 × 5, {} in place of 7 × 7.",
        points(&gains[0]),
        points(&gains[1]),
    );
    let alt = "Accuracy of four nets: one filter of 5 × 5, two of 3 × 3, one of 7 × 7, three of 3 × 3. \
        Marks of the training set and of the development set.";
    Figure::new(caption, alt).seed(seed).panel(shown::accuracies(sweep))
}
