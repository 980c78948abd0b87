//! LAB-2.15: how the outputs spell a class.

use crate::compare;
use crate::cost::Cost;
use crate::net;
use crate::trial::{Outcome, Trial};
use labs::task::{CLASSES, Task};
use labs::{Bench, Check, Error, Experiment, Findings, Summary, Sweep, Table};
use plot::{Axis, Chart, Figure};
use training::LabelCode;

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-2.15",
    name: "coding",
    title: "The coding of the outputs",
    question: "Four outputs can spell ten classes in binary, nine in a thermometer code, ten with \
        one for each. Which code does a net learn best?",
    run,
};

/// In the order of the tables.
const CODES: [(&str, Cost); 4] = [
    ("softmax, 1 of 10", Cost::Softmax),
    ("logistic, 1 of 10", Cost::Logistic(LabelCode::OneHot)),
    ("thermometer", Cost::Logistic(LabelCode::Thermometer)),
    ("binary", Cost::Logistic(LabelCode::Binary)),
];

const SOFTMAX: usize = 0;
const LOGISTIC: usize = 1;
const THERMOMETER: usize = 2;
const BINARY: usize = 3;

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let (sweep, outcomes) = compare::sweep(
        bench,
        "code",
        &CODES,
        |(name, _)| (*name).into(),
        |&(_, cost), run| Trial { cost, ..Trial::baseline() }.train(&task, run),
        |&(_, cost), outcome| {
            let answers = answers(cost, outcome, &task);
            outcome
                .measures()
                .with("away", away(&answers, &task.dev.y))
                .with("wrong_output", wrong_output(cost, outcome, &task))
        },
    )?;
    let classes: Vec<Vec<f64>> = CODES
        .iter()
        .zip(&outcomes)
        .map(|(&(_, cost), runs)| errors_by_class(cost, runs, &task))
        .collect();
    Ok(report(bench, &task, sweep, &classes))
}

fn answers(cost: Cost, outcome: &Outcome, task: &Task) -> Vec<usize> {
    cost.answers(net::outputs(&outcome.net, task.dev.x.view()).view())
}

/// The mean of |answer − class| over the wrong answers; none where there is none.
fn away(answers: &[usize], classes: &[usize]) -> Option<f64> {
    let wrong = answers.iter().zip(classes).filter(|(answer, class)| answer != class);
    let distances = wrong.map(|(&answer, &class)| Some(answer.abs_diff(class) as f64));
    Some(Summary::of(distances.collect::<Vec<_>>()).mean()).filter(|mean| mean.is_finite())
}

/// The share of single outputs of a code that are on the wrong side of ½.
fn wrong_output(cost: Cost, outcome: &Outcome, task: &Task) -> Option<f64> {
    let Cost::Logistic(code) = cost else { return None };
    let z = net::outputs(&outcome.net, task.dev.x.view());
    let t = code.encode(&task.dev.y, CLASSES);
    let wrong = z.iter().zip(&t).filter(|&(&z, &t)| (z > 0.0) != (t > 0.5)).count();
    Some(wrong as f64 / z.len() as f64)
}

/// The share of wrong answers among the pictures of each class, over all runs.
fn errors_by_class(cost: Cost, runs: &[Outcome], task: &Task) -> Vec<f64> {
    let mut wrong = [0.0; CLASSES];
    for outcome in runs {
        for (answer, &class) in answers(cost, outcome, task).into_iter().zip(&task.dev.y) {
            wrong[class] += f64::from(u8::from(answer != class));
        }
    }
    let counts = training::class_counts(&task.dev.y, CLASSES);
    let shares = wrong.iter().zip(counts);
    shares.map(|(wrong, count)| wrong / (count * runs.len()) as f64).collect()
}

/// In how many places two different code words differ at least.
fn distance(code: LabelCode) -> usize {
    let words = code.encode(&(0..CLASSES).collect::<Vec<_>>(), CLASSES);
    let pairs = (0..CLASSES).flat_map(|a| (0..a).map(move |b| (a, b)));
    let apart = pairs.map(|(a, b)| {
        let places = words.row(a).into_iter().zip(words.row(b));
        places.filter(|(one, other)| one != other).count()
    });
    apart.min().unwrap_or(0)
}

