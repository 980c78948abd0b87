//! Repeated trainings, their curves, and how differences are worded.

use crate::{Bench, Error, Measures, Outcome, Outcomes, Run, Series, Summary, Sweep};
use training::Record;

/// Trains for each setting as often as the bench says, on all cores, and keeps what `measure` makes of
/// each run, and the outcomes: a list for every setting.
pub fn sweep<S: Sync, M: Send>(
    bench: &mut Bench,
    variable: &str,
    settings: &[S],
    label: impl Fn(&S) -> String,
    train: impl Fn(&S, &Run) -> Result<Outcome<M>, Error> + Sync,
    measure: impl Fn(&S, &Outcome<M>) -> Measures,
) -> Result<(Sweep, Outcomes<M>), Error> {
    sweep_times(bench, variable, settings, bench.runs(), label, train, measure)
}

/// The same, so many times, where a difference is smaller than the runs of the bench can tell.
pub fn sweep_times<S: Sync, M: Send>(
    bench: &mut Bench,
    variable: &str,
    settings: &[S],
    times: usize,
    label: impl Fn(&S) -> String,
    train: impl Fn(&S, &Run) -> Result<Outcome<M>, Error> + Sync,
    measure: impl Fn(&S, &Outcome<M>) -> Measures,
) -> Result<(Sweep, Outcomes<M>), Error> {
    let outcomes = bench.repeat(variable, settings, times, &label, train)?;
    let series = settings.iter().zip(&outcomes).map(|(setting, runs)| Series {
        setting: label(setting),
        runs: runs.iter().map(|outcome| measure(setting, outcome)).collect(),
    });
    Ok((Sweep { variable: variable.into(), series: series.collect() }, outcomes))
}

/// The same, so many times, where a run says itself what it has measured, at its start too.
pub fn repeat<S: Sync, M: Send>(
    bench: &mut Bench,
    variable: &str,
    settings: &[S],
    times: usize,
    label: impl Fn(&S) -> String,
    train: impl Fn(&S, &Run) -> Result<(Measures, Outcome<M>), Error> + Sync,
) -> Result<(Sweep, Outcomes<M>), Error> {
    let runs = bench.repeat(variable, settings, times, &label, train)?;
    let (mut series, mut outcomes) = (Vec::new(), Vec::new());
    for (setting, runs) in settings.iter().zip(runs) {
        let (measures, of_setting) = runs.into_iter().unzip();
        series.push(Series { setting: label(setting), runs: measures });
        outcomes.push(of_setting);
    }
    Ok((Sweep { variable: variable.into(), series }, outcomes))
}

/// The first epoch after which at least this share of the development set is right.
pub fn epochs_to<M>(outcome: &Outcome<M>, share: f64) -> Option<f64> {
    let right = |record: &Record| record.dev.and_then(|score| score.accuracy);
    let reached = |record: &Record| right(record).is_some_and(|accuracy| accuracy >= share);
    outcome.curves.iter().position(reached).map(|epoch| epoch as f64 + 1.0)
}

/// The accuracy on the development set after an epoch, counted from 1.
pub fn accuracy_after<M>(outcome: &Outcome<M>, epoch: usize) -> Option<f64> {
    outcome.curves.get(epoch - 1)?.dev?.accuracy
}

/// A column of shares as per cent, mean ± deviation.
pub fn percent(sweep: &Sweep, name: &str) -> Vec<String> {
    let column = |series: &Series| {
        let values = series.runs.iter().map(|run| run.get(name).map(|share| 100.0 * share));
        Summary::of(values.collect::<Vec<_>>()).show(2)
    };
    sweep.series.iter().map(column).collect()
}

/// The mean over the runs of a value for each epoch that all of them have: (epoch, value).
pub fn mean_curve<M>(
    outcomes: &[Outcome<M>],
    value: impl Fn(&Record) -> Option<f64>,
) -> Vec<(f64, f64)> {
    let epochs = outcomes.iter().map(|outcome| outcome.curves.len()).min().unwrap_or(0);
    let at = |epoch: usize| {
        let values = outcomes.iter().map(|outcome| value(&outcome.curves[epoch]));
        (epoch as f64 + 1.0, Summary::of(values.collect::<Vec<_>>()).mean())
    };
    (0..epochs).map(at).collect()
}

/// What the second setting has more of than the first, run by run: the runs of all settings share their
/// seeds.
pub fn difference(sweep: &Sweep, name: &str, first: usize, second: usize) -> Summary {
    let pairs = sweep[first].runs.iter().zip(&sweep[second].runs);
    let differences = pairs.map(|(a, b)| Some(b.get(name)? - a.get(name)?));
    Summary::of(differences.collect::<Vec<_>>())
}

/// Whether the mean is above 0 by more than two standard errors.
pub fn beyond_chance(difference: &Summary) -> bool {
    difference.mean() > 2.0 * difference.standard_error()
}

/// A difference of shares in percentage points, with the standard error of its mean.
pub fn points(difference: &Summary) -> String {
    let (mean, error) = (100.0 * difference.mean(), 100.0 * difference.standard_error());
    let sign = if mean < 0.0 { "−" } else { "" };
    let error = if error.is_finite() { format!(" ± {error:.2}") } else { String::new() };
    format!("{sign}{:.2}{error} points", mean.abs())
}

/// A column of the seconds that the epochs took. They are shown, and kept nowhere: no two runs take as
/// long.
pub fn seconds<M>(outcomes: &[Vec<Outcome<M>>]) -> Vec<String> {
    let column = |runs: &Vec<Outcome<M>>| {
        let values: Vec<_> = runs.iter().map(|outcome| Some(outcome.seconds)).collect();
        Summary::of(values).show(1)
    };
    outcomes.iter().map(column).collect()
}

/// The accuracy on the development set after each epoch, in per cent, the mean of the runs.
pub fn dev_curve<M>(outcomes: &[Outcome<M>]) -> Vec<(f64, f64)> {
    let accuracy = |record: &Record| record.dev.and_then(|score| score.accuracy);
    mean_curve(outcomes, |record| accuracy(record).map(|share| 100.0 * share))
}

/// How far from 0 the farthest of the values is, and 0 where there is none.
///
/// NaN where one of them is NaN: a maximum would pass over it, and what is not a number would be found
/// equal.
pub fn farthest(values: impl IntoIterator<Item = f64>) -> f64 {
    let farther = |far: f64, x: f64| if far.is_nan() || x.abs() <= far { far } else { x.abs() };
    values.into_iter().fold(0.0, farther)
}

/// How many standard errors the mean of `a` lies above that of `b`; NaN for single runs.
///
/// ```text
/// (ā − b̄) / √(s_a²/n_a + s_b²/n_b)
/// ```
pub fn above(a: &Summary, b: &Summary) -> f64 {
    (a.mean() - b.mean()) / a.standard_error().hypot(b.standard_error())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_a_number_is_farthest_wherever_it_stands() {
        assert_eq!(farthest([0.5, -2.0, 1.0]), 2.0);
        assert_eq!(farthest([]), 0.0);
        for at in 0..3 {
            let mut values = [0.5, -2.0, 1.0];
            values[at] = f64::NAN;
            assert!(farthest(values).is_nan(), "{at}");
        }
    }
}
