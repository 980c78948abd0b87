//! LAB-3.3: the size of the filters.

use crate::net;
use crate::shown::{self, share};
use crate::trial::Trial;
use backprop::Params;
use labs::compare::{self, beyond_chance, points};
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
/// Where 3 and 5 stand among the sides: they are said to be best.
const THREE: usize = 1;
const FIVE: usize = 2;

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
    .figure("lab3-kernel", &figure(&sweep, &sides, &found, bench.seed()))
    .check(Check::exact(
        "a filter of k × k has k² weights: eight of them learn 8 (k² − 1) numbers more than with k = 1",
        format!("{:.0} more with k = 3", more(1)),
        grows,
    ))
    .check(Check::measured(
        "a filter has to see neighbours: 3 × 3 reads more than 1 × 1 by more than 2 standard errors",
        found.ahead_of_one(),
        beyond_chance(&found.three),
    ))
    .check(Check::measured(
        "3 to 5 is best: no other side is ahead of the better of the two by more than 2 standard errors",
        found.against(&sides),
        !found.beyond,
    ))
    .conclusion(found.conclusion(&sweep, &sides))
    .raw(sweep))
}

struct Found {
    /// What 3 × 3 reads more than 1 × 1, run by run.
    three: Summary,
    /// The better of 3 × 3 and 5 × 5, and the best of the others.
    small: usize,
    other: usize,
    /// What that other one reads more.
    more: Summary,
    /// Whether one of the others is ahead beyond chance.
    beyond: bool,
}

impl Found {
    fn of(sides: &[usize], sweep: &Sweep) -> Self {
        let dev = sweep.summaries("dev_accuracy");
        let better = |a: usize, b: usize| if dev[b].mean() > dev[a].mean() { b } else { a };
        let small = better(THREE, FIVE);
        let others = || (FIVE + 1..sides.len()).chain([0]);
        let ahead = |other: usize| compare::difference(sweep, "dev_accuracy", small, other);
        let other = others().fold(0, better);
        Self {
            three: compare::difference(sweep, "dev_accuracy", 0, THREE),
            small,
            other,
            more: ahead(other),
            beyond: others().any(|other| beyond_chance(&ahead(other))),
        }
    }

    /// By how much 3 × 3 is ahead of 1 × 1, and by how many of its standard errors.
    fn ahead_of_one(&self) -> String {
        let count = self.three.mean() / self.three.standard_error();
        format!("{}{}", points(&self.three), shown::errors(count))
    }

    /// What the best of the others has more than the better of 3 × 3 and 5 × 5.
    fn against(&self, sides: &[usize]) -> String {
        let [other, small] = [self.other, self.small].map(|at| sides[at]);
        format!("{other} × {other} has {} more than {small} × {small}", points(&self.more))
    }

    fn conclusion(&self, sweep: &Sweep, sides: &[usize]) -> String {
        let dev = sweep.summaries("dev_accuracy");
        let verdict = match (self.beyond, self.more.mean() > 0.0) {
            _ if shown::single(sweep) => {
                "One run cannot tell whether that is chance, and so whether 3 to 5 is best"
            }
            (true, _) => {
                "That is beyond chance. Expected was that 3 to 5 is best; that is not found: in a net of one \
                convolution nothing but a larger filter sees further. Deeper nets get the same field from \
                stacks of small filters (LAB-3.8)"
            }
            (false, true) => {
                "That is within chance, so nothing says that more than 3 to 5 is needed. What lies further \
                apart is left to the dense layer, and in deeper nets to the next convolution (LAB-3.8)"
            }
            (false, false) => {
                "So 3 to 5 is best, as expected. What lies further apart is left to the dense layer, and in \
                deeper nets to the next convolution (LAB-3.8)"
            }
        };
        format!(
            "A filter of 1 × 1 sees no neighbour and scales grey levels only: {} of the development \
             set are read right, against {} with 3 × 3 and {} with 5 × 5. Of the other sides {other} × \
             {other} reads most, {}: {}. {verdict}.",
            share(&dev[0]),
            share(&dev[THREE]),
            share(&dev[FIVE]),
            share(&dev[self.other]),
            self.against(sides),
            other = sides[self.other],
        )
    }
}

fn figure(sweep: &Sweep, sides: &[usize], found: &Found, seed: u64) -> Figure<'static> {
    let caption = format!(
        "How large should a filter be? 3 × 3 is ahead of 1 × 1 by {}; {}.",
        points(&found.three),
        found.against(sides),
    );
    let alt = "Accuracy over the side of the filters. The marks of the training set and of the \
        development set rise from 1 × 1 to 3 × 3; beyond, they change less.";
    Figure::new(caption, alt).seed(seed).panel(shown::accuracies(sweep))
}

#[cfg(test)]
mod tests {
    use super::*;
    use labs::Measures;

    /// 1 × 1 reads from 50 to 70 % with the runs, and 3 × 3 one point more in each, or two.
    fn made(runs: usize) -> Sweep {
        shown::made(&SIDES, runs, |at, run| {
            let start = 0.5 + 0.1 * run as f64;
            let more = if at == 0 { 0.0 } else { 0.01 * (1 + run % 2) as f64 };
            Measures::new().with("dev_accuracy", start + more)
        })
    }

    /// Differences of 1, 2 and 1 points: 4/3 on the average, with a standard error of 1/3.
    #[test]
    fn sides_are_compared_run_by_run() {
        let found = Found::of(&SIDES, &made(3));
        assert!(beyond_chance(&found.three));
        assert_eq!(found.ahead_of_one(), "1.33 ± 0.33 points, 4.0 standard errors");
    }

    #[test]
    fn one_run_has_no_standard_errors_and_cannot_tell() {
        let told = |runs: usize| {
            let sweep = made(runs);
            let found = Found::of(&SIDES, &sweep);
            (found.ahead_of_one(), found.conclusion(&sweep, &SIDES))
        };
        let (ahead, conclusion) = told(1);
        assert_eq!(ahead, "1.00 points");
        assert!(conclusion.contains("One run cannot tell") && !conclusion.contains("NaN"));
        assert!(!told(2).1.contains("One run cannot tell"));
    }
}
