//! LAB-3.4: stride and padding.

use crate::net;
use crate::shown::{self, share};
use crate::trial::Trial;
use backprop::Params;
use cnn::arch::Stage;
use cnn::{Error as Misfit, Window, output_size};
use labs::compare::{self, above, points};
use labs::task::Task;
use labs::{Bench, Check, Error, Experiment, Findings, Summary, Sweep, Table};
use plot::Figure;

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-3.4",
    name: "stride",
    title: "Stride and padding",
    question: "What do longer steps and a frame of zeros change, and which combinations do not exist?",
    run,
};

/// Stride and padding.
const WAYS: [(usize, usize); 6] = [(1, 0), (2, 0), (3, 0), (1, 1), (2, 1), (3, 1)];
const FILTER: usize = 3;

fn window((stride, padding): (usize, usize)) -> Window {
    Window::new(FILTER).stride(stride).padding(padding)
}

fn label((stride, padding): &(usize, usize)) -> String {
    format!("{stride}, {}", if *padding == 0 { "valid" } else { "same" })
}

/// (N − F + 2P)/S + 1, which may be no whole number.
fn formula(side: usize, (stride, padding): (usize, usize)) -> f64 {
    (side + 2 * padding - FILTER) as f64 / stride as f64 + 1.0
}

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let (trial, side) = (Trial::usual(&task), task.size.0);
    let plan = |way: (usize, usize)| {
        let convolve = Stage::Convolve { maps: 8, window: window(way) };
        net::plan(task.size, vec![convolve, Stage::Relu])
    };
    let (sweep, outcomes) = compare::sweep(
        bench,
        "stride, padding",
        &WAYS,
        label,
        |&way, run| trial.train(&plan(way), &task, run),
        |_, outcome| outcome.measures().with("parameters", outcome.net.parameters() as f64),
    )?;
    let refused: Vec<String> =
        WAYS.iter().filter(|way| places(side, **way).is_err()).map(label).collect();
    let judged = WAYS.iter().all(|&way| {
        let (wanted, found) = (formula(side, way), places(side, way));
        let floor =
            window(way).output(side, side).is_ok_and(|(rows, _)| rows as f64 == wanted.floor());
        floor && found.ok().map(|places| places as f64) == Some(wanted).filter(|o| o.fract() == 0.0)
    });
    let [two, three] = [4, 5].map(|at| compare::difference(&sweep, "dev_accuracy", 3, at));
    let caption = "Accuracy, the numbers that are learned, and the time.";
    Ok(Findings::new(format!(
        "{} {} The eight filters of 3 × 3 go in steps of one to three pixels, without a frame (valid) \
         or in a frame of one pixel of zeros (same), and nothing is pooled. Where the formula of the \
         slide gives no whole number, the combination is refused by it; the net is trained all the \
         same as libraries do, with the last step left out.",
        task.describe(),
        trial.describe(),
    ))
    .table(sizes(side))
    .table(shown::table(&sweep, &outcomes, caption))
    .figure("lab3-stride", &figure(&sweep, &two, &three, bench.seed()))
    .check(Check::exact(
        "a combination is refused exactly where (N − F + 2P)/S + 1 is no whole number, and the floor of \
         it is what a layer makes",
        match refused.len() {
            0 => "none is refused".into(),
            _ => format!("refused: {}", refused.join("; ")),
        },
        judged,
    ))
    .check(frame(&sweep))
    .check(Check::measured(
        format!(
            "steps of three in a frame make at most a seventh of the numbers, and cost less than {:.0} \
             points of accuracy",
            100.0 * MOST
        ),
        format!("{} of the numbers, {}", percent(left(side, 3)), points(&three)),
        left(side, 3) <= 1.0 / 7.0 && three.mean() > -MOST,
    ))
    .conclusion(conclusion(&sweep, &refused, side, &two, &three))
    .raw(sweep))
}

