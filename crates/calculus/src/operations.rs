// ANCHOR: binary
//! What can be done with the numbers of a tape: each operation with its local derivatives.

use crate::scalar::{Scalar, power_rule};
use crate::tape::{Operation, Var};
use std::ops::{Add, Div, Mul, Neg, Sub};

impl<'t> Var<'t> {
    /// The node's index on its tape.
    pub fn index(self) -> usize {
        self.index
    }

    /// The node's value.
    pub fn value(self) -> f64 {
        self.value
    }

    /// A node computed from this one alone.
    fn unary(self, operation: Operation, value: f64, local: f64) -> Self {
        self.tape.push(operation, value, &[(self.index, local)])
    }

    /// A node computed from two.
    #[track_caller]
    fn binary(self, v: Self, sign: char, value: f64, locals: [f64; 2]) -> Self {
        assert!(std::ptr::eq(self.tape, v.tape), "Var: the two sides of {sign} are on two tapes");
        let from = [(self.index, locals[0]), (v.index, locals[1])];
        self.tape.push(Operation::Binary(sign), value, &from)
    }
}
// ANCHOR_END: binary

// ANCHOR: two
impl Add for Var<'_> {
    type Output = Self;
    #[track_caller]
    fn add(self, v: Self) -> Self {
        self.binary(v, '+', self.value + v.value, [1.0, 1.0])
    }
}

impl Sub for Var<'_> {
    type Output = Self;
    #[track_caller]
    fn sub(self, v: Self) -> Self {
        self.binary(v, '−', self.value - v.value, [1.0, -1.0])
    }
}

impl Mul for Var<'_> {
    type Output = Self;
    #[track_caller]
    fn mul(self, v: Self) -> Self {
        self.binary(v, '×', self.value * v.value, [v.value, self.value])
    }
}

impl Div for Var<'_> {
    type Output = Self;
    #[track_caller]
    fn div(self, v: Self) -> Self {
        let locals = [1.0 / v.value, -self.value / (v.value * v.value)];
        self.binary(v, '÷', self.value / v.value, locals)
    }
}
// ANCHOR_END: two

// ANCHOR: one
impl Add<f64> for Var<'_> {
    type Output = Self;
    fn add(self, c: f64) -> Self {
        self.unary(Operation::Constant('+', c), self.value + c, 1.0)
    }
}

impl Sub<f64> for Var<'_> {
    type Output = Self;
    fn sub(self, c: f64) -> Self {
        self.unary(Operation::Constant('−', c), self.value - c, 1.0)
    }
}

impl Mul<f64> for Var<'_> {
    type Output = Self;
    fn mul(self, c: f64) -> Self {
        self.unary(Operation::Constant('×', c), self.value * c, c)
    }
}

impl Div<f64> for Var<'_> {
    type Output = Self;
    fn div(self, c: f64) -> Self {
        self.unary(Operation::Constant('÷', c), self.value / c, 1.0 / c)
    }
}

impl Neg for Var<'_> {
    type Output = Self;
    fn neg(self) -> Self {
        self.unary(Operation::Function("−"), -self.value, -1.0)
    }
}
// ANCHOR_END: one

// ANCHOR: functions
impl Scalar for Var<'_> {
    fn powi(self, n: i32) -> Self {
        let (factor, below) = power_rule(n);
        let local = factor * self.value.powi(below);
        self.unary(Operation::Power(n), self.value.powi(n), local)
    }

    fn exp(self) -> Self {
        let y = self.value.exp();
        self.unary(Operation::Function("exp"), y, y)
    }

    fn ln(self) -> Self {
        self.unary(Operation::Function("ln"), self.value.ln(), 1.0 / self.value)
    }

    fn tanh(self) -> Self {
        let y = self.value.tanh();
        self.unary(Operation::Function("tanh"), y, 1.0 - y * y)
    }

    fn sigmoid(self) -> Self {
        let y = self.value.sigmoid();
        self.unary(Operation::Function("σ"), y, y * (1.0 - y))
    }
}
// ANCHOR_END: functions

