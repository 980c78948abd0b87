//! Matrices as runs of equal cells, no more of them than a figure should hold.

use std::collections::BTreeMap;

use crate::style::{Ink, LEVELS};

/// A matrix of shares, 0 to 1, by rows; what is not finite is left empty.
#[derive(Clone)]
pub(crate) struct Shares {
    pub(crate) shape: (usize, usize),
    pub(crate) values: Vec<f64>,
}

/// A matrix of levels, 0 to `LEVELS`.
pub(crate) struct Levels {
    pub(crate) shape: (usize, usize),
    levels: Vec<Option<u8>>,
}

/// Cells of one row and one colour: column, row, how many.
pub(crate) type Run = (usize, usize, usize);

/// All runs of each colour.
pub(crate) type Runs = Vec<(Ink, Vec<Run>)>;

/// A figure's cells may take about this many runs, of eight bytes each.
const RUNS: usize = 10_000;

/// Steps from end to end, and how many cells become one: tried in turn until all is small enough.
const COARSER: [(u8, usize); 7] = [(64, 1), (32, 1), (16, 1), (16, 2), (16, 4), (16, 8), (16, 16)];

/// The matrices in levels: as fine as there is room for.
pub(crate) fn levels(matrices: &[Shares]) -> Vec<Levels> {
    let mut tried = Vec::new();
    for (steps, block) in COARSER {
        tried = matrices.iter().map(|m| m.averaged(block).quantised(steps)).collect();
        if tried.iter().map(Levels::count).sum::<usize>() <= RUNS {
            break;
        }
    }
    tried
}

impl Shares {
    /// The means of blocks of so many cells a side.
    fn averaged(&self, block: usize) -> Self {
        let (rows, columns) = self.shape;
        let shape = (rows.div_ceil(block), columns.div_ceil(block));
        let mean = |i: usize, j: usize| {
            let of_row = |r: usize| {
                let row = &self.values[r * columns..(r + 1) * columns];
                &row[j * block..columns.min((j + 1) * block)]
            };
            let cells = (i * block..rows.min((i + 1) * block)).flat_map(of_row);
            let finite = cells.filter(|v| v.is_finite());
            let (sum, n) = finite.fold((0.0, 0.0), |(sum, n), v| (sum + v, n + 1.0));
            sum / n
        };
        let values =
            (0..shape.0).flat_map(|i| (0..shape.1).map(move |j| (i, j))).map(|(i, j)| mean(i, j));
        Self { shape, values: values.collect() }
    }

    /// The nearest of so many steps, in levels.
    fn quantised(&self, steps: u8) -> Levels {
        let level = |v: &f64| {
            let step = (v.clamp(0.0, 1.0) * f64::from(steps)).round() as u8;
            v.is_finite().then_some(step * (LEVELS / steps))
        };
        Levels { shape: self.shape, levels: self.values.iter().map(level).collect() }
    }
}

impl Levels {
    fn count(&self) -> usize {
        let rows = self.levels.chunks(self.shape.1.max(1));
        rows.map(|row| row.chunk_by(|a, b| a == b).filter(|run| run[0].is_some()).count()).sum()
    }

    /// The runs of each level, levels in rising order. `ink` gives none
    /// for a level that is not drawn.
    pub(crate) fn runs(&self, ink: impl Fn(u8) -> Option<Ink>) -> Runs {
        let mut runs: BTreeMap<u8, Vec<Run>> = BTreeMap::new();
        for (i, row) in self.levels.chunks(self.shape.1.max(1)).enumerate() {
            let mut j = 0;
            for run in row.chunk_by(|a, b| a == b) {
                if let Some(level) = run[0] {
                    runs.entry(level).or_default().push((j, i, run.len()));
                }
                j += run.len();
            }
        }
        runs.into_iter().filter_map(|(level, runs)| Some((ink(level)?, runs))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::Role;

    fn matrix(rows: usize, columns: usize, value: impl Fn(usize, usize) -> f64) -> Shares {
        let cells = (0..rows).flat_map(|i| (0..columns).map(move |j| (i, j)));
        Shares { shape: (rows, columns), values: cells.map(|(i, j)| value(i, j)).collect() }
    }

    #[test]
    fn runs_cover_every_finite_cell_once() {
        let shares = matrix(9, 7, |i, j| if i == j { f64::NAN } else { (i * j % 3) as f64 / 2.0 });
        let levels = &levels(&[shares])[0];
        let runs = levels.runs(|level| Some(Ink::new(Role::Grey(level))));
        let mut seen = [[0; 7]; 9];
        for (j, i, n) in runs.into_iter().flat_map(|(_, runs)| runs) {
            seen[i][j..j + n].iter_mut().for_each(|cell| *cell += 1);
        }
        for (i, row) in seen.iter().enumerate() {
            for (j, times) in row.iter().enumerate() {
                assert_eq!(*times, i32::from(i != j), "({i}, {j})");
            }
        }
    }

    #[test]
    fn a_large_matrix_is_drawn_coarser() {
        let noise = |i: usize, j: usize| ((i * 7919 + j * 104_729) % 1000) as f64 / 1000.0;
        let levels = &levels(&[matrix(784, 128, noise)])[0];
        assert!(levels.count() <= RUNS);
        assert_eq!(levels.shape, (196, 32));
    }
}
