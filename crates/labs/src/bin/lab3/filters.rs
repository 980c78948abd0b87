//! LAB-3.2: the number of filters.

use crate::net;
use crate::shown::{self, share};
use crate::trial::Trial;
use labs::compare::{self, beyond_chance, difference, points};
use labs::task::{CLASSES, Task};
use labs::{Bench, Check, Error, Experiment, Findings, Summary, Sweep};
use plot::Figure;

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-3.2",
    name: "filters",
    title: "The number of filters",
    question: "How many filters does it take, and what does each doubling bring?",
    run,
};

const FILTERS: [usize; 5] = [2, 4, 8, 16, 32];
/// Where the gain of the first doublings ends and that of the others begins, in [`FILTERS`].
const ENOUGH: usize = 2;

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let trial = Trial::usual(&task);
    let plan = |filters: usize| net::plan(task.size, net::block(filters, 3));
    let (sweep, outcomes) = compare::sweep(
        bench,
        "filters",
        &FILTERS,
        usize::to_string,
        |&filters, run| trial.train(&plan(filters), &task, run),
        |_, outcome| outcome.measures().with("parameters", parameters(&outcome.net)),
    )?;
    let (height, width) = (task.size.0 / 2, task.size.1 / 2);
    let formula = |filters: usize| 10 * filters + (height * width * filters + 1) * CLASSES;
    let counts = sweep.summaries("parameters");
    let fits = FILTERS.iter().zip(&counts).all(|(&f, count)| count.mean() == formula(f) as f64);
    let first = difference(&sweep, "dev_accuracy", 0, ENOUGH);
    let rest = difference(&sweep, "dev_accuracy", ENOUGH, FILTERS.len() - 1);
    let whole = difference(&sweep, "dev_accuracy", 0, FILTERS.len() - 1);
    let caption =
        "Accuracy over the number of filters, the numbers that are learned, and the time.";
    Ok(Findings::new(format!(
        "{} {} Only the number of filters of 3 × 3 changes.",
        task.describe(),
        trial.describe(),
    ))
    .table(shown::table(&sweep, &outcomes, caption))
    .figure("lab3-filters", &figure(&sweep, &first, &rest, bench.seed()))
    .check(Check::exact(
        format!(
            "F filters learn F (3 · 3 + 1) numbers, and the dense layer behind the pooling \
             ({height} · {width} F + 1) {CLASSES}"
        ),
        format!("{} at F = 8, as counted in the net", formula(8)),
        fits,
    ))
    .check(Check::measured(
        "more filters help: 32 read more than 2, beyond chance",
        points(&whole),
        beyond_chance(&whole),
    ))
    .check(Check::measured(
        "and the gain saturates: from 8 to 32 filters it is smaller than from 2 to 8",
        format!("{} after {}", points(&rest), points(&first)),
        rest.mean() < first.mean(),
    ))
    .conclusion(conclusion(&sweep, &first, &rest))
    .raw(sweep))
}

fn conclusion(sweep: &Sweep, first: &Summary, rest: &Summary) -> String {
    let saturates = match first.mean() > rest.mean() {
        _ if shown::single(sweep) => "One run cannot tell whether the gain saturates",
        true => {
            "So the gain saturates, as expected. A kernel of 3 × 3 can tell few directions apart: \
            further filters may repeat what is there"
        }
        false => {
            "The gain was expected to saturate; that is not found: in as few steps a wider net may come \
            further on what it learns from too"
        }
    };
    format!(
        "Two filters read {} of the development set right, {} read {}, {} read {}. The first two \
         doublings bring {}, the last two {}, while the numbers to be learned become four times as \
         many each time. {saturates}.",
        share(&sweep[0].summary("dev_accuracy")),
        FILTERS[ENOUGH],
        share(&sweep[ENOUGH].summary("dev_accuracy")),
        FILTERS[4],
        share(&sweep[4].summary("dev_accuracy")),
        points(first),
        points(rest),
    )
}

fn parameters(net: &net::Net) -> f64 {
    backprop::Params::parameters(net) as f64
}

fn figure(sweep: &Sweep, first: &Summary, rest: &Summary, seed: u64) -> Figure<'static> {
    let caption = format!(
        "What do more filters bring? {} from 2 to 8, {} from 8 to 32.",
        points(first),
        points(rest)
    );
    let alt = "Accuracy over the number of filters, each twice the one before. The marks of the \
        training set and of the development set rise.";
    Figure::new(caption, alt).seed(seed).panel(shown::accuracies(sweep))
}
