//! Two ways down the error of AND, in two codings, and the rate beyond which each leads up.

use crate::adaline::{LOWEST, Task};
use crate::stability::lms_bound;
use datasets::Coding;
use labs::Error;
use perceptron::{Adaline, Curve};

/// A way down AND.
pub struct Case {
    /// What tables call it.
    pub name: &'static str,
    /// What it learns.
    pub and: Task,
    /// Walks it.
    pub down: fn(&Task, &mut Adaline, Settings) -> Result<Curve, Error>,
    /// The learning rate beyond which it diverges, computed.
    pub bound: f64,
    /// What theory says this is.
    pub expected: f64,
    /// And why.
    pub claim: &'static str,
}

/// The learning rate μ, the error ξ that is small enough, and the epochs or steps allowed.
pub type Settings = (f64, f64, usize);

fn lms(and: &Task, unit: &mut Adaline, (mu, goal, patience): Settings) -> Result<Curve, Error> {
    and.lms(unit, mu, goal, patience)
}

/// Stops at ‖∇ξ‖² = 4 (ξ − ¼) for the goal ξ: on bipolar AND the curvature is 1 all round.
fn steepest(and: &Task, unit: &mut Adaline, settings: Settings) -> Result<Curve, Error> {
    let (mu, goal, patience) = settings;
    and.descend(unit, mu, 2.0 * (goal - LOWEST).sqrt(), patience)
}

/// LMS and steepest descent on inputs −1/1, then both on inputs 0/1.
pub fn cases() -> Result<[Case; 4], Error> {
    let bipolar = || Task::and(Coding::Bipolar);
    let unipolar = || Task::and(Coding::Unipolar);
    let by_lms = |name, and: Task, expected, claim| {
        let bound = lms_bound(and.x.view());
        Case { name, and, down: lms, bound, expected, claim }
    };
    let by_descent = |name, and: Task, expected, claim| {
        let bound = and.surface.learning_rate_bound();
        Case { name, and, down: steepest, bound, expected, claim }
    };
    Ok([
        by_lms(
            "LMS, inputs −1/1",
            bipolar()?,
            1.0 / 3.0,
            "LMS on inputs −1/1 diverges beyond 1/‖x‖² = ⅓: there a step turns its pattern's error \
             round, and beyond it the determinant of an epoch, (1 − 6μ)⁴, exceeds 1",
        ),
        by_descent(
            "steepest descent, inputs −1/1",
            bipolar()?,
            1.0,
            "steepest descent on inputs −1/1 diverges beyond 1/λ_max = 1",
        ),
        by_lms(
            "LMS, inputs 0/1",
            unipolar()?,
            0.5,
            "LMS on inputs 0/1, in this order, diverges beyond ½",
        ),
        by_descent(
            "steepest descent, inputs 0/1",
            unipolar()?,
            8.0 / (7.0 + 33f64.sqrt()),
            "steepest descent on inputs 0/1 diverges beyond 1/λ_max = 8/(7 + √33) = 0.628",
        ),
    ])
}
