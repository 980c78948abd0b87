// ANCHOR: dual
//! Forward: a number that carries its slope along.

use crate::scalar::{Scalar, power_rule};
use std::ops::{Add, Div, Mul, Neg, Sub};

/// A value and its derivative, v + v̇ ε with ε² = 0 (Clifford, 1873; Wengert, 1964).
///
/// The components may be duals themselves: then the slope has a slope.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dual<S = f64> {
    /// The value v.
    pub value: S,
    /// The derivative v̇ = dv/dx by the variable that was started with the slope 1.
    pub slope: S,
}

impl Dual {
    /// The variable x itself: dx/dx = 1.
    pub fn variable(value: f64) -> Self {
        Self { value, slope: 1.0 }
    }

    /// A number that does not depend on x.
    pub fn constant(value: f64) -> Self {
        Self { value, slope: 0.0 }
    }
}

/// The value and the derivative of `f` at `x`.
pub fn derivative(f: impl Fn(Dual) -> Dual, x: f64) -> (f64, f64) {
    let y = f(Dual::variable(x));
    (y.value, y.slope)
}
// ANCHOR_END: dual

// ANCHOR: rules
impl<S: Scalar> Add for Dual<S> {
    type Output = Self;
    /// (u + v)′ = u′ + v′.
    fn add(self, v: Self) -> Self {
        Self { value: self.value + v.value, slope: self.slope + v.slope }
    }
}

impl<S: Scalar> Sub for Dual<S> {
    type Output = Self;
    /// (u − v)′ = u′ − v′.
    fn sub(self, v: Self) -> Self {
        Self { value: self.value - v.value, slope: self.slope - v.slope }
    }
}

impl<S: Scalar> Mul for Dual<S> {
    type Output = Self;
    /// (u v)′ = u′ v + u v′.
    fn mul(self, v: Self) -> Self {
        let slope = self.slope * v.value + self.value * v.slope;
        Self { value: self.value * v.value, slope }
    }
}

impl<S: Scalar> Div for Dual<S> {
    type Output = Self;
    /// (u / v)′ = (u′ v − u v′) / v².
    fn div(self, v: Self) -> Self {
        let slope = (self.slope * v.value - self.value * v.slope) / (v.value * v.value);
        Self { value: self.value / v.value, slope }
    }
}
// ANCHOR_END: rules

// ANCHOR: constants
impl<S: Scalar> Add<f64> for Dual<S> {
    type Output = Self;
    fn add(self, c: f64) -> Self {
        Self { value: self.value + c, slope: self.slope }
    }
}

impl<S: Scalar> Sub<f64> for Dual<S> {
    type Output = Self;
    fn sub(self, c: f64) -> Self {
        Self { value: self.value - c, slope: self.slope }
    }
}

impl<S: Scalar> Mul<f64> for Dual<S> {
    type Output = Self;
    fn mul(self, c: f64) -> Self {
        Self { value: self.value * c, slope: self.slope * c }
    }
}

impl<S: Scalar> Div<f64> for Dual<S> {
    type Output = Self;
    fn div(self, c: f64) -> Self {
        Self { value: self.value / c, slope: self.slope / c }
    }
}

impl<S: Scalar> Neg for Dual<S> {
    type Output = Self;
    fn neg(self) -> Self {
        Self { value: -self.value, slope: -self.slope }
    }
}
// ANCHOR_END: constants

// ANCHOR: chain
impl<S: Scalar> Scalar for Dual<S> {
    /// (uⁿ)′ = n uⁿ⁻¹ u′.
    fn powi(self, n: i32) -> Self {
        let (factor, below) = power_rule(n);
        let slope = self.value.powi(below) * factor * self.slope;
        Self { value: self.value.powi(n), slope }
    }

    /// (eᵘ)′ = eᵘ u′.
    fn exp(self) -> Self {
        let value = self.value.exp();
        Self { value, slope: value * self.slope }
    }

    /// (ln u)′ = u′ / u.
    fn ln(self) -> Self {
        Self { value: self.value.ln(), slope: self.slope / self.value }
    }

    /// tanh′ = 1 − tanh².
    fn tanh(self) -> Self {
        let value = self.value.tanh();
        Self { value, slope: (-(value * value) + 1.0) * self.slope }
    }

