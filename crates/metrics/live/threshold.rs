//! A threshold over the scores of two classes, its point of the ROC curve, and the counts it makes.

use live::{
    Action, Address, Board, Declaration, Figure, Group, Kind, Mark, Point, Scene, Settings, number,
};
use metrics::{Binary, Measure, Ranking, Undefined};
use ndarray::Array1;

live::export!(Threshold);

const SAMPLES: usize = 1000;

/// Scores and thresholds lie between −EDGE and EDGE.
const EDGE: f64 = 5.0;

/// Bars of a histogram.
const BARS: usize = 40;

/// The colours of the curve and of either class.
const ROC: usize = 0;
const NEGATIVE: usize = 1;
const POSITIVE: usize = 2;

const BOARD: Board = Board {
    label: "Above, the scores of both classes and the threshold; below, its point of the ROC curve and \
            the confusion matrix",
    axes: ["", ""],
    range: [(0.0, 1.0), (0.0, 1.0)],
    ticks: [&[], &[]],
    stride: 0.1,
    open: false,
    classes: &["ROC curve", "negative", "positive"],
};

fn groups() -> Vec<Group> {
    let slider = |range, step, first| Kind::Slider { range, step, first };
    let sliders = vec![
        slider((-EDGE, EDGE), 0.01, 0.0).control("threshold", "threshold"),
        slider((0.0, 3.0), 0.1, 1.6).control("apart", "means apart"),
        slider((1.0, 50.0), 1.0, 50.0).control("share", "share in %"),
    ];
    let best = vec![
        Kind::Button.control("balanced", "best balanced accuracy"),
        Kind::Button.control("f1", "best F1"),
        Kind::Button.control("accuracy", "best accuracy"),
        Kind::Button.control("reset", "reset"),
    ];
    vec![Group { label: "Scores", controls: sliders }, Group { label: "Choose", controls: best }]
}

/// So many quantiles of a bell about `mean` (a logistic distribution of nearly a normal one's width).
fn bell(mean: f64, n: usize) -> impl Iterator<Item = f64> {
    let share = move |i| (i as f64 + 0.5) / n as f64;
    (0..n).map(move |i| mean + (share(i) / (1.0 - share(i))).ln() / 1.702)
}

/// A rectangle of the board that has scales of its own.
struct Panel {
    from: Point,
    to: Point,
}

const SCORES: Panel = Panel { from: (0.03, 0.62), to: (0.97, 0.97) };
const CURVE: Panel = Panel { from: (0.1, 0.08), to: (0.47, 0.46) };
const MATRIX: Panel = Panel { from: (0.62, 0.08), to: (0.98, 0.38) };

impl Panel {
    /// A point given as shares of both sides.
    fn at(&self, (x, y): Point) -> Point {
        let between = |from: f64, to: f64, share: f64| from + share * (to - from);
        (between(self.from.0, self.to.0, x), between(self.from.1, self.to.1, y))
    }

    fn line(&self, from: Point, to: Point) -> Mark {
        Mark::Line { ends: [self.at(from), self.at(to)], faint: true }
    }
}

fn word(at: Point, text: &str, faint: bool) -> Mark {
    Mark::Text { at, text: text.into(), faint }
}

struct Threshold {
    settings: Settings,
    negative: Vec<f64>,
    positive: Vec<f64>,
    ranking: Ranking,
}

impl Threshold {
    fn new(settings: Settings) -> Self {
        let positives = SAMPLES * settings.number("share") as usize / 100;
        let half = settings.number("apart") / 2.0;
        let negative: Vec<f64> = bell(-half, SAMPLES - positives).collect();
        let positive: Vec<f64> = bell(half, positives).collect();
        let scores: Array1<f64> = negative.iter().chain(&positive).copied().collect();
        let truth: Vec<bool> = (0..SAMPLES).map(|row| row >= negative.len()).collect();
        let Ok(ranking) = Ranking::of(scores.view(), &truth) else {
            unreachable!("all scores are finite");
        };
        Self { settings, negative, positive, ranking }
    }

