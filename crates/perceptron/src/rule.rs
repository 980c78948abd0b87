// ANCHOR: rule
//! The perceptron rule: a wrong answer moves the weights, a right one leaves them.

use crate::error::check_shapes;
use crate::order::Order;
use crate::rosenblatt::{Perceptron, Threshold};
use ndarray::{ArrayView1, ArrayView2};

/// The two forms of the perceptron rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Δw = η (t − ŷ) x: the difference vanishes when the answer is right.
    Difference,
    /// Δw = η t x, on a wrong answer only; for targets −1 and 1.
    Product,
}
// ANCHOR_END: rule

impl Perceptron {
    // ANCHOR: present
    /// Presents one sample and returns whether its answer was wrong.
    ///
    /// ```text
    /// w ← w + η (t − ŷ) x        w₀ ← w₀ + η (t − ŷ)        difference form
    /// w ← w + η t x              w₀ ← w₀ + η t              product form, when ŷ ≠ t
    /// ```
    ///
    /// `x` is (inputs,). A fixed threshold stays. The learning rate η is taken as it is: a negative
    /// one climbs. [`Training`](crate::Training) refuses that.
    ///
    /// # Panics
    ///
    /// Where `x` has not one value per weight.
    #[track_caller]
    pub fn present(&mut self, x: ArrayView1<f64>, t: f64, rule: Rule, eta: f64) -> bool {
        let y_hat = self.predict(x);
        if y_hat == t {
            return false;
        }
        let delta = match rule {
            Rule::Difference => eta * (t - y_hat),
            Rule::Product => eta * t,
        };
        self.weights.scaled_add(delta, &x);
        if let Threshold::Bias(w0) = &mut self.threshold {
            *w0 += delta;
        }
        true
    }
    // ANCHOR_END: present

    // ANCHOR: epoch
    /// Presents every sample once and returns the number of mistakes.
    ///
    /// `x` is (samples, inputs), `t` is (samples,). Zero mistakes: the data are separated and further
    /// epochs change nothing (Rosenblatt, 1958).
    ///
    /// # Panics
    ///
    /// Where `x` and `t` differ in their number of samples, or `x` and the weights in inputs.
    #[track_caller]
    pub fn epoch(
        &mut self,
        x: ArrayView2<f64>,
        t: ArrayView1<f64>,
        rule: Rule,
        eta: f64,
        order: &mut Order,
    ) -> usize {
        check_shapes("Perceptron::epoch", x, t, self.weights.len());
        let mut mistakes = 0;
        for i in order.of(x.nrows()) {
            mistakes += usize::from(self.present(x.row(i), t[i], rule, eta));
        }
        mistakes
    }
    // ANCHOR_END: epoch
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::step::Step;
    use datasets::{Coding, Gate, gate};
    use ndarray::{Array1, Array2, array};
    use proptest::prelude::*;
    use tensor::Streams;

    /// AND from zero weights with η = 1, inputs and targets 0 and 1, samples 00, 01, 10, 11.
    ///
    /// In the first epoch z = 0 for all; only 11 is wrong, t − ŷ = 1: w = (1, 1), w₀ = 1. In the
    /// second, 00 has z = 1, wrong, t − ŷ = −1: w₀ = 0; 01 has z = 1, wrong: w = (1, 0), w₀ = −1;
    /// 10 has z = 0, right; 11 has z = 0, wrong: w = (2, 1), w₀ = 0. The others in the same way:
    ///
    /// ```text
    /// epoch   00            01            10            11            mistakes
    ///   1     ( 0, 0) 0     ( 0, 0) 0     ( 0, 0) 0     ( 1, 1) 1     1
    ///   2     ( 1, 1) 0     ( 1, 0)−1     ( 1, 0)−1     ( 2, 1) 0     3
    ///   3     ( 2, 1) 0     ( 2, 0)−1     ( 1, 0)−2     ( 2, 1)−1     3
    ///   4     ( 2, 1)−1     ( 2, 1)−1     ( 1, 1)−2     ( 2, 2)−1     2
    ///   5     ( 2, 2)−1     ( 2, 1)−2     ( 2, 1)−2     ( 2, 1)−2     1
    ///   6     as before                                               0
    /// ```
    #[test]
    fn the_trace_on_and_is_the_one_made_by_hand() {
        let trace = [
            [[0, 0, 0], [0, 0, 0], [0, 0, 0], [1, 1, 1]],
            [[1, 1, 0], [1, 0, -1], [1, 0, -1], [2, 1, 0]],
            [[2, 1, 0], [2, 0, -1], [1, 0, -2], [2, 1, -1]],
            [[2, 1, -1], [2, 1, -1], [1, 1, -2], [2, 2, -1]],
            [[2, 2, -1], [2, 1, -2], [2, 1, -2], [2, 1, -2]],
            [[2, 1, -2]; 4],
        ];
        let and = gate(Gate::And, Coding::Unipolar, Coding::Unipolar);
        let mut unit = Perceptron::zeros(2, Step::Unipolar);
        for (epoch, mistakes) in trace.iter().zip([1, 3, 3, 2, 1, 0]) {
            let mut wrong = 0;
            for ((x, &t), expected) in and.x.outer_iter().zip(&and.t).zip(epoch) {
                wrong += usize::from(unit.present(x, t, Rule::Difference, 1.0));
                assert_eq!(
                    [unit.weights[0], unit.weights[1], unit.bias()],
                    expected.map(f64::from)
                );
            }
            assert_eq!(wrong, mistakes);
        }
    }

