// ANCHOR: layer
//! Many decisions: perceptrons side by side, written as one matrix.

use crate::order::Order;
use crate::step::Step;
use ndarray::{Array1, Array2, ArrayView1, ArrayView2, Axis};

/// Perceptrons that share their inputs: output j has the weights of row j.
#[derive(Clone, Debug, PartialEq)]
pub struct PerceptronLayer {
    /// The weights W, (outputs, inputs).
    pub weights: Array2<f64>,
    /// The biases, (outputs,).
    pub biases: Array1<f64>,
    /// The coding of the answers.
    pub step: Step,
}

impl PerceptronLayer {
    /// All weights and biases 0.
    pub fn zeros(outputs: usize, inputs: usize, step: Step) -> Self {
        Self { weights: Array2::zeros((outputs, inputs)), biases: Array1::zeros(outputs), step }
    }

    /// The answers to one sample: (inputs,) ↦ (outputs,), ŷ = f(W x + b).
    ///
    /// # Panics
    ///
    /// Where `x` has not one value per column of the weights.
    #[track_caller]
    pub fn predict(&self, x: ArrayView1<f64>) -> Array1<f64> {
        let (given, expected) = (x.len(), self.weights.ncols());
        assert!(
            given == expected,
            "PerceptronLayer: x is ({given},), the weights expect ({expected},)"
        );
        (self.weights.dot(&x) + &self.biases).mapv_into(|z| self.step.apply(z))
    }
}
// ANCHOR_END: layer

impl PerceptronLayer {
    // ANCHOR: epoch
    /// Presents every sample once and returns how many had any wrong answer.
    ///
    /// ```text
    /// W ← W + η (t − ŷ) xᵀ        b ← b + η (t − ŷ)
    /// ```
    ///
    /// The difference form for all outputs at once: an output that is right has a difference of 0.
    /// `x` is (samples, inputs), `t` is (samples, outputs).
    ///
    /// # Panics
    ///
    /// Where `x`, `t`, and the weights differ in samples, inputs, or outputs.
    #[track_caller]
    pub fn epoch(
        &mut self,
        x: ArrayView2<f64>,
        t: ArrayView2<f64>,
        eta: f64,
        order: &mut Order,
    ) -> usize {
        self.check(x, t);
        let mut mistakes = 0;
        for i in order.of(x.nrows()) {
            let x = x.row(i);
            let delta = &t.row(i) - &self.predict(x);
            if delta.iter().any(|&difference| difference != 0.0) {
                let column = delta.view().insert_axis(Axis(1));
                self.weights.scaled_add(eta, &(&column * &x));
                self.biases.scaled_add(eta, &delta);
                mistakes += 1;
            }
        }
        mistakes
    }
    // ANCHOR_END: epoch

    // ANCHOR: check
    #[track_caller]
    fn check(&self, x: ArrayView2<f64>, t: ArrayView2<f64>) {
        let (x, t, w) = (x.dim(), t.dim(), self.weights.dim());
        assert!(
            x.0 == t.0 && x.1 == w.1 && t.1 == w.0,
            "PerceptronLayer::epoch: x is {x:?}, t is {t:?}, the weights are {w:?}"
        );
    }
    // ANCHOR_END: check
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rosenblatt::Perceptron;
    use crate::rule::Rule;
    use ndarray::array;
    use tensor::Streams;

    #[test]
    fn every_output_learns_as_if_it_were_alone() {
        let people = datasets::people(20, &mut Streams::new(3).stream("people"));
        let tall = people.x.column(1).mapv(|height| if height > 180.0 { 1.0 } else { -1.0 });
        let light = people.x.column(0).mapv(|weight| if weight < 55.0 { 1.0 } else { -1.0 });
        let targets = [people.t, tall, light];
        let t = ndarray::stack(Axis(1), &targets.each_ref().map(|t| t.view())).unwrap();
        let mut layer = PerceptronLayer::zeros(3, 2, Step::Bipolar);
        let mut alone = targets.each_ref().map(|_| Perceptron::zeros(2, Step::Bipolar));
        for _ in 0..10 {
            layer.epoch(people.x.view(), t.view(), 0.5, &mut Order::Fixed);
            for (unit, t) in alone.iter_mut().zip(&targets) {
                unit.epoch(people.x.view(), t.view(), Rule::Difference, 0.5, &mut Order::Fixed);
            }
        }
        assert_ne!(layer.weights.row(0), layer.weights.row(2));
        for (j, unit) in alone.iter().enumerate() {
            assert_eq!(layer.weights.row(j), unit.weights);
            assert_eq!(layer.biases[j], unit.bias());
        }
    }

    #[test]
    fn a_retina_learns_all_letters_at_once() {
        let letters: Vec<char> = ('A'..='Z').collect();
        let pictures: Vec<_> = letters.iter().map(|&c| datasets::letter(c).unwrap()).collect();
        let x = ndarray::stack(Axis(0), &pictures.iter().map(|p| p.view()).collect::<Vec<_>>());
        let (x, t) = (x.unwrap(), Array2::eye(26));
        let mut layer = PerceptronLayer::zeros(26, 35, Step::Unipolar);
        let wrong = (0..200)
            .map(|_| layer.epoch(x.view(), t.view(), 1.0, &mut Order::Fixed))
            .find(|&wrong| wrong == 0);
        assert_eq!(wrong, Some(0));
        for (x, t) in x.outer_iter().zip(t.outer_iter()) {
            assert_eq!(layer.predict(x), t);
        }
    }

    #[test]
    #[should_panic(
        expected = "PerceptronLayer::epoch: x is (4, 2), t is (4, 1), the weights are (3, 2)"
    )]
    fn targets_for_other_outputs_name_all_shapes() {
        let mut layer = PerceptronLayer::zeros(3, 2, Step::Unipolar);
        let (x, t) = (Array2::zeros((4, 2)), Array2::zeros((4, 1)));
        layer.epoch(x.view(), t.view(), 1.0, &mut Order::Fixed);
    }

    #[test]
    #[should_panic(expected = "PerceptronLayer: x is (1,), the weights expect (2,)")]
    fn a_sample_of_another_length_names_both_shapes() {
        PerceptronLayer::zeros(3, 2, Step::Unipolar).predict(array![1.0].view());
    }
}
