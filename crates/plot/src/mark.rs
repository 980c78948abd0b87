//! The kinds of mark a chart holds.

/// A point (x, y) in the units of the axes.
pub(crate) type Point = (f64, f64);

/// One mark of a chart, as its builder was given it.
pub(crate) enum Mark<'a> {
    Regions { names: Vec<String>, class: Box<dyn Fn(f64, f64) -> usize + 'a> },
    Contours { levels: Vec<f64>, f: Box<dyn Fn(f64, f64) -> f64 + 'a> },
    Histogram { name: String, values: Vec<f64>, bins: usize },
    Context { points: Vec<Point> },
    Line { name: String, points: Vec<Point> },
    Path { name: String, points: Vec<Point> },
    Scatter { name: String, points: Vec<Point> },
    Spread { name: String, points: Vec<Point>, deviations: Vec<f64> },
    Horizontal { y: f64, label: String },
    Vertical { x: f64, label: String },
    Note { at: Point, text: String },
    Arrow { from: Point, to: Point, text: String },
}

impl Mark<'_> {
    /// The points of the mark, in the order in which lines join them.
    pub(crate) fn points(&self) -> &[Point] {
        match self {
            Self::Line { points, .. }
            | Self::Context { points }
            | Self::Path { points, .. }
            | Self::Scatter { points, .. }
            | Self::Spread { points, .. } => points,
            _ => &[],
        }
    }

    /// The points by which the mark takes part in the range of the axes; a reference line has one
    /// coordinate only.
    pub(crate) fn extent(&self) -> Vec<Point> {
        match self {
            Self::Horizontal { y, .. } => vec![(f64::NAN, *y)],
            Self::Vertical { x, .. } => vec![(*x, f64::NAN)],
            Self::Note { at, .. } => vec![*at],
            Self::Arrow { from, to, .. } => vec![*from, *to],
            Self::Spread { points, deviations, .. } => {
                let ends = points.iter().zip(deviations);
                let ends = ends.flat_map(|(p, d)| [(p.0, p.1 - d), *p, (p.0, p.1 + d)]);
                ends.filter(|p| p.0.is_finite() && p.1.is_finite()).collect()
            }
            _ => {
                let drawn = |p: &&Point| p.0.is_finite() && p.1.is_finite();
                self.points().iter().filter(drawn).copied().collect()
            }
        }
    }

    /// The layer of paths and points.
    pub(crate) const PATHS: usize = 4;

    /// Marks of a higher layer are drawn over those of a lower one.
    pub(crate) fn layer(&self) -> usize {
        match self {
            Self::Regions { .. } | Self::Histogram { .. } => 0,
            Self::Contours { .. } => 1,
            Self::Context { .. } => 2,
            Self::Line { .. } => 3,
            Self::Path { .. } | Self::Scatter { .. } | Self::Spread { .. } => Self::PATHS,
            _ => 5,
        }
    }
}
