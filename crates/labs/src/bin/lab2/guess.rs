//! What a part of the data says about a net's accuracy, and what the rest says.

use crate::trial::{Outcome, Trial};
use labs::task::{Part, Task};
use labs::{Error, Run};
use rand::seq::SliceRandom;
use training::{Split, error_632, resample, stratified_k_fold};

/// Folds of the cross-validation.
pub const FOLDS: usize = 5;

/// Nets of the bootstrap.
pub const BAGS: usize = 10;

/// The share of the part that a hold-out keeps back.
pub const HELD_OUT: f64 = 0.2;

/// The most samples that the truth is counted on.
const REST: usize = 10_000;

/// Accuracies of a net that learns from one part.
#[derive(Clone, Debug, PartialEq)]
pub struct Guesses {
    /// On samples outside the part.
    pub truth: f64,
    /// On the part itself.
    pub training: f64,
    /// On what was held out.
    pub hold_out: f64,
    /// On all folds.
    pub folds: f64,
    /// On what was not drawn, the mean of all bags.
    pub out: f64,
}

impl Guesses {
    /// The .632 estimate.
    pub fn bootstrap(&self) -> f64 {
        1.0 - error_632(1.0 - self.training, 1.0 - self.out)
    }
}

/// Draws a part of so many samples from the training set, and makes every estimate from it.
///
/// # Errors
///
/// Ctrl-C, and a part that is too small to be divided.
pub fn guesses(task: &Task, trial: &Trial, samples: usize, run: &Run) -> Result<Guesses, Error> {
    let mut rng = run.streams.stream("part");
    let mut order: Vec<usize> = (0..task.train.y.len()).collect();
    order.shuffle(&mut rng);
    let part = task.train.pick(&order[..samples]);
    let rest = task.train.pick(&order[samples..order.len().min(samples + REST)]);
    let few = part.first(10);
    let learn = |part: &Part| trial.train_on(task.size, part, &few, run, &mut []);
    let right =
        |outcome: &Outcome, on: &Part| trial.score(&outcome.net, on).accuracy.unwrap_or(0.0);
    let test = |train: &[usize], test: &[usize]| -> Result<f64, Error> {
        Ok(right(&learn(&part.pick(train))?, &part.pick(test)))
    };
    let all = learn(&part)?;
    let split = Split::stratified(&part.y, 0.0, HELD_OUT, &mut rng)?;
    let hold_out = test(&split.train, &split.test)?;
    let mut folds = 0.0;
    for fold in stratified_k_fold(&part.y, FOLDS, &mut rng)? {
        let share = fold.test.len() as f64 / samples as f64;
        folds += share * test(&fold.train, &fold.test)?;
    }
    let mut out = 0.0;
    for _ in 0..BAGS {
        let draw = resample(samples, &mut rng);
        out += test(&draw.bag, &draw.out)? / BAGS as f64;
    }
    let (truth, training) = (right(&all, &rest), right(&all, &part));
    Ok(Guesses { truth, training, hold_out, folds, out })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 0.368 · 0 + 0.632 · 0.2 = 0.1264 wrong.
    #[test]
    fn the_bootstrap_weighs_both_errors() {
        let accuracies = [0.9, 1.0, 0.9, 0.9, 0.8];
        let [truth, training, hold_out, folds, out] = accuracies;
        let guesses = Guesses { truth, training, hold_out, folds, out };
        assert!((guesses.bootstrap() - 0.8736).abs() < 1e-4);
    }
}
