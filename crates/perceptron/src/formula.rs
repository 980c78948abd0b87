// ANCHOR: formula
//! Any Boolean formula as a network of McCulloch–Pitts neurons, two layers deep.

use crate::mcculloch_pitts::{McpNeuron, binary_inputs};
use std::ops;

/// A Boolean formula over the inputs x₀, x₁, …, built with `!`, `&` and `|`.
#[derive(Clone, Debug)]
pub enum Formula {
    /// The input of this index.
    Var(usize),
    /// True when the formula inside is not.
    Not(Box<Formula>),
    /// True when both are.
    And(Box<Formula>, Box<Formula>),
    /// True when at least one is.
    Or(Box<Formula>, Box<Formula>),
}
// ANCHOR_END: formula

// ANCHOR: operators
impl ops::Not for Formula {
    type Output = Self;
    fn not(self) -> Self {
        Self::Not(self.into())
    }
}

impl ops::BitAnd for Formula {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        Self::And(self.into(), other.into())
    }
}

impl ops::BitOr for Formula {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self::Or(self.into(), other.into())
    }
}
// ANCHOR_END: operators

impl Formula {
    // ANCHOR: evaluate
    /// The value of the formula for one assignment of its inputs.
    ///
    /// # Panics
    ///
    /// Where `x` is shorter than [`inputs`](Self::inputs).
    #[track_caller]
    pub fn evaluate(&self, x: &[bool]) -> bool {
        match self {
            Self::Var(index) => match x.get(*index) {
                Some(&value) => value,
                None => panic!("Formula::evaluate: x is ({},), but x{index} is read", x.len()),
            },
            Self::Not(inner) => !inner.evaluate(x),
            Self::And(left, right) => left.evaluate(x) && right.evaluate(x),
            Self::Or(left, right) => left.evaluate(x) || right.evaluate(x),
        }
    }

    /// How many inputs the formula reads: one more than its highest index.
    pub fn inputs(&self) -> usize {
        match self {
            Self::Var(index) => index + 1,
            Self::Not(inner) => inner.inputs(),
            Self::And(left, right) | Self::Or(left, right) => left.inputs().max(right.inputs()),
        }
    }
    // ANCHOR_END: evaluate

    // ANCHOR: compile
    /// The network of the formula's disjunctive normal form: an OR of ANDs.
    ///
    /// Every row of the truth table with answer 1 becomes a hidden neuron that fires for this row
    /// alone; the output neuron is their OR. That is up to 2ⁿ hidden neurons for n inputs.
    pub fn compile(&self) -> McpNet {
        let rows = binary_inputs(self.inputs()).filter(|x| self.evaluate(x));
        let hidden: Vec<_> = rows.map(|x| McpNeuron::detector(&x)).collect();
        McpNet { output: McpNeuron::or(hidden.len()), hidden }
    }
    // ANCHOR_END: compile
}

// ANCHOR: detector
impl McpNeuron {
    /// Fires for `pattern` and for no other input.
    ///
    /// Weight 1 where the pattern is on and −1 where it is off: the net input reaches the number of
    /// inputs that are on, which is the threshold, for the pattern itself alone.
    pub fn detector(pattern: &[bool]) -> Self {
        let weights = pattern.iter().map(|&on| if on { 1 } else { -1 }).collect();
        let threshold = pattern.iter().map(|&on| i32::from(on)).sum();
        Self { weights, threshold }
    }
}
// ANCHOR_END: detector

// ANCHOR: net
/// Two layers of McCulloch–Pitts neurons: all of `hidden` see the input, `output` sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct McpNet {
    /// The first layer.
    pub hidden: Vec<McpNeuron>,
    /// The second layer: one neuron with one weight per hidden neuron.
    pub output: McpNeuron,
}

impl McpNet {
    /// The answer to one input.
    ///
    /// # Panics
    ///
    /// Where `x` has not one value per weight of every hidden neuron.
    #[track_caller]
    pub fn fire(&self, x: &[bool]) -> bool {
        let mut hidden = Vec::with_capacity(self.hidden.len());
        for neuron in &self.hidden {
            hidden.push(neuron.fire(x));
        }
        self.output.fire(&hidden)
    }
}
// ANCHOR_END: net

#[cfg(test)]
mod tests {
    use super::*;
    use Formula::Var;
    use proptest::prelude::*;

    #[test]
    fn xor_compiles_to_two_detectors_and_an_or() {
        let xor = (Var(0) & !Var(1)) | (!Var(0) & Var(1));
        let net = xor.compile();
        let detector = |weights: [i32; 2]| McpNeuron { weights: weights.into(), threshold: 1 };
        assert_eq!(net.hidden, [detector([-1, 1]), detector([1, -1])]);
        assert_eq!(net.output, McpNeuron::or(2));
    }

    #[test]
    fn a_detector_fires_for_its_pattern_alone() {
        for pattern in binary_inputs(5) {
            let neuron = McpNeuron::detector(&pattern);
            assert!(binary_inputs(5).all(|x| neuron.fire(&x) == (x == pattern)));
        }
    }

    #[test]
    fn a_contradiction_compiles_to_a_net_that_never_fires() {
        let net = (Var(0) & !Var(0)).compile();
        assert!(net.hidden.is_empty());
        assert!(binary_inputs(1).all(|x| !net.fire(&x)));
    }

    #[test]
    fn the_operators_have_their_truth_tables() {
        let table =
            |formula: Formula| Vec::from_iter(binary_inputs(2).map(|x| formula.evaluate(&x)));
        assert_eq!(table(Var(0) & Var(1)), [false, false, false, true]);
        assert_eq!(table(Var(0) | Var(1)), [false, true, true, true]);
        assert_eq!(table(!Var(1)), [true, false, true, false]);
    }

    #[test]
    fn a_formula_counts_the_inputs_it_reads() {
        assert_eq!((Var(0) | !Var(3)).inputs(), 4);
    }

    #[test]
    #[should_panic(expected = "Formula::evaluate: x is (1,), but x1 is read")]
    fn a_formula_refuses_too_few_inputs() {
        (Var(0) & Var(1)).evaluate(&[true]);
    }

    #[test]
    #[should_panic(expected = "x is (1,), the weights expect (2,)")]
    fn a_net_refuses_an_input_of_another_length() {
        (Var(0) & Var(1)).compile().fire(&[true]);
    }

    fn formulas() -> impl Strategy<Value = Formula> {
        (0..4_usize).prop_map(Var).prop_recursive(5, 32, 2, |inner| {
            prop_oneof![
                inner.clone().prop_map(|f| !f),
                (inner.clone(), inner.clone()).prop_map(|(f, g)| f & g),
                (inner.clone(), inner).prop_map(|(f, g)| f | g),
            ]
        })
    }

    proptest! {
        #[test]
        fn a_compiled_formula_answers_like_the_formula(formula in formulas()) {
            let net = formula.compile();
            for x in binary_inputs(formula.inputs()) {
                prop_assert_eq!(net.fire(&x), formula.evaluate(&x));
            }
        }
    }
}