fn report(bench: &Bench, task: &Task, sweep: Sweep, classes: &[Vec<f64>]) -> Findings {
    let accuracy = |code: usize| 100.0 * sweep[code].summary("dev_accuracy").mean();
    let lost = |code| compare::difference(&sweep, "dev_accuracy", code, SOFTMAX);
    let (logistic, thermometer, binary) = (lost(LOGISTIC), lost(THERMOMETER), lost(BINARY));
    let off = |code: usize| sweep[code].summary("away").mean();
    let distances = [LabelCode::OneHot, LabelCode::Thermometer, LabelCode::Binary].map(distance);
    let table = sweep
        .table("Ten epochs: mean ± deviation.")
        .column("outputs", CODES.map(|(_, cost)| cost.outputs().to_string()))
        .column("training %", compare::percent(&sweep, "train_accuracy"))
        .column("development %", compare::percent(&sweep, "dev_accuracy"))
        .column("single outputs wrong %", compare::percent(&sweep, "wrong_output"))
        .column("mistakes are off by", sweep.means("away", 2));
    Findings::new(format!(
        "{} {} The cost of a code is the sum of the cross-entropies of its outputs; the answer is \
         the class whose code word is nearest to them. Class 3 is 0001000000 as 1 of 10, 111000000 \
         in the thermometer code, 0011 in binary. Accuracies are those of the development set. \
         *Mistakes are off by* is the mean of |answer − class| over the wrong answers.",
        task.describe(),
        compare::BASELINE
    ))
    .table(table)
    .table(by_class(task, classes))
    .figure("lab2-coding", &figure(bench.seed(), &sweep, classes))
    .check(Check::exact(
        "two code words differ in 2 places or more as 1 of 10; in the two other codes some differ \
         in 1",
        format!(
            "1 of 10: {}, thermometer: {}, binary: {}",
            distances[0], distances[1], distances[2]
        ),
        distances == [2, 1, 1],
    ))
    .check(Check::measured(
        "an output for each class beats the thermometer code and the binary code, by half a point \
         and by 2 standard errors",
        format!("by {} and {}", compare::points(&thermometer), compare::points(&binary)),
        [&thermometer, &binary]
            .iter()
            .all(|lost| compare::beyond_chance(lost) && lost.mean() > 0.005),
    ))
    .check(Check::measured(
        "with an output for each class, softmax and single logistic outputs differ by less than a \
         point",
        format!("softmax is ahead by {}", compare::points(&logistic)),
        logistic.mean().abs() < 0.01,
    ))
    .check(Check::measured(
        "the thermometer code mistakes a class for a nearer one than softmax does, by half a class",
        format!("off by {:.2} and {:.2} classes", off(THERMOMETER), off(SOFTMAX)),
        off(THERMOMETER) + 0.5 < off(SOFTMAX),
    ))
    .conclusion(format!(
        "With an output for each class {:.2} % are right by softmax and {:.2} % by single logistic \
         outputs: what counts is the code, and softmax adds probabilities that sum to one. The \
         thermometer code reaches {:.2} % and the binary code {:.2} %. Their outputs have to part \
         classes that have nothing in common, such as the odd ones from the even ones, and some of \
         their words differ in a single place, where one wrong output is a wrong answer. The \
         thermometer code says that neighbours are alike, and its mistakes are off by {:.1} \
         classes instead of {:.1}: it suits marks or sizes, not names.",
        accuracy(SOFTMAX),
        accuracy(LOGISTIC),
        accuracy(THERMOMETER),
        accuracy(BINARY),
        off(THERMOMETER),
        off(SOFTMAX),
    ))
    .raw(sweep)
}

fn by_class(task: &Task, classes: &[Vec<f64>]) -> Table {
    let header = ["code".into()].into_iter().chain(task.classes());
    let table = Table::new("Wrong answers by class, in per cent, over all runs.", header);
    CODES.iter().zip(classes).fold(table, |table, ((name, _), shares)| {
        let shares = shares.iter().map(|share| format!("{:.1}", 100.0 * share));
        table.row([(*name).into()].into_iter().chain(shares))
    })
}

fn figure(seed: u64, sweep: &Sweep, classes: &[Vec<f64>]) -> Figure<'static> {
    let wrong = |code: usize| 100.0 * (1.0 - sweep[code].summary("dev_accuracy").mean());
    let axis = Axis::new("class").range(-0.5, CLASSES as f64 - 0.5);
    let axis = axis.categories((0..CLASSES).map(|class| class.to_string()));
    let chart = Chart::new(axis, Axis::new("wrong answers").unit("%")).height(240.0);
    let chart =
        CODES.iter().zip(classes).zip(0..).fold(chart, |chart, (((name, _), shares), at)| {
            let aside = 0.14 * (f64::from(at) - 1.5);
            let points = shares.iter().enumerate();
            chart.scatter(*name, points.map(|(class, share)| (class as f64 + aside, 100.0 * share)))
        });
    Figure::new(
        format!(
            "Which classes suffer from a short code? Over all classes {:.1} % of the answers are \
             wrong with softmax, {:.1} % with the thermometer code and {:.1} % in binary; the \
             marks show each class.",
            wrong(SOFTMAX),
            wrong(THERMOMETER),
            wrong(BINARY),
        ),
        "Wrong answers in per cent over the ten classes, four marks for each, one a code. The two \
         codes with an output for each class lie together, the thermometer code and the binary \
         code mostly above them.",
    )
    .seed(seed)
    .panel(chart)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Answers 3 for 5 and 9 for 8: (2 + 1)/2.
    #[test]
    fn distances_are_those_of_wrong_answers() {
        assert_eq!(away(&[3, 4, 9], &[5, 4, 8]), Some(1.5));
        assert_eq!(away(&[4], &[4]), None);
    }

    #[test]
    fn code_words_differ_in_two_places_or_one() {
        assert_eq!(distance(LabelCode::OneHot), 2);
        assert_eq!([LabelCode::Thermometer, LabelCode::Binary].map(distance), [1, 1]);
    }
}
