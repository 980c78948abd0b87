//! Logic gates of two inputs as training sets (DAT-04).

use crate::Samples;
use ndarray::{Array1, Array2};

/// How a truth value is written as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// False is 0, true is 1.
    Unipolar,
    /// False is −1, true is 1.
    Bipolar,
}

impl Coding {
    /// The number that stands for `truth`.
    pub fn encode(self, truth: bool) -> f64 {
        match (self, truth) {
            (_, true) => 1.0,
            (Self::Unipolar, false) => 0.0,
            (Self::Bipolar, false) => -1.0,
        }
    }
}

/// A Boolean function of two inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// Both.
    And,
    /// At least one.
    Or,
    /// Not both.
    Nand,
    /// Exactly one.
    Xor,
}

impl Gate {
    /// All of them, to loop over.
    pub const ALL: [Self; 4] = [Self::And, Self::Or, Self::Nand, Self::Xor];

    /// What the gate answers.
    pub fn output(self, a: bool, b: bool) -> bool {
        match self {
            Self::And => a && b,
            Self::Or => a || b,
            Self::Nand => !(a && b),
            Self::Xor => a != b,
        }
    }

    /// Its name in capitals.
    pub fn name(self) -> &'static str {
        match self {
            Self::And => "AND",
            Self::Or => "OR",
            Self::Nand => "NAND",
            Self::Xor => "XOR",
        }
    }
}

/// The four patterns of a gate, in the order 00, 01, 10, 11; inputs and targets are coded
/// separately.
///
/// `x` is (4, 2), `t` is (4,).
pub fn gate(gate: Gate, inputs: Coding, targets: Coding) -> Samples {
    let bits = |row: usize| [row & 2 != 0, row & 1 != 0];
    let x = Array2::from_shape_fn((4, 2), |(row, i)| inputs.encode(bits(row)[i]));
    let t = Array1::from_shape_fn(4, |row| {
        let [a, b] = bits(row);
        targets.encode(gate.output(a, b))
    });
    Samples { x, t }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn the_four_gates_have_their_truth_tables() {
        let table = |g| gate(g, Coding::Unipolar, Coding::Unipolar).t;
        assert_eq!(table(Gate::And), array![0.0, 0.0, 0.0, 1.0]);
        assert_eq!(table(Gate::Or), array![0.0, 1.0, 1.0, 1.0]);
        assert_eq!(table(Gate::Nand), array![1.0, 1.0, 1.0, 0.0]);
        assert_eq!(table(Gate::Xor), array![0.0, 1.0, 1.0, 0.0]);
        assert_eq!(Gate::ALL.map(Gate::name), ["AND", "OR", "NAND", "XOR"]);
    }

    #[test]
    fn inputs_and_targets_are_coded_separately() {
        let mixed = gate(Gate::And, Coding::Unipolar, Coding::Bipolar);
        assert_eq!(mixed.x, array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]);
        assert_eq!(mixed.t, array![-1.0, -1.0, -1.0, 1.0]);
        let other = gate(Gate::And, Coding::Bipolar, Coding::Unipolar);
        assert_eq!(other.x.row(1), array![-1.0, 1.0]);
        assert_eq!(other.t, array![0.0, 0.0, 0.0, 1.0]);
    }
}