    #[test]
    fn a_right_answer_changes_nothing() {
        let mut unit = Perceptron::zeros(2, Step::Bipolar);
        for rule in [Rule::Difference, Rule::Product] {
            assert!(!unit.present(array![1.0, 2.0].view(), -1.0, rule, 0.5));
        }
        assert_eq!(unit, Perceptron::zeros(2, Step::Bipolar));
    }

    #[test]
    fn a_fixed_threshold_is_not_learned() {
        let mut unit = Perceptron::zeros(2, Step::Unipolar);
        unit.threshold = Threshold::Fixed(0.5);
        assert!(unit.present(array![1.0, 1.0].view(), 1.0, Rule::Difference, 1.0));
        assert_eq!(unit.weights, array![1.0, 1.0]);
        assert_eq!(unit.threshold, Threshold::Fixed(0.5));
    }

    #[test]
    fn an_epoch_counts_the_mistakes_in_the_order_asked_for() {
        let and = gate(Gate::And, Coding::Unipolar, Coding::Unipolar);
        let run = |seed| {
            let mut rng = Streams::new(seed).stream("shuffle");
            let mut unit = Perceptron::zeros(2, Step::Unipolar);
            let mut order = Order::Shuffled(&mut rng);
            let (x, t) = (and.x.view(), and.t.view());
            let mistakes: Vec<_> =
                (0..8).map(|_| unit.epoch(x, t, Rule::Difference, 1.0, &mut order)).collect();
            (mistakes, unit)
        };
        assert_eq!(run(1), run(1));
        assert_ne!(run(1), run(2));
    }

    #[test]
    #[should_panic(expected = "Perceptron::epoch: x is (4, 2), t is (3,)")]
    fn an_epoch_with_a_missing_target_names_both_shapes() {
        let (x, t) = (Array2::zeros((4, 2)), Array1::zeros(3));
        let mut unit = Perceptron::zeros(2, Step::Unipolar);
        unit.epoch(x.view(), t.view(), Rule::Difference, 1.0, &mut Order::Fixed);
    }

    proptest! {
        #[test]
        fn bipolar_difference_form_is_the_product_form_at_twice_the_rate(
            samples in prop::collection::vec((-1.0..1.0, -1.0..1.0, any::<bool>()), 1..60),
            start in prop::array::uniform3(-1.0..1.0),
            eta in 0.001..2.0,
        ) {
            let mut difference = Perceptron::zeros(2, Step::Bipolar);
            difference.weights = array![start[0], start[1]];
            difference.threshold = Threshold::Bias(start[2]);
            let mut product = difference.clone();
            for (x1, x2, positive) in samples {
                let (x, t) = (array![x1, x2], if positive { 1.0 } else { -1.0 });
                let a = difference.present(x.view(), t, Rule::Difference, eta);
                let b = product.present(x.view(), t, Rule::Product, 2.0 * eta);
                prop_assert_eq!(a, b);
                prop_assert_eq!(&difference, &product);
            }
        }
    }
}