    /// σ′ = σ (1 − σ).
    fn sigmoid(self) -> Self {
        let value = self.value.sigmoid();
        Self { value, slope: value * (-value + 1.0) * self.slope }
    }
}
// ANCHOR_END: chain

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::arr0;
    use proptest::prelude::*;
    use tensor::numeric_gradient;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() <= 1e-12 * a.abs().max(b.abs()).max(1.0)
    }

    /// f = x² + 5x³ at 2: f = 4 + 40 = 44, f′ = 2x + 15x² = 4 + 60 = 64.
    #[test]
    fn the_example_of_the_lecture_is_44_with_the_slope_64() {
        assert_eq!(derivative(|x| x.powi(2) + x.powi(3) * 5.0, 2.0), (44.0, 64.0));
    }

    /// u = x² and v = x + 1 at 3: u = 9, u′ = 6, v = 4, v′ = 1.
    /// Sum 7, difference 5, product 6·4 + 9·1 = 33, quotient (6·4 − 9·1)/16 = 15/16.
    #[test]
    fn sums_products_and_quotients_have_the_slopes_of_the_rules() {
        let slope = |f: fn(Dual, Dual) -> Dual| derivative(|x| f(x.powi(2), x + 1.0), 3.0).1;
        assert_eq!(slope(|u, v| u + v), 7.0);
        assert_eq!(slope(|u, v| u - v), 5.0);
        assert_eq!(slope(|u, v| u * v), 33.0);
        assert_eq!(slope(|u, v| u / v), 15.0 / 16.0);
    }

    /// f = e^{3x²}: f′ = e^{3x²} · 6x, the outer slope at the inner value times the inner slope.
    #[test]
    fn a_composition_multiplies_the_slopes() {
        let (f, slope) = derivative(|x| (x.powi(2) * 3.0).exp(), 0.7);
        assert!(near(slope, f * 6.0 * 0.7));
    }

    /// σ = 1 / (1 + e⁻ˣ) by the quotient rule: σ′ = e⁻ˣ / (1 + e⁻ˣ)² = σ (1 − σ).
    #[test]
    fn the_quotient_rule_gives_the_slope_of_the_logistic_function() {
        for x in [-3.0, 0.0, 0.5, 4.0] {
            let one = |x: Dual| x.powi(0);
            let (s, slope) = derivative(|x| one(x) / ((-x).exp() + 1.0), x);
            let e = (-x).exp();
            assert!(near(slope, e / (1.0 + e).powi(2)) && near(slope, s * (1.0 - s)));
            assert!(near(slope, derivative(|x| x.sigmoid(), x).1));
        }
    }

    #[test]
    fn a_constant_has_no_slope() {
        let c = Dual::constant(7.0);
        assert_eq!(derivative(|x| x * c + 3.0, 2.0), (17.0, 7.0));
        assert_eq!(derivative(|x| x.powi(0), 0.0), (1.0, 0.0));
    }

    fn everything<S: Scalar>(x: S) -> S {
        let u = (x * 0.7 - 0.2).tanh() + x.powi(-2) / 3.0;
        let v = (-x).exp() + x.sigmoid() * u - 2.0;
        u / v + (u * u + 1.0).ln() - v.powi(3)
    }

    proptest! {
        #[test]
        fn gradient_of_every_operation_matches_finite_differences(x in 0.5..3.0_f64) {
            let (value, slope) = derivative(everything, x);
            let numeric = numeric_gradient(arr0(x).view(), |x| everything(x[[]]))[[]];
            prop_assert!(near(value, everything(x)));
            prop_assert!((slope - numeric).abs() <= 1e-6 * slope.abs() + 1e-8, "{slope} {numeric}");
        }

        /// A dual of duals: f = x⁴ has f″ = 12 x².
        #[test]
        fn the_slope_of_a_slope_is_the_second_derivative(x in -3.0..3.0_f64) {
            let inner = Dual::variable(x);
            let x2 = Dual { value: inner, slope: Dual::constant(1.0) };
            prop_assert!(near(x2.powi(4).slope.slope, 12.0 * x * x));
            let s = x.sigmoid();
            prop_assert!(near(x2.sigmoid().slope.slope, s * (1.0 - s) * (1.0 - 2.0 * s)));
        }
    }
}
