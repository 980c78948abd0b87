// ANCHOR: scalar
//! What a formula is written in: a number, or something that computes like one.

use std::ops::{Add, Div, Mul, Neg, Sub};

/// Something that adds, multiplies and goes through the elementary functions as a number does.
///
/// A function generic over `Scalar` runs on `f64`, on [`Dual`](crate::Dual) numbers, which carry a
/// slope along, and on the [`Var`](crate::Var) of a tape, which remember what was done to them. A
/// constant stands to the right: `x * 5.0`.
pub trait Scalar:
    Copy
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Add<f64, Output = Self>
    + Sub<f64, Output = Self>
    + Mul<f64, Output = Self>
    + Div<f64, Output = Self>
    + Neg<Output = Self>
{
    /// The power of a whole number n, which may be negative.
    fn powi(self, n: i32) -> Self;

    /// The exponential function.
    fn exp(self) -> Self;

    /// The natural logarithm.
    fn ln(self) -> Self;

    /// The hyperbolic tangent.
    fn tanh(self) -> Self;

    /// The logistic function σ(z) = 1 / (1 + e⁻ᶻ).
    fn sigmoid(self) -> Self;
}
// ANCHOR_END: scalar

// ANCHOR: number
impl Scalar for f64 {
    fn powi(self, n: i32) -> Self {
        f64::powi(self, n)
    }

    fn exp(self) -> Self {
        f64::exp(self)
    }

    fn ln(self) -> Self {
        f64::ln(self)
    }

    fn tanh(self) -> Self {
        f64::tanh(self)
    }

    fn sigmoid(self) -> Self {
        1.0 / (1.0 + f64::exp(-self))
    }
}
// ANCHOR_END: number

// ANCHOR: power
/// d uⁿ / du, as a factor and a power of u; the slope of u⁰ is 0, at u = 0 too.
pub(crate) fn power_rule(n: i32) -> (f64, i32) {
    if n == 0 { (0.0, 0) } else { (f64::from(n), n - 1) }
}
// ANCHOR_END: power

#[cfg(test)]
mod tests {
    use super::*;

    fn formula<S: Scalar>(x: S) -> S {
        (x.powi(2) + x.powi(3) * 5.0 - x / 2.0 + 1.0).sigmoid() * (-x).exp() / (x.tanh() - x.ln())
    }

    #[test]
    fn a_generic_formula_on_numbers_is_the_formula() {
        let x = 0.3_f64;
        let z: f64 = 0.09 + 5.0 * 0.027 - 0.15 + 1.0;
        let by_hand = 1.0 / (1.0 + (-z).exp()) * (-x).exp() / (x.tanh() - x.ln());
        assert!((formula(x) - by_hand).abs() < 1e-14);
    }

    #[test]
    fn the_logistic_function_saturates_without_overflow() {
        assert_eq!(
            (Scalar::sigmoid(0.0), Scalar::sigmoid(1e4), Scalar::sigmoid(-1e4)),
            (0.5, 1.0, 0.0)
        );
        assert!((2.0_f64.sigmoid() + (-2.0_f64).sigmoid() - 1.0).abs() < 1e-15);
    }

    #[test]
    fn the_power_zero_is_constant() {
        assert_eq!(power_rule(0), (0.0, 0));
        assert_eq!(
            (power_rule(1), power_rule(3), power_rule(-1)),
            ((1.0, 0), (3.0, 2), (-1.0, -2))
        );
    }
}