    fn counts(&self) -> Binary {
        self.ranking.at(self.settings.number("threshold"))
    }

    /// Moves the threshold to where a measure is largest.
    fn choose(&mut self, measure: impl Fn(&Binary) -> Measure) -> Result<(), String> {
        let Ok(best) = self.ranking.best(measure) else {
            return Err("It is undefined everywhere.".into());
        };
        // Not above the score itself, which would fall below the threshold.
        let best = (best.clamp(-EDGE, EDGE) * 1000.0).floor() / 1000.0;
        self.settings.set("threshold", &number(best).replace('−', "-"))
    }

    /// The bars of one class as an area and its upper edge, each class by its own share.
    fn histogram(&self, class: usize, scores: &[f64]) -> [Mark; 2] {
        let mut bars = [0.0; BARS];
        for score in scores {
            let bar = (score + EDGE) / (2.0 * EDGE) * BARS as f64;
            bars[(bar as usize).min(BARS - 1)] += 1.0 / scores.len() as f64;
        }
        // A bell of 1.7 has a tenth of its scores in the highest bar.
        let corner = |bar: usize, height: f64| {
            SCORES.at((bar as f64 / BARS as f64, (height / 0.12).min(1.0)))
        };
        let edge = |(bar, height): (usize, &f64)| [corner(bar, *height), corner(bar + 1, *height)];
        let mut points: Vec<Point> = bars.iter().enumerate().flat_map(edge).collect();
        points.insert(0, corner(0, 0.0));
        points.push(corner(BARS, 0.0));
        [Mark::Region { class, corners: points.clone() }, Mark::Curve { class, points }]
    }

    fn scores(&self) -> Vec<Mark> {
        let across = |score: f64| (score + EDGE) / (2.0 * EDGE);
        let mut marks = vec![SCORES.line((0.0, 0.0), (1.0, 0.0))];
        marks.extend(self.histogram(NEGATIVE, &self.negative));
        marks.extend(self.histogram(POSITIVE, &self.positive));
        for score in [-4.0, -2.0, 0.0, 2.0, 4.0] {
            marks.push(word(SCORES.at((across(score), -0.11)), &number(score), true));
        }
        marks.push(word(SCORES.at((0.97, -0.11)), "score", true));
        let x = across(self.settings.number("threshold"));
        let ends = [SCORES.at((x, -0.05)), SCORES.at((x, 1.05))];
        marks.push(Mark::Line { ends, faint: false });
        marks
    }

    fn curve(&self) -> Vec<Mark> {
        let (low, high) = (0.0, 1.0);
        let corners = [(low, low), (high, low), (high, high), (low, high), (low, low)];
        let mut marks: Vec<Mark> =
            corners.windows(2).map(|pair| CURVE.line(pair[0], pair[1])).collect();
        marks.push(CURVE.line((low, low), (high, high)));
        marks.push(word(CURVE.at((0.5, -0.13)), "FPR", true));
        marks.push(word(CURVE.at((-0.15, 0.5)), "TPR", true));
        marks.push(word(CURVE.at((-0.08, -0.06)), "0", true));
        marks.push(word(CURVE.at((high, -0.13)), "1", true));
        marks.push(word(CURVE.at((-0.08, high)), "1", true));
        let points = self.ranking.roc().unwrap_or_default();
        let points = points.into_iter().map(|rates| CURVE.at(rates)).collect();
        marks.push(Mark::Curve { class: ROC, points });
        if let (Ok(specificity), Ok(recall)) = (self.counts().specificity(), self.counts().recall())
        {
            let at = CURVE.at((1.0 - specificity, recall));
            marks.push(Mark::Point { at, class: ROC, ring: true });
        }
        marks
    }

