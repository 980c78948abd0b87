//! An optimizer of the crate on its way through a landscape.

use crate::landscape::Landscape;
use live::{Board, Point};
use optimizers::{Adagrad, Adam, Momentum, RmsProp, Rule, Sgd};

/// How many there are.
pub const RUNNERS: usize = 6;

/// The names of their switches, and those that the reader sees, with the number at the end of the line.
pub const NAMES: [(&str, &str); RUNNERS] = [
    ("sgd", "1 descent"),
    ("momentum_on", "2 momentum"),
    ("nesterov", "3 Nesterov"),
    ("adagrad", "4 Adagrad"),
    ("rmsprop", "5 RMSprop"),
    ("adam", "6 Adam"),
];

/// Who is so far away does not come back.
const FAR: f64 = 1000.0;

/// The last line of who is lost is drawn so long: as far as it can be seen.
const SEEN: f64 = 20.0;

/// What has become of a runner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is on the way.
    Racing,
    /// It has come to the goal, in so many steps.
    Arrived(usize),
    /// It has diverged, in so many steps.
    Lost(usize),
}

/// Takes a step: from its number, both parameters and both gradients to both parameters.
type Mover = Box<dyn FnMut(u64, [f64; 2], [f64; 2]) -> [f64; 2]>;

/// The rule of an optimizer and the memory of two parameters: what `Descent` does with a model of any size,
/// and takes 30 KB of a page for it.
fn mover<R: Rule<f64, N> + 'static, const N: usize>(rule: R) -> Mover {
    let mut memories = [rule.first(); 2];
    Box::new(move |t, theta, gradient| {
        let step = rule.step(t);
        [0, 1].map(|i| {
            let (next, memory) = step(theta[i], gradient[i], memories[i]);
            memories[i] = memory;
            next
        })
    })
}

/// Two parameters, an optimizer, and the way that they have gone.
pub struct Runner {
    theta: [f64; 2],
    mover: Mover,
    path: Vec<Point>,
    pub fate: Fate,
}

impl Runner {
    fn new<R: Rule<f64, N> + 'static, const N: usize>(start: Point, rule: R) -> Self {
        let theta = [start.0, start.1];
        Self { theta, mover: mover(rule), path: vec![start], fate: Fate::Racing }
    }

    /// Where it is.
    pub fn at(&self) -> Point {
        self.theta.into()
    }

    /// The way so far.
    pub fn path(&self) -> &[Point] {
        &self.path
    }

    /// The last point of the way that lies on `board`.
    pub fn last_on(&self, board: &Board) -> Point {
        let last = self.path.iter().rev().find(|at| board.holds(**at));
        *last.unwrap_or(&self.path[0])
    }

    /// Step `number` of the race, if it is still in it.
    pub fn step(&mut self, landscape: Landscape, number: usize) {
        if self.fate != Fate::Racing {
            return;
        }
        let gradient = landscape.gradient(self.at());
        self.theta = (self.mover)(number as u64, self.theta, gradient);
        let at = self.at();
        // What is no number is not near.
        let near = at.0.hypot(at.1) <= FAR;
        if near {
            self.path.push(at);
            if landscape.is_goal(at) {
                self.fate = Fate::Arrived(number);
            }
            return;
        }
        self.fate = Fate::Lost(number);
        let from = self.path[self.path.len() - 1];
        let (x, y) = (at.0 - from.0, at.1 - from.1);
        let share = SEEN / x.hypot(y);
        if share > 0.0 {
            self.path.push((from.0 + share * x, from.1 + share * y));
        }
    }
}

/// All of them at the start, with one rate, and γ for the two that have momentum.
pub fn field(start: Point, learning_rate: f64, momentum: f64) -> [Runner; RUNNERS] {
    let ball = Momentum { learning_rate, momentum, nesterov: false };
    [
        Runner::new(start, Sgd { learning_rate }),
        Runner::new(start, ball),
        Runner::new(start, Momentum { nesterov: true, ..ball }),
        Runner::new(start, Adagrad { learning_rate, ..Adagrad::default() }),
        Runner::new(start, RmsProp { learning_rate, ..RmsProp::default() }),
        Runner::new(start, Adam { learning_rate, ..Adam::default() }),
    ]
}
