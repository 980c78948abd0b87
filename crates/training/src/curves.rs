// ANCHOR: record
//! The course of a run, epoch by epoch.

use backprop::{Change, Params, Path, See};
use ndarray::{Array2, ArrayView1};
use tensor::Real;

use crate::score::Score;

/// What is known of an epoch when it is over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Record {
    /// On the training samples, while they were learned: dropout and the like at work, the weights of
    /// the beginning in the first batch and those of the end in the last.
    pub train: Score,
    /// On samples that are kept back for development.
    pub dev: Option<Score>,
    /// η.
    pub learning_rate: f64,
}

/// The records of a run, in order.
#[derive(Clone, Debug)]
pub struct Curves<F> {
    /// A row for every epoch of the plan, those to come are NaN: (epochs, 5).
    rows: Array2<F>,
}
// ANCHOR_END: record

// ANCHOR: curves
impl<F: Real> Curves<F> {
    pub(crate) fn new(epochs: usize) -> Self {
        Self { rows: Array2::from_elem((epochs, 5), F::nan()) }
    }

    /// How many epochs are over.
    pub fn epochs(&self) -> usize {
        self.rows.outer_iter().take_while(|row| !row[4].is_nan()).count()
    }

    /// All records.
    pub fn records(&self) -> impl Iterator<Item = Record> + '_ {
        self.rows.outer_iter().take(self.epochs()).map(record)
    }

    /// Adds a record, rounded to `F`: what is decided by it is decided by what is stored.
    pub(crate) fn push(&mut self, Record { train, dev, learning_rate }: Record) {
        let accuracy = |score: Option<Score>| score.and_then(|score| score.accuracy);
        let numbers = [
            Some(train.cost),
            accuracy(Some(train)),
            dev.map(|dev| dev.cost),
            accuracy(dev),
            Some(learning_rate),
        ];
        let epoch = self.epochs();
        for (place, number) in self.rows.row_mut(epoch).iter_mut().zip(numbers) {
            *place = F::of(number.unwrap_or(f64::NAN));
        }
    }
}

fn record<F: Real>(row: ArrayView1<F>) -> Record {
    let known = |column: usize| Some(row[column].as_f64()).filter(|number| !number.is_nan());
    let train = Score { cost: row[0].as_f64(), accuracy: known(1) };
    let dev = known(2).map(|cost| Score { cost, accuracy: known(3) });
    Record { train, dev, learning_rate: row[4].as_f64() }
}
// ANCHOR_END: curves

// ANCHOR: params
/// Stored like a model, so that a checkpoint holds them.
impl<F: Real> Params<F> for Curves<F> {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, F>) {
        see(path, self.rows.view().into_dyn(), None);
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, F>) {
        change(path, self.rows.view_mut().into_dyn(), None);
    }
}
// ANCHOR_END: params

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unknown_stays_unknown() {
        let mut curves = Curves::<f64>::new(3);
        let first = Record {
            train: Score { cost: 2.5, accuracy: Some(0.25) },
            dev: Some(Score { cost: 3.0, accuracy: None }),
            learning_rate: 0.1,
        };
        let second =
            Record { train: Score { cost: 1.5, accuracy: None }, dev: None, learning_rate: 0.05 };
        curves.push(first);
        curves.push(second);
        assert_eq!(curves.epochs(), 2);
        assert_eq!(curves.records().collect::<Vec<_>>(), [first, second]);
    }
}
