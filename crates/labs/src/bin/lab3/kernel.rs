//! LAB-3.3: the size of the filters.

use crate::net;
use crate::shown::{self, share};
use crate::trial::Trial;
use backprop::Params;
use labs::compare::{self, above, points};
use labs::task::Task;
use labs::{Bench, Check, Error, Experiment, Findings, Summary, Sweep};
use plot::Figure;

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-3.3",
    name: "kernel",
    title: "The size of the filters",
    question: "How large should a filter be?",
    run,
};

/// The sides for pictures of 28 × 28; one of 11 has no sense on 8 × 8.
const SIDES: [usize; 5] = [1, 3, 5, 7, 11];

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let trial = Trial::usual(&task);
    let sides: Vec<usize> = SIDES.into_iter().filter(|&side| side <= task.size.0).collect();
    let plan = |side: usize| net::plan(task.size, net::block(8, side));
    let (sweep, outcomes) = compare::sweep(
        bench,
        "side of a filter",
        &sides,
        |side| format!("{side} × {side}"),
        |&side, run| trial.train(&plan(side), &task, run),
        |_, outcome| outcome.measures().with("parameters", outcome.net.parameters() as f64),
    )?;
    let counts = sweep.summaries("parameters");
    let more = |at: usize| counts[at].mean() - counts[0].mean();
    let grows = (0..sides.len()).all(|at| more(at) == (8 * (sides[at].pow(2) - 1)) as f64);
    let found = Found::of(&sides, &sweep);
    let caption = "Accuracy over the side of the eight filters, the numbers that are learned, and the \
        time.";
    Ok(Findings::new(format!(
        "{} {} Only the side of the eight filters changes; a frame keeps the size of the map.",
        task.describe(),
        trial.describe(),
    ))
    .table(shown::table(&sweep, &outcomes, caption))
    .figure("lab3-kernel", &figure(&sweep, &found, bench.seed()))
    .check(Check::exact(
        "a filter of k × k has k² weights: eight of them learn 8 (k² − 1) numbers more than with k = 1",
        format!("{:.0} more with k = 3", more(1)),
        grows,
    ))
    .check(Check::measured(
        "a filter has to see neighbours: 3 × 3 reads more than 1 × 1 by more than 2 standard errors",
        format!("{}, {:.1} standard errors", points(&found.three), found.ahead_of_one),
        found.ahead_of_one > 2.0,
    ))
    .check(Check::measured(
        "what comes after is worth less: the best of the larger filters has less over 3 × 3 than that has \
         over 1 × 1",
        format!("{} after {}", points(&found.larger), points(&found.three)),
        found.larger.mean() < found.three.mean(),
    ))
    .conclusion(found.conclusion(&sweep, &sides))
    .raw(sweep))
}

struct Found {
    /// What 3 × 3 reads more than 1 × 1.
    three: Summary,
    ahead_of_one: f64,
    /// What the best of the larger filters reads more than 3 × 3.
    larger: Summary,
    large: usize,
}

impl Found {
    fn of(sides: &[usize], sweep: &Sweep) -> Self {
        let dev = sweep.summaries("dev_accuracy");
        let better = |a: usize, b: usize| if dev[b].mean() > dev[a].mean() { b } else { a };
        let large = (2..sides.len()).fold(2, better);
        Self {
            three: compare::difference(sweep, "dev_accuracy", 0, 1),
            ahead_of_one: above(&dev[1], &dev[0]),
            larger: compare::difference(sweep, "dev_accuracy", 1, large),
            large,
        }
    }

    fn conclusion(&self, sweep: &Sweep, sides: &[usize]) -> String {
        let dev = sweep.summaries("dev_accuracy");
        let large = sides[self.large];
        let verdict = match self.larger.mean() > 2.0 * self.larger.standard_error() {
            true => {
                "So filters of 3 to 5 are not the best here, as they are said to be: with one \
                convolution, nothing but a larger filter sees further. Deeper nets get the same field \
                from stacks of small filters (LAB-3.8)"
            }
            false => {
                "That is within chance. What lies further apart is left to the dense layer, and in \
                deeper nets to the next convolution (LAB-3.8)"
            }
        };
        format!(
            "A filter of 1 × 1 sees no neighbour and scales grey levels only: {} of the development \
             set are read right, against {} with 3 × 3. The best of the larger ones is {large} × {large}, \
             with {}, {} more than 3 × 3. {verdict}.",
            share(&dev[0]),
            share(&dev[1]),
            share(&dev[self.large]),
            points(&self.larger),
        )
    }
}

fn figure(sweep: &Sweep, found: &Found, seed: u64) -> Figure<'static> {
    let caption = format!(
        "How large should a filter be? 3 × 3 is ahead of 1 × 1 by {}; the best of the larger ones \
         has {} more than 3 × 3.",
        points(&found.three),
        points(&found.larger),
    );
    let alt = "Accuracy over the side of the filters. The marks of the training set and of the \
        development set rise from 1 × 1 to 3 × 3; beyond, they change less.";
    Figure::new(caption, alt).seed(seed).panel(shown::accuracies(sweep))
}