fn frame(sweep: &Sweep) -> Check {
    let [valid, same] = [0, 3].map(|at| sweep[at].summary("dev_accuracy"));
    // Runs that all read the same are a tie, and NaN standard errors apart.
    let ahead = above(&valid, &same) > 2.0;
    Check::measured(
        "the frame does no harm: with steps of one, valid is not ahead of same by more than 2 standard \
         errors",
        format!("{} against {}", share(&valid), share(&same)),
        !ahead,
    )
}

/// What steps of three pixels may cost.
const MOST: f64 = 0.08;

fn places(side: usize, (stride, padding): (usize, usize)) -> Result<usize, Misfit> {
    output_size(side, FILTER, padding, stride)
}

/// What steps of `stride` in a frame leave of the numbers that steps of one make.
fn left(side: usize, stride: usize) -> f64 {
    let places = |stride: usize| window((stride, 1)).output(side, side);
    let area =
        |stride: usize| places(stride).map_or(f64::NAN, |(rows, columns)| (rows * columns) as f64);
    area(stride) / area(1)
}

/// A share in per cent.
fn percent(share: f64) -> String {
    format!("{:.1} %", 100.0 * share)
}

fn sizes(side: usize) -> Table {
    let header = ["stride, padding", "by the formula", "places", "numbers for the dense layer"];
    let caption =
        format!("Sizes of the maps from {side} pixels; what the slide refuses is marked.");
    WAYS.iter().fold(Table::new(caption, header), |table, way| {
        let floor = window(*way).output(side, side).map_or(0, |(rows, _)| rows);
        let shown = match places(side, *way) {
            Ok(places) => places.to_string(),
            Err(_) => format!("refused; {floor} without the last step"),
        };
        let wanted = format!("{:.2}", formula(side, *way));
        table.row([label(way), wanted, shown, (8 * floor * floor).to_string()])
    })
}

fn conclusion(
    sweep: &Sweep,
    refused: &[String],
    side: usize,
    two: &Summary,
    three: &Summary,
) -> String {
    let dev = sweep.summaries("dev_accuracy");
    format!(
        "From {side} pixels {} of the {} combinations give no whole number of places, and the slide's \
         formula refuses them; libraries leave the last step out and with it up to two columns of the \
         picture. With steps of one, {} are read right without a frame and {} with it. In a frame, \
         steps of two bring {} and steps of three {}, with {} and {} of the numbers for the dense \
         layer.",
        refused.len(),
        WAYS.len(),
        share(&dev[0]),
        share(&dev[3]),
        points(two),
        points(three),
        percent(left(side, 2)),
        percent(left(side, 3)),
    )
}

fn figure(sweep: &Sweep, two: &Summary, three: &Summary, seed: u64) -> Figure<'static> {
    let caption = format!(
        "What do longer steps cost? In a frame, {} with steps of two and {} with steps of three.",
        points(two),
        points(three),
    );
    let alt = "Accuracy over six combinations of stride and padding: marks of the training set and of \
        the development set. Longer steps lower the accuracy on the training set.";
    Figure::new(caption, alt).seed(seed).panel(shown::accuracies(sweep))
}

#[cfg(test)]
mod tests {
    use super::*;
    use labs::{Measures, Verdict};

    fn found(runs: usize, valid: f64, same: f64) -> Check {
        let read = [valid, 0.0, 0.0, same];
        frame(&shown::made(&["", "", "", ""], runs, |at, _| {
            Measures::new().with("dev_accuracy", read[at])
        }))
    }

    #[test]
    fn a_tie_without_spread_does_no_harm_and_one_run_is_not_judged() {
        assert_eq!(found(5, 0.9, 0.9).verdict(true), Verdict::Passed);
        assert_eq!(found(5, 0.95, 0.9).verdict(true), Verdict::Failed);
        assert_eq!(found(1, 0.95, 0.9).verdict(false), Verdict::Open);
    }
}