    fn matrix(&self) -> Vec<Mark> {
        let Binary { true_positives, false_positives, false_negatives, true_negatives } =
            self.counts();
        let mut marks = vec![
            word(MATRIX.at((0.25, 1.14)), "called +", true),
            word(MATRIX.at((0.75, 1.14)), "called −", true),
            word(MATRIX.at((-0.15, 0.75)), "is +", true),
            word(MATRIX.at((-0.15, 0.25)), "is −", true),
        ];
        for (class, (x, y), name, count) in [
            (Some(POSITIVE), (0.0, 0.5), "TP", true_positives),
            (None, (0.5, 0.5), "FN", false_negatives),
            (None, (0.0, 0.0), "FP", false_positives),
            (Some(NEGATIVE), (0.5, 0.0), "TN", true_negatives),
        ] {
            let corners = [(x, y), (x + 0.5, y), (x + 0.5, y + 0.5), (x, y + 0.5), (x, y)];
            if let Some(class) = class {
                let corners = corners.map(|corner| MATRIX.at(corner)).to_vec();
                marks.push(Mark::Region { class, corners });
            }
            marks.extend(corners.windows(2).map(|pair| MATRIX.line(pair[0], pair[1])));
            marks.push(word(MATRIX.at((x + 0.25, y + 0.34)), name, true));
            marks.push(word(MATRIX.at((x + 0.25, y + 0.14)), &count.to_string(), false));
        }
        marks
    }

    fn readings(&self) -> Vec<(&'static str, String)> {
        let counts = self.counts();
        let shown = |measure: Measure| match measure {
            Ok(value) => number(value),
            Err(Undefined::NoneCalledPositive) => "–, nothing is called positive".into(),
            Err(_) => "–".into(),
        };
        vec![
            ("accuracy", shown(counts.accuracy())),
            ("precision", shown(counts.precision())),
            ("recall", shown(counts.recall())),
            ("F1", shown(counts.f1())),
            ("AUC", shown(self.ranking.auc())),
        ]
    }

    fn status(&self) -> String {
        let counts = self.counts();
        let threshold = number(self.settings.number("threshold"));
        format!(
            "Threshold {threshold}: {} of {} positives are found, {} of {} negatives are called positive.",
            counts.true_positives,
            self.positive.len(),
            counts.false_positives,
            self.negative.len()
        )
    }
}

/// The settings, if their share is a whole number.
fn whole(settings: Settings) -> Result<Settings, String> {
    let fits = settings.number("share").fract() == 0.0;
    fits.then_some(settings).ok_or_else(|| "The share of positives is a whole percentage.".into())
}

impl Figure for Threshold {
    fn declaration() -> Declaration {
        let title = "A threshold over two classes";
        Declaration { title, board: BOARD, groups: groups(), interval: 50 }
    }

    fn start() -> Self {
        Self::new(Settings::new(groups().into_iter().flat_map(|group| group.controls)))
    }

    fn restore(address: &Address) -> Result<Self, String> {
        let mut settings = Self::start().settings;
        settings.read(address)?;
        whole(settings).map(Self::new)
    }

    fn address(&self) -> Address {
        self.settings.write(Address::default())
    }

    fn act(&mut self, action: Action) -> Result<(), String> {
        match action {
            Action::Press("balanced") => self.choose(Binary::balanced_accuracy),
            Action::Press("f1") => self.choose(Binary::f1),
            Action::Press("accuracy") => self.choose(Binary::accuracy),
            Action::Press("reset") => {
                *self = Self::start();
                Ok(())
            }
            Action::Press(button) => Err(format!("There is no button “{button}”.")),
            Action::Tick => Ok(()),
            Action::Set(name, value) => {
                let mut settings = self.settings.clone();
                settings.set(name, value)?;
                *self = Self::new(whole(settings)?);
                Ok(())
            }
            Action::Add(..) | Action::Move(..) | Action::Remove(_) => {
                Err("The sliders move the threshold and the classes.".into())
            }
        }
    }

    fn scene(&self) -> Scene {
        let mut marks = self.scores();
        marks.extend(self.matrix());
        marks.extend(self.curve());
        Scene {
            marks,
            readings: self.readings(),
            values: self.settings.values(),
            status: self.status(),
            outcome: "ready",
            running: false,
        }
    }
}

#[cfg(test)]
#[path = "threshold/tests.rs"]
mod tests;
