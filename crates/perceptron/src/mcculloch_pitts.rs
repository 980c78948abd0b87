// ANCHOR: neuron
//! The first model of a neuron: binary inputs, fixed weights, a threshold, and no learning.

/// The neuron of McCulloch and Pitts (1943): it fires when enough of its inputs do.
///
/// A weight of 1 excites, −1 inhibits. All numbers are whole, so the comparison is exact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct McpNeuron {
    /// One weight per input, (inputs,).
    pub weights: Vec<i32>,
    /// The net input from which on the neuron fires.
    pub threshold: i32,
}

impl McpNeuron {
    /// The answer to one input, x of shape (inputs,).
    ///
    /// ```text
    /// ŷ = 1 when Σᵢ wᵢ xᵢ ≥ θ, else 0
    /// ```
    ///
    /// # Panics
    ///
    /// Where `x` has not one value per weight.
    #[track_caller]
    pub fn fire(&self, x: &[bool]) -> bool {
        let (given, expected) = (x.len(), self.weights.len());
        assert!(
            given == expected,
            "McpNeuron::fire: x is ({given},), the weights expect ({expected},)"
        );
        let z: i32 = self.weights.iter().zip(x).map(|(&w, &x)| w * i32::from(x)).sum();
        z >= self.threshold
    }
}
// ANCHOR_END: neuron

impl McpNeuron {
    // ANCHOR: gates
    /// Repeats its one input.
    pub fn identity() -> Self {
        Self { weights: vec![1], threshold: 1 }
    }

    /// Fires when its one input does not.
    pub fn not() -> Self {
        Self { weights: vec![-1], threshold: 0 }
    }

    /// Fires when all of its inputs do.
    pub fn and(inputs: usize) -> Self {
        Self { weights: vec![1; inputs], threshold: inputs as i32 }
    }

    /// Fires when at least one of its inputs does.
    pub fn or(inputs: usize) -> Self {
        Self { weights: vec![1; inputs], threshold: 1 }
    }

    /// Fires when the first input does and the second does not: A ∧ ¬B.
    pub fn and_not() -> Self {
        Self { weights: vec![1, -1], threshold: 1 }
    }
    // ANCHOR_END: gates
}

// ANCHOR: binary_inputs
/// All 2ⁿ rows of a truth table with n inputs, counting up from 00…0 to 11…1.
///
/// # Panics
///
/// Where n is 32 or more.
#[track_caller]
pub fn binary_inputs(n: usize) -> impl Iterator<Item = Vec<bool>> {
    assert!(n < 32, "binary_inputs: {n} inputs have too many rows, n has to be below 32");
    (0..1_usize << n).map(move |row| (0..n).rev().map(|bit| row >> bit & 1 == 1).collect())
}
// ANCHOR_END: binary_inputs

#[cfg(test)]
mod tests {
    use super::*;

    /// The answers of a neuron to all of its inputs, counting up.
    fn answers(neuron: &McpNeuron) -> Vec<bool> {
        binary_inputs(neuron.weights.len()).map(|x| neuron.fire(&x)).collect()
    }

    #[test]
    fn gates_have_their_truth_tables() {
        assert_eq!(answers(&McpNeuron::identity()), [false, true]);
        assert_eq!(answers(&McpNeuron::not()), [true, false]);
        assert_eq!(answers(&McpNeuron::and(2)), [false, false, false, true]);
        assert_eq!(answers(&McpNeuron::or(2)), [false, true, true, true]);
        assert_eq!(answers(&McpNeuron::and_not()), [false, false, true, false]);
    }

    #[test]
    fn and_and_or_take_any_number_of_inputs() {
        for n in 0..=6 {
            for x in binary_inputs(n) {
                assert_eq!(McpNeuron::and(n).fire(&x), x.iter().all(|&bit| bit));
                assert_eq!(McpNeuron::or(n).fire(&x), x.iter().any(|&bit| bit));
            }
        }
    }

    #[test]
    fn a_truth_table_counts_up() {
        let rows: Vec<_> = binary_inputs(2).collect();
        assert_eq!(rows, [[false, false], [false, true], [true, false], [true, true]]);
        assert_eq!(binary_inputs(0).count(), 1);
        assert_eq!(binary_inputs(5).count(), 32);
    }

    #[test]
    #[should_panic(expected = "n has to be below 32")]
    fn a_truth_table_of_four_billion_rows_is_refused() {
        let _ = binary_inputs(32);
    }

    #[test]
    #[should_panic(expected = "McpNeuron::fire: x is (3,), the weights expect (2,)")]
    fn a_wrong_number_of_inputs_names_both_shapes() {
        McpNeuron::and(2).fire(&[true; 3]);
    }
}
