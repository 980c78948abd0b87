//! LAB-2.2: the width of the hidden layer.

use crate::compare;
use crate::net;
use crate::trial::Trial;
use labs::task::{CLASSES, Task};
use labs::{Bench, Check, Error, Experiment, Findings, Summary, Sweep};
use plot::{Axis, Chart, Figure};
use training::{arithmetic_width, geometric_width};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-2.2",
    name: "width",
    title: "The width of the hidden layer",
    question: "How many hidden neurons does it take, and what does each further one bring?",
    run,
};

/// With so many neurons more than half of all that there is to gain is gained.
const ENOUGH: usize = 50;

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let widths = widths(task.inputs());
    let (sweep, outcomes) = compare::sweep(
        bench,
        "hidden neurons",
        &widths,
        |width| label(*width, task.inputs()),
        |&width, run| Trial { hidden: vec![width], ..Trial::baseline() }.train(&task, run),
        |_, outcome| outcome.measures().with("parameters", net::parameters(&outcome.net) as f64),
    )?;
    let counts: Vec<f64> = sweep.summaries("parameters").iter().map(|s| s.mean()).collect();
    let formula = |h: usize| ((task.inputs() + 1) * h + (h + 1) * CLASSES) as f64;
    let fits = widths.iter().zip(&counts).all(|(&width, &count)| count == formula(width));

    let table = sweep
        .table("Accuracy after ten epochs, the numbers that are learned, and the time for it.")
        .column("parameters", counts.iter().map(|count| format!("{count}")))
        .column("training %", compare::percent(&sweep, "train_accuracy"))
        .column("development %", compare::percent(&sweep, "dev_accuracy"))
        .column("development cost", sweep.means("dev_cost", 3))
        .column("seconds", compare::seconds(&outcomes));
    let found = Gain::of(task.inputs(), &widths, &sweep);
    let [first, rest] = [&found.first, &found.rest].map(compare::points);
    Ok(Findings::new(format!(
        "{} {} Only the number of hidden neurons changes. Two rules of thumb are among them: the \
         geometric mean √({} · {CLASSES}) of inputs and outputs, and their arithmetic mean.",
        task.describe(),
        compare::BASELINE,
        task.inputs(),
    ))
    .table(table)
    .figure("lab2-width", &figure(&widths, &sweep, &found, bench.seed()))
    .check(Check::exact(
        format!("(inputs + 1) H + (H + 1) {CLASSES} numbers are learned by H neurons"),
        format!("{} at H = 100, as counted in the net", formula(100)),
        fits,
    ))
    .check(Check::measured(
        format!(
            "the gain saturates: from {} to {ENOUGH} neurons the development accuracy rises more \
             than from {ENOUGH} to {}",
            widths[0], found.widest
        ),
        format!("{first} and {rest}"),
        compare::beyond_chance(&found.first) && found.first.mean() > found.rest.mean(),
    ))
    .check(Check::measured(
        format!(
            "a net that is too wide does no harm here: {} neurons are not worse than 100 by more \
             than 2 standard errors",
            found.widest
        ),
        format!("{} more", compare::points(&found.wide)),
        found.wide.mean() > -2.0 * found.wide.standard_error(),
    ))
    .conclusion(conclusion(&found, &counts, task.inputs()))
    .raw(sweep))
}

/// The widths of the row, with both means of inputs and outputs.
fn widths(inputs: usize) -> Vec<usize> {
    let mut widths = vec![10, 25, 50, 100, 200, geometric(inputs), arithmetic(inputs)];
    widths.sort();
    widths.dedup();
    widths
}

fn geometric(inputs: usize) -> usize {
    geometric_width(inputs, CLASSES).round() as usize
}

fn arithmetic(inputs: usize) -> usize {
    arithmetic_width(inputs, CLASSES).round() as usize
}

fn label(width: usize, inputs: usize) -> String {
    match width {
        _ if width == geometric(inputs) => format!("{width} (geometric)"),
        _ if width == arithmetic(inputs) => format!("{width} (arithmetic)"),
        _ => width.to_string(),
    }
}

/// Development accuracies, and what they differ by, run by run.
struct Gain {
    widest: usize,
    /// From the narrowest net to [`ENOUGH`] neurons.
    first: Summary,
    /// From there to the widest net.
    rest: Summary,
    /// From 100 neurons to the widest net.
    wide: Summary,
    /// In per cent.
    hundred: f64,
    /// With the geometric mean of inputs and outputs, in per cent.
    geometric: f64,
}

impl Gain {
    fn of(inputs: usize, widths: &[usize], sweep: &Sweep) -> Self {
        let at = |wanted: usize| widths.iter().position(|width| *width == wanted).unwrap_or(0);
        let (enough, hundred, last) = (at(ENOUGH), at(100), widths.len() - 1);
        let gain = |from, to| compare::difference(sweep, "dev_accuracy", from, to);
        let percent = |setting: usize| 100.0 * sweep[setting].summary("dev_accuracy").mean();
        Self {
            widest: widths[last],
            first: gain(0, enough),
            rest: gain(enough, last),
            wide: gain(hundred, last),
            hundred: percent(hundred),
            geometric: percent(at(geometric(inputs))),
        }
    }
}

fn conclusion(found: &Gain, counts: &[f64], inputs: usize) -> String {
    let more = counts[counts.len() - 1] / counts[0];
    format!(
        "From the narrowest net to {ENOUGH} neurons the development accuracy rises by {}, from \
         {ENOUGH} to {} by {}, while the net becomes {more:.0} times as large from end to end. The \
         geometric mean, {} neurons, reads {:.2} % right; 100 neurons read {:.2} %. The rules of \
         thumb say where to begin; the development set says where to stop.",
        compare::points(&found.first),
        found.widest,
        compare::points(&found.rest),
        geometric(inputs),
        found.geometric,
        found.hundred,
    )
}

fn figure(widths: &[usize], sweep: &Sweep, found: &Gain, seed: u64) -> Figure<'static> {
    let marks = |name| {
        let summaries = widths.iter().zip(sweep.summaries(name));
        let mark = |(&width, s): (&usize, Summary)| {
            (width as f64, 100.0 * s.mean(), 100.0 * s.deviation())
        };
        summaries.map(mark).collect::<Vec<_>>()
    };
    let ticks = [10, 20, 50, 100, 200, 400].map(|width| (f64::from(width), width.to_string()));
    let axis = Axis::log("hidden neurons").range(8.0, 500.0).ticks(ticks);
    let caption = format!(
        "What do more neurons bring? {} from {} to {ENOUGH}, {} from {ENOUGH} to {}.",
        compare::points(&found.first),
        widths[0],
        compare::points(&found.rest),
        found.widest,
    );
    let alt = "Accuracy over the number of hidden neurons, which is on a logarithmic axis. The \
        marks of the training set and of the development set rise steeply at first, and then level \
        off.";
    Figure::new(caption, alt).seed(seed).panel(
        Chart::new(axis, "accuracy (%)")
            .spread("training", marks("train_accuracy"))
            .spread("development", marks("dev_accuracy")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// √(784 · 10) = 88.5 and 794/2; √(64 · 10) = 25.3, which is 25, and 74/2.
    #[test]
    fn both_rules_of_thumb_are_among_the_widths() {
        assert_eq!(widths(784), [10, 25, 50, 89, 100, 200, 397]);
        assert_eq!(widths(64), [10, 25, 37, 50, 100, 200]);
        assert_eq!(label(25, 64), "25 (geometric)");
        assert_eq!(label(25, 784), "25");
    }
}
