// ANCHOR: perceptron
//! The simple perceptron: a neuron whose weights are real numbers, to be learned.

use crate::error::Error;
use crate::hyperplane::Hyperplane;
use crate::step::Step;
use ndarray::{Array1, ArrayView1, ArrayView2};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::{Distribution, Uniform};
use tensor::Rng;

/// What the weighted sum has to overcome.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Threshold {
    /// A threshold θ that learning leaves alone.
    Fixed(f64),
    /// A weight w₀ = −θ on an input x₀ ≡ 1, learned like every other weight.
    Bias(f64),
}

/// The simple perceptron (Rosenblatt, 1958), also called threshold logic unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Perceptron {
    /// One weight per input, (inputs,).
    pub weights: Array1<f64>,
    /// The threshold or the bias.
    pub threshold: Threshold,
    /// The coding of the answer.
    pub step: Step,
}
// ANCHOR_END: perceptron

impl Perceptron {
    // ANCHOR: output
    /// The net input, or total excitation, of one sample x of shape (inputs,).
    ///
    /// ```text
    /// z = wᵀx − θ        z = wᵀx + w₀
    /// ```
    ///
    /// # Panics
    ///
    /// Where `x` has not one value per weight.
    #[track_caller]
    pub fn net_input(&self, x: ArrayView1<f64>) -> f64 {
        let (given, expected) = (x.len(), self.weights.len());
        assert!(
            given == expected,
            "Perceptron::net_input: x is ({given},), the weights expect ({expected},)"
        );
        self.weights.dot(&x) + self.bias()
    }

    /// The answer to one sample: the step of its net input.
    ///
    /// # Panics
    ///
    /// As [`net_input`](Self::net_input).
    #[track_caller]
    pub fn predict(&self, x: ArrayView1<f64>) -> f64 {
        self.step.apply(self.net_input(x))
    }
    // ANCHOR_END: output

    // ANCHOR: bias
    /// What is added to the weighted sum: w₀, or −θ.
    pub fn bias(&self) -> f64 {
        match self.threshold {
            Threshold::Fixed(theta) => -theta,
            Threshold::Bias(w0) => w0,
        }
    }

    /// The decision boundary, wᵀx + w₀ = 0.
    pub fn hyperplane(&self) -> Hyperplane {
        Hyperplane { weights: self.weights.clone(), bias: self.bias() }
    }
    // ANCHOR_END: bias

    // ANCHOR: start
    /// A perceptron with a bias, all of its weights 0.
    pub fn zeros(inputs: usize, step: Step) -> Self {
        Self { weights: Array1::zeros(inputs), threshold: Threshold::Bias(0.0), step }
    }

    /// A perceptron with a bias, all of its weights drawn from U(−range, range).
    ///
    /// # Errors
    ///
    /// [`Error::WeightRange`] where `range` is negative or not finite.
    pub fn random(inputs: usize, range: f64, step: Step, rng: &mut Rng) -> Result<Self, Error> {
        let uniform = Uniform::new_inclusive(-range, range);
        let uniform = uniform.map_err(|_| Error::WeightRange(range))?;
        let weights = Array1::random_using(inputs, uniform, rng);
        Ok(Self { weights, threshold: Threshold::Bias(uniform.sample(rng)), step })
    }
    // ANCHOR_END: start

    // ANCHOR: mistakes
    /// How many samples are answered wrongly; `x` is (samples, inputs), `t` is (samples,).
    ///
    /// # Panics
    ///
    /// Where `x` and `t` differ in their number of samples, or `x` and the weights in inputs.
    #[track_caller]
    pub fn mistakes(&self, x: ArrayView2<f64>, t: ArrayView1<f64>) -> usize {
        crate::error::check_shapes("Perceptron::mistakes", x, t, self.weights.len());
        x.outer_iter().zip(t).filter(|&(ref x, &t)| self.predict(x.view()) != t).count()
    }
    // ANCHOR_END: mistakes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mcculloch_pitts::binary_inputs;
    use ndarray::array;
    use proptest::prelude::*;
    use tensor::Streams;

