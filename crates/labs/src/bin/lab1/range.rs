//! LAB-1.2: from how far away the weights of a perceptron start.

use crate::compare::{apart, apart_in, standard_errors, versus};
use crate::task::{PATIENCE, RANGES, failures, missing};
use crate::trial::Trial;
use labs::{Bench, Check, Error, Experiment, Findings};
use plot::{Chart, Figure};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-1.2",
    name: "range",
    title: "The range of the initial weights",
    question: "The weights start in U(−r, r). How much longer does the perceptron learn when r is \
        larger, and how many runs does it take to see it?",
    run,
};

/// What the course asks for.
const FEW: usize = 10;

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let sweep = bench.sweep("range r", RANGES, f64::to_string, |&range, streams| {
        Trial { range, ..Trial::USUAL }.run(streams)
    })?;
    let epochs = sweep.summaries("epochs");
    let (zero, widest) = (&epochs[0], &epochs[RANGES.len() - 1]);
    let all: Vec<_> = sweep.series.iter().collect();
    let (nearest, at) = epochs
        .windows(2)
        .map(|pair| apart_in(FEW, &pair[0], &pair[1]))
        .zip(RANGES.windows(2))
        .fold((f64::NAN, &RANGES[..2]), |most, next| if next.0 <= most.0 { most } else { next });

    let figure = Figure::new(
        format!(
            "Does a wider start cost epochs? The mean is {} epochs at r = 0 and {:.1} at r = 1. \
             A whisker is one deviation of the runs.",
            zero.min(),
            widest.mean()
        ),
        "Mean epochs with their deviations for seven ranges from 0 to 1. The mark at 0 has no \
         whiskers; towards 1 the whiskers grow long, longer than the steps between the marks.",
    )
    .seed(bench.seed())
    .panel(
        Chart::new(sweep.axis(), "time (epochs)")
            .spread("", sweep.spread("epochs", 0.0))
            .height(220.0),
    );
    let table = sweep
        .table("Epochs until an error-free one, and mistakes on the way: mean ± deviation.")
        .column("epochs", sweep.means("epochs", 1))
        .column("longest", epochs.iter().map(|s| format!("{}", s.max())))
        .column("mistakes", sweep.means("mistakes", 1))
        .column("failed", sweep.missing("epochs"));

    Ok(Findings::new(format!(
        "A perceptron with bias and unipolar step learns AND in the coding 0/1 by the difference \
         rule, learning rate α = {}, patterns in fixed order, until an epoch is free of errors, \
         at most {PATIENCE}. Bias and weights start in U(−r, r). Each r gets the same random \
         numbers, stretched to its \
         range.",
        Trial::USUAL.rate
    ))
    .table(table)
    .figure("range", &figure)
    .check(Check::exact("every run learns AND", failures(&all), missing(&all) == 0))
    .check(Check::exact(
        "r = 0 leaves nothing to chance: all runs are the same",
        format!("{} to {} epochs", zero.min(), zero.max()),
        zero.min() == zero.max(),
    ))
    .check(Check::measured(
        "r = 1 takes longer than r = 0, by more than 2 standard errors",
        versus(widest, zero, 1),
        widest.mean() > zero.mean() && apart(widest, zero) > 2.0,
    ))
    .check(Check::measured(
        format!("{FEW} runs cannot tell neighbours apart: less than 2 standard errors of {FEW}"),
        format!("at most {} (r = {} and {})", standard_errors(nearest), at[0], at[1]),
        nearest < 2.0,
    ))
    .conclusion(format!(
        "From zero weights the training always takes {} epochs. From U(−1, 1) it takes {}, at \
         most {} of them: a weight may there start ten corrections of α = 0.1 away from zero, \
         and what the start \
         gets wrong, corrections have to undo. A mean of {FEW} runs is still uncertain by a third \
         of their deviation (1/√{FEW}). Most sets of {FEW} runs tell the ends of the table apart; none ranks neighbours surely.",
        zero.min(),
        widest.show(1),
        widest.max(),
    ))
    .raw(sweep))
}
