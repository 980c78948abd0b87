// ANCHOR: rule
//! How one number moves, and what is remembered of its past.

use tensor::Real;

use crate::error::Error;

/// A recursion for one parameter θ with the gradient g, which keeps `N` numbers from step to step.
///
/// All parameters of a model follow the same rule, each with its own memory. An optimizer of the
/// lecture is one such function.
pub trait Rule<F: Real, const N: usize>: Copy {
    /// What each memory is called in a file.
    const MEMORY: [&'static str; N];

    /// The rule of step `t`, counted from 1: from θ, g and the memory to θ and the memory after it.
    fn step(&self, t: u64) -> impl Fn(F, F, [F; N]) -> (F, [F; N]);

    /// What every memory holds before the first step.
    fn first(&self) -> [F; N] {
        [F::zero(); N]
    }

    /// η, to be read and set.
    fn rate(&mut self) -> &mut f64;

    /// Whether every setting is in its range.
    ///
    /// # Errors
    ///
    /// The first that is not, with its range.
    fn check(&self) -> Result<(), Error>;
}
// ANCHOR_END: rule