    fn unit(weights: [f64; 2], threshold: Threshold) -> Perceptron {
        Perceptron { weights: array![weights[0], weights[1]], threshold, step: Step::Unipolar }
    }

    #[test]
    fn weights_of_one_and_a_threshold_of_one_and_a_half_are_and() {
        let and = unit([1.0, 1.0], Threshold::Fixed(1.5));
        for x in binary_inputs(2) {
            let real: Array1<f64> = x.iter().map(|&bit| f64::from(u8::from(bit))).collect();
            assert_eq!(and.predict(real.view()) == 1.0, x[0] && x[1]);
        }
    }

    #[test]
    fn the_net_input_is_the_weighted_sum_less_the_threshold() {
        let x = array![2.0, -1.0];
        assert_eq!(unit([0.5, 3.0], Threshold::Fixed(1.0)).net_input(x.view()), -3.0);
        assert_eq!(unit([0.5, 3.0], Threshold::Bias(1.0)).net_input(x.view()), -1.0);
    }

    #[test]
    fn mistakes_counts_the_wrong_answers() {
        let and = unit([1.0, 1.0], Threshold::Fixed(1.5));
        let x = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
        assert_eq!(and.mistakes(x.view(), array![0.0, 0.0, 0.0, 1.0].view()), 0);
        assert_eq!(and.mistakes(x.view(), array![0.0, 1.0, 1.0, 1.0].view()), 2);
    }

    #[test]
    fn random_weights_fill_their_range_and_repeat_with_their_seed() {
        let draw = |seed| {
            let mut rng = Streams::new(seed).stream("init");
            Perceptron::random(1000, 0.2, Step::Bipolar, &mut rng).unwrap()
        };
        let weights = draw(1).weights;
        assert!(weights.iter().all(|w| w.abs() <= 0.2));
        assert!(weights.iter().any(|w| *w < -0.19) && weights.iter().any(|w| *w > 0.19));
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
    }

    #[test]
    fn a_range_of_zero_starts_from_zero() {
        let mut rng = Streams::new(1).stream("init");
        let unit = Perceptron::random(3, 0.0, Step::Unipolar, &mut rng).unwrap();
        assert_eq!(unit, Perceptron::zeros(3, Step::Unipolar));
    }

    #[test]
    fn a_range_that_is_no_range_is_refused() {
        let mut rng = Streams::new(1).stream("init");
        for range in [-0.1, f64::NAN, f64::INFINITY] {
            let error = Perceptron::random(3, range, Step::Unipolar, &mut rng).unwrap_err();
            assert!(error.to_string().contains("at least 0 and finite"), "{error}");
        }
    }

    #[test]
    #[should_panic(expected = "Perceptron::net_input: x is (3,), the weights expect (2,)")]
    fn a_sample_of_another_length_names_both_shapes() {
        unit([1.0, 1.0], Threshold::Fixed(1.5)).predict(array![1.0, 1.0, 1.0].view());
    }

    #[test]
    #[should_panic(expected = "Perceptron::mistakes: x is (1, 2), t is (2,)")]
    fn targets_of_another_number_name_both_shapes() {
        let and = unit([1.0, 1.0], Threshold::Fixed(1.5));
        and.mistakes(array![[1.0, 1.0]].view(), array![1.0, 1.0].view());
    }

    proptest! {
        #[test]
        fn a_threshold_and_the_opposite_bias_give_the_same_outputs(
            w in prop::array::uniform2(-10.0..10.0),
            x in prop::array::uniform2(-10.0..10.0),
            theta in -10.0..10.0,
        ) {
            let x = array![x[0], x[1]];
            let (fixed, bias) = (unit(w, Threshold::Fixed(theta)), unit(w, Threshold::Bias(-theta)));
            prop_assert_eq!(fixed.net_input(x.view()), bias.net_input(x.view()));
            prop_assert_eq!(fixed.predict(x.view()), bias.predict(x.view()));
        }
    }
}