// ANCHOR: label
impl Operation {
    /// A label for a drawing, such as `× 5` or `( )³`; constants are written by `number`.
    pub fn label(&self, number: impl Fn(f64) -> String) -> String {
        match *self {
            Self::Variable(name) | Self::Function(name) => name.into(),
            Self::Binary(sign) => sign.into(),
            Self::Constant(sign, c) => format!("{sign} {}", number(c)),
            Self::Power(n) => {
                let digit = |c| match c {
                    '-' => '⁻',
                    c => ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']
                        [c as usize - '0' as usize],
                };
                "( )".chars().chain(n.to_string().chars().map(digit)).collect()
            }
        }
    }
}
// ANCHOR_END: label

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Tape;
    use ndarray::array;
    use tensor::numeric_gradient;

    /// The local derivatives of f(u, v) at (0.7, 1.3) against differences of the same on numbers.
    fn check(
        f: impl for<'t> Fn(Var<'t>, Var<'t>) -> Var<'t>,
        on_numbers: impl Fn(f64, f64) -> f64,
        inputs: usize,
    ) {
        let tape = Tape::new();
        let y = f(tape.variable("u", 0.7), tape.variable("v", 1.3));
        assert!((y.value() - on_numbers(0.7, 1.3)).abs() < 1e-14);
        let at = array![0.7, 1.3];
        let numeric = numeric_gradient(at.view(), |x| on_numbers(x[0], x[1]));
        let edges = tape.edges();
        assert_eq!(edges.len(), inputs);
        for edge in edges.iter() {
            assert!((edge.local - numeric[edge.from]).abs() < 1e-8, "{edge:?}");
        }
    }

    #[test]
    fn gradient_of_every_operation_is_its_local_derivative() {
        check(|u, v| u + v, |u, v| u + v, 2);
        check(|u, v| u - v, |u, v| u - v, 2);
        check(|u, v| u * v, |u, v| u * v, 2);
        check(|u, v| u / v, |u, v| u / v, 2);
        check(|u, _| u + 3.0, |u, _| u + 3.0, 1);
        check(|u, _| u - 3.0, |u, _| u - 3.0, 1);
        check(|u, _| u * 3.0, |u, _| u * 3.0, 1);
        check(|u, _| u / 3.0, |u, _| u / 3.0, 1);
        check(|u, _| -u, |u, _| -u, 1);
        check(|u, _| u.powi(3), |u, _| u.powi(3), 1);
        check(|u, _| u.powi(-2), |u, _| u.powi(-2), 1);
        check(|u, _| u.powi(0), |_, _| 1.0, 1);
        check(|u, _| u.exp(), |u, _| u.exp(), 1);
        check(|u, _| u.ln(), |u, _| u.ln(), 1);
        check(|u, _| u.tanh(), |u, _| u.tanh(), 1);
        check(|u, _| u.sigmoid(), |u, _| u.sigmoid(), 1);
    }

    #[test]
    fn labels_say_what_a_node_computes() {
        let tape = Tape::new();
        let x = tape.variable("x", 1.0);
        let _ = ((x.powi(3) * 5.0 + x.powi(-12)).sigmoid() - 0.5) / -x;
        let labels: Vec<String> =
            tape.nodes().iter().map(|node| node.operation.label(|c| c.to_string())).collect();
        assert_eq!(labels, ["x", "( )³", "× 5", "( )⁻¹²", "+", "σ", "− 0.5", "−", "÷"]);
    }

    #[test]
    #[should_panic(expected = "Var: the two sides of × are on two tapes")]
    fn two_tapes_do_not_mix() {
        let (one, other) = (Tape::new(), Tape::new());
        let _ = one.variable("x", 1.0) * other.variable("y", 1.0);
    }
}
