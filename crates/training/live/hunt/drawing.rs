//! The board: above the curves and the classes, below four readings of every layer.

use live::{Mark, Point};

use crate::case::{Case, EPOCHS, LAYERS, SAMPLES};
use crate::words::{ignorance, ten_to};

/// Both sides of the board.
pub const EDGE: f64 = 100.0;

/// The colours of the training samples and of the new ones.
const TRAIN: usize = 0;

/// The largest cost that is drawn.
const MOST_COST: f64 = 2.5;

/// A rectangle of the board with a heading.
struct Panel {
    from: Point,
    to: Point,
}

const CURVES: Panel = Panel { from: (9.0, 72.0), to: (60.0, 93.0) };
const COUNTS: Panel = Panel { from: (75.0, 72.0), to: (98.0, 93.0) };
const GRADIENTS: Panel = Panel { from: (9.0, 39.0), to: (47.0, 58.0) };
const RATIOS: Panel = Panel { from: (60.0, 39.0), to: (98.0, 58.0) };
const VARIANCES: Panel = Panel { from: (9.0, 6.0), to: (47.0, 25.0) };
const SILENT: Panel = Panel { from: (60.0, 6.0), to: (98.0, 25.0) };

impl Panel {
    /// A point given as shares of both sides.
    fn at(&self, (x, y): Point) -> Point {
        let between = |from: f64, to: f64, share: f64| from + share * (to - from);
        (between(self.from.0, self.to.0, x), between(self.from.1, self.to.1, y))
    }

    fn word(&self, (x, y): Point, (right, up): Point, text: &str, faint: bool) -> Mark {
        let at = self.at((x, y));
        Mark::Text { at: (at.0 + right, at.1 + up), text: text.into(), faint }
    }

    fn level(&self, y: f64, faint: bool) -> Mark {
        Mark::Line { ends: [self.at((0.0, y)), self.at((1.0, y))], faint }
    }

    /// Heading, ground line, and what its lower and upper end stand for.
    fn frame(&self, heading: &str, low: &str, high: &str) -> Vec<Mark> {
        vec![
            self.level(0.0, false),
            self.word((0.5, 1.0), (0.0, 4.5), heading, false),
            self.word((0.0, 0.0), (-4.5, 0.5), low, true),
            self.word((0.0, 1.0), (-4.5, -0.5), high, true),
        ]
    }

    /// A bar for each share of the height, with its number below; a dash where there is no value.
    fn bars(&self, shares: &[Option<f64>]) -> Vec<Mark> {
        let width = 1.0 / shares.len() as f64;
        let mut marks = Vec::new();
        for (i, share) in shares.iter().enumerate() {
            let middle = (i as f64 + 0.5) * width;
            marks.push(self.word((middle, 0.0), (0.0, -3.5), &(i + 1).to_string(), true));
            let Some(share) = *share else {
                marks.push(self.word((middle, 0.0), (0.0, 3.0), "–", false));
                continue;
            };
            let (left, right) = (middle - 0.3 * width, middle + 0.3 * width);
            let up = share.clamp(0.0, 1.0);
            let corners =
                [(left, 0.0), (left, up), (right, up), (right, 0.0)].map(|at| self.at(at));
            marks.push(Mark::Region { class: TRAIN, corners: corners.to_vec() });
            marks.push(Mark::Curve { class: TRAIN, points: corners.to_vec() });
        }
        marks
    }

    /// Bars on a scale of powers of ten.
    fn powers(
        &self,
        heading: &str,
        range: (i32, i32),
        values: impl Iterator<Item = f64>,
    ) -> Vec<Mark> {
        let mut marks = self.frame(heading, &ten_to(range.0), &ten_to(range.1));
        let shares: Vec<Option<f64>> = values.map(|value| share(value, range)).collect();
        marks.extend(self.bars(&shares));
        marks
    }
}

/// Where a value lies between two powers of ten; 0 is at the lower end, and NaN nowhere.
fn share(value: f64, (low, high): (i32, i32)) -> Option<f64> {
    let power = value.max(1e-300).ln() / 10.0_f64.ln();
    (!value.is_nan()).then(|| (power - f64::from(low)) / f64::from(high - low))
}

pub fn marks(case: &Case) -> Vec<Mark> {
    let of = &case.diagnosis;
    let mut marks = curves(case);
    let counts = of.classes.iter().flatten();
    let shares: Vec<Option<f64>> =
        counts.map(|&count| Some(count as f64 / SAMPLES as f64)).collect();
    marks.extend(COUNTS.frame("classes", "0", &SAMPLES.to_string()));
    marks.extend(COUNTS.bars(&shares));

    let gradients = of.pulses.iter().map(|pulse| pulse.gradient);
    marks.extend(GRADIENTS.powers("gradient by layer", (-6, 4), gradients));
    let ratios = of.pulses.iter().map(|pulse| pulse.ratio);
    marks.extend(RATIOS.powers("step/weights by layer", (-8, 2), ratios));
    for limit in [1e-4, 0.3] {
        marks.extend(share(limit, (-8, 2)).map(|up| RATIOS.level(up, true)));
    }
    let variances = of.signals.iter().map(|signal| signal.variance);
    marks.extend(VARIANCES.powers("variance by layer", (-10, 6), variances));
    marks.extend(SILENT.frame("silent share by layer", "0", "1"));
    let silent: Vec<Option<f64>> = of.signals.iter().map(|signal| Some(signal.silent)).collect();
    debug_assert_eq!(silent.len(), LAYERS);
    marks.extend(SILENT.bars(&silent));
    marks
}

/// The cost of both sets over the epochs, and that of knowing nothing.
fn curves(case: &Case) -> Vec<Mark> {
    let mut marks = CURVES.frame("cost by epoch", "0", "2.5");
    marks.push(CURVES.level(ignorance() / MOST_COST, true));
    marks.push(CURVES.word((1.0, ignorance() / MOST_COST), (3.5, 0.0), "ln 3", true));
    marks.push(CURVES.word((0.0, 0.0), (1.0, -3.5), "1", true));
    marks.push(CURVES.word((1.0, 0.0), (-1.0, -3.5), &EPOCHS.to_string(), true));
    for (class, costs) in case.costs.iter().enumerate() {
        let at = |(epoch, cost): (usize, &f64)| {
            CURVES.at((epoch as f64 / (EPOCHS - 1) as f64, (cost / MOST_COST).min(1.0)))
        };
        marks.push(Mark::Curve { class, points: costs.iter().enumerate().map(at).collect() });
    }
    marks
}
