//! Three costs of two parameters.

use crate::contours::below;
use live::{Mark, Point};

/// Every landscape reaches from −4.5 to 4.5 along both parameters.
pub const EDGE: f64 = 4.5;

/// Who is this near to a minimum has arrived.
const NEAR: f64 = 0.05;

/// Beyond the saddle, who is this far out has.
const OUT: f64 = 4.0;

/// A cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Landscape {
    /// ½ (θ₁² + 20 θ₂²).
    Ravine,
    /// θ₁² − θ₂², which falls for ever to both sides.
    Saddle,
    /// Beale's function, with a bent valley and the minimum 0 at (3, ½).
    Beale,
}

impl Landscape {
    /// The landscape of a choice.
    pub fn named(name: &str) -> Self {
        match name {
            "saddle" => Self::Saddle,
            "Beale" => Self::Beale,
            _ => Self::Ravine,
        }
    }

    /// Where a race begins.
    pub fn start(self) -> Point {
        match self {
            Self::Ravine => (-4.0, 1.5),
            Self::Saddle => (-4.0, 0.1),
            Self::Beale => (1.0, 1.6),
        }
    }

    /// C.
    pub fn cost(self, (x, y): Point) -> f64 {
        match self {
            Self::Ravine => 0.5 * (x * x + 20.0 * y * y),
            Self::Saddle => x * x - y * y,
            Self::Beale => {
                let terms = beale((x, y));
                terms.iter().map(|(term, ..)| term * term).sum()
            }
        }
    }

    /// ∂C/∂θ₁ and ∂C/∂θ₂.
    pub fn gradient(self, (x, y): Point) -> [f64; 2] {
        match self {
            Self::Ravine => [x, 20.0 * y],
            Self::Saddle => [2.0 * x, -2.0 * y],
            Self::Beale => beale((x, y)).iter().fold([0.0; 2], |[dx, dy], (term, by_x, by_y)| {
                [dx + 2.0 * term * by_x, dy + 2.0 * term * by_y]
            }),
        }
    }

    /// The minimum, if there is one.
    fn minimum(self) -> Option<Point> {
        match self {
            Self::Ravine => Some((0.0, 0.0)),
            Self::Saddle => None,
            Self::Beale => Some((3.0, 0.5)),
        }
    }

    /// How far it is from `at` to the goal: to the minimum, or out of the saddle.
    pub fn left(self, (x, y): Point) -> f64 {
        match self.minimum() {
            Some(goal) => (x - goal.0).hypot(y - goal.1),
            None => (OUT - y.abs()).max(0.0),
        }
    }

    /// Whether `at` is the goal.
    pub fn is_goal(self, at: Point) -> bool {
        self.left(at) < if self.minimum().is_some() { NEAR } else { f64::MIN_POSITIVE }
    }

    /// What the goal is called.
    pub fn goal_name(self) -> &'static str {
        if self.minimum().is_some() { "the minimum" } else { "the finish" }
    }

    /// The levels of the contours, the highest first.
    fn levels(self) -> [f64; 5] {
        match self {
            Self::Ravine => [120.0, 60.0, 25.0, 8.0, 1.0],
            Self::Saddle => [10.0, 4.0, 0.0, -4.0, -10.0],
            Self::Beale => [5000.0, 300.0, 30.0, 4.0, 0.3],
        }
    }

    /// The landscape, darker from level to level, and its goal.
    pub fn marks(self) -> Vec<Mark> {
        let mut marks = Vec::new();
        for level in self.levels() {
            // Between the points of the grid the root of a cost is straighter than the cost.
            let height = |at| match self {
                Self::Beale => self.cost(at).sqrt() - level.sqrt(),
                _ => self.cost(at) - level,
            };
            let areas = below(EDGE, height).into_iter();
            marks.extend(areas.map(|corners| Mark::Shade { corners }));
        }
        match self.minimum() {
            Some((x, y)) => {
                for (dx, dy) in [(0.15, 0.15), (0.15, -0.15)] {
                    let ends = [(x - dx, y - dy), (x + dx, y + dy)];
                    marks.push(Mark::Line { ends, faint: false });
                }
            }
            None => {
                for y in [-OUT, OUT] {
                    marks.push(Mark::Line { ends: [(-EDGE, y), (EDGE, y)], faint: true });
                }
            }
        }
        marks
    }
}

/// The three terms whose squares are Beale's function, each with its slopes.
fn beale((x, y): Point) -> [(f64, f64, f64); 3] {
    let term = |c: f64, k: i32| {
        let power = y.powi(k);
        (c - x + x * power, power - 1.0, x * f64::from(k) * y.powi(k - 1))
    };
    [term(1.5, 1), term(2.25, 2), term(2.625, 3)]
}
