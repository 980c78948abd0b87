// ANCHOR: training
//! The training procedure: epochs, until one is free of errors or patience ends.

use crate::error::{Error, check_learning_rate, check_shapes, check_values};
use crate::order::Order;
use crate::rosenblatt::Perceptron;
use crate::rule::Rule;
use crate::step::Step;
use ndarray::{ArrayView1, ArrayView2};

/// How a perceptron is trained.
#[derive(Clone, Debug)]
pub struct Training {
    /// The form of the rule.
    pub rule: Rule,
    /// The learning rate η > 0.
    pub learning_rate: f64,
    /// Training stops after this many epochs even if mistakes remain.
    pub max_epochs: usize,
}

/// Why training stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The goal was reached: an epoch without mistakes, or an error as small as asked for.
    Reached,
    /// The epochs allowed were used up before the goal was reached.
    MaxEpochs,
    /// The weights grew without bound.
    Diverged,
}

/// The record of a training.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// The mistakes of every epoch, the last one included: as many entries as epochs.
    pub mistakes: Vec<usize>,
    /// Why it stopped.
    pub stop: Stop,
}
// ANCHOR_END: training

impl Training {
    // ANCHOR: train
    /// Trains `perceptron` on `x`, (samples, inputs), and `t`, (samples,).
    ///
    /// Data that a plane separates lead to an epoch free of errors ([`Stop::Reached`]). Data that no
    /// plane separates never do, and the last weights are no better than those before.
    ///
    /// # Errors
    ///
    /// [`Error::LearningRate`] unless 0 < η < ∞; [`Error::Empty`] and [`Error::NotFinite`] for sets
    /// that cannot be learned; [`Error::Target`] for a target that the step never answers;
    /// [`Error::UnipolarProduct`].
    ///
    /// # Panics
    ///
    /// Where `x` and `t` differ in their number of samples, or `x` and the weights in inputs.
    #[track_caller]
    pub fn train(
        &self,
        perceptron: &mut Perceptron,
        x: ArrayView2<f64>,
        t: ArrayView1<f64>,
        mut order: Order,
    ) -> Result<History, Error> {
        check_shapes("Training::train", x, t, perceptron.weights.len());
        self.check(x, t, perceptron.step)?;
        let mut mistakes = Vec::new();
        let mut stop = Stop::MaxEpochs;
        while stop == Stop::MaxEpochs && mistakes.len() < self.max_epochs {
            let wrong = perceptron.epoch(x, t, self.rule, self.learning_rate, &mut order);
            mistakes.push(wrong);
            if !(perceptron.weights.sum() + perceptron.bias()).is_finite() {
                stop = Stop::Diverged;
            } else if wrong == 0 {
                stop = Stop::Reached;
            }
        }
        Ok(History { mistakes, stop })
    }
    // ANCHOR_END: train

    // ANCHOR: check
    /// Refuses what cannot be learned from: see the errors of [`train`](Self::train).
    fn check(&self, x: ArrayView2<f64>, t: ArrayView1<f64>, step: Step) -> Result<(), Error> {
        check_learning_rate(self.learning_rate)?;
        check_values(x, t)?;
        if self.rule == Rule::Product && step == Step::Unipolar {
            return Err(Error::UnipolarProduct);
        }
        let low = step.low();
        match t.iter().position(|&t| t != 1.0 && t != low) {
            Some(row) => Err(Error::Target { row, value: t[row], low }),
            None => Ok(()),
        }
    }
    // ANCHOR_END: check
}

#[cfg(test)]
mod tests {
    use super::*;
    use datasets::{Coding, Gate, gate};
    use ndarray::{Array1, Array2, array};
    use proptest::prelude::*;
    use tensor::Streams;

    fn training(learning_rate: f64) -> Training {
        Training { rule: Rule::Difference, learning_rate, max_epochs: 100 }
    }

    fn learn(training: &Training, gate: &datasets::Samples, step: Step) -> (History, Perceptron) {
        let mut unit = Perceptron::zeros(2, step);
        let history = training.train(&mut unit, gate.x.view(), gate.t.view(), Order::Fixed);
        (history.unwrap(), unit)
    }

    #[test]
    fn separates_and_in_six_epochs() {
        let and = gate(Gate::And, Coding::Unipolar, Coding::Unipolar);
        let (history, unit) = learn(&training(1.0), &and, Step::Unipolar);
        assert_eq!(history, History { mistakes: vec![1, 3, 3, 2, 1, 0], stop: Stop::Reached });
        assert_eq!((unit.weights.to_vec(), unit.bias()), (vec![2.0, 1.0], -2.0));
        assert_eq!(unit.mistakes(and.x.view(), and.t.view()), 0);
    }

    #[test]
    fn every_separable_gate_is_learned_in_every_coding() {
        for (name, inputs, targets) in Gate::ALL[..3].iter().flat_map(|&name| {
            let codings = [Coding::Unipolar, Coding::Bipolar];
            codings.into_iter().flat_map(move |i| codings.map(move |t| (name, i, t)))
        }) {
            let step = if targets == Coding::Bipolar { Step::Bipolar } else { Step::Unipolar };
            let (history, _) = learn(&training(1.0), &gate(name, inputs, targets), step);
            assert_eq!(history.stop, Stop::Reached, "{name:?} {inputs:?} {targets:?}");
        }
    }

    #[test]
    fn a_random_start_and_a_random_order_end_in_an_error_free_epoch_too() {
        let and = gate(Gate::And, Coding::Unipolar, Coding::Unipolar);
        for seed in 0..50 {
            let streams = Streams::new(seed);
            let mut rng = streams.stream("init");
            let mut unit = Perceptron::random(2, 1.0, Step::Unipolar, &mut rng).unwrap();
            let mut rng = streams.stream("shuffle");
            let order = Order::Shuffled(&mut rng);
            let history = training(0.1).train(&mut unit, and.x.view(), and.t.view(), order);
            assert_eq!(history.unwrap().stop, Stop::Reached, "seed {seed}");
            assert_eq!(unit.mistakes(and.x.view(), and.t.view()), 0);
        }
    }

    #[test]
    fn xor_is_not_learned_in_ten_thousand_epochs() {
        let xor = gate(Gate::Xor, Coding::Unipolar, Coding::Unipolar);
        let patient = Training { max_epochs: 10_000, ..training(1.0) };
        let (history, _) = learn(&patient, &xor, Step::Unipolar);
        assert_eq!(history.stop, Stop::MaxEpochs);
        assert_eq!(history.mistakes.len(), 10_000);
        assert!(history.mistakes.iter().all(|&mistakes| mistakes > 0));
    }

    #[test]
    fn a_fixed_threshold_learns_and_exactly_when_it_is_positive() {
        let and = gate(Gate::And, Coding::Unipolar, Coding::Unipolar);
        for (theta, stop) in [
            (-0.5, Stop::MaxEpochs),
            (0.0, Stop::MaxEpochs),
            (0.2, Stop::Reached),
            (1.0, Stop::Reached),
            (1.5, Stop::Reached),
        ] {
            let mut unit = Perceptron::zeros(2, Step::Unipolar);
            unit.threshold = crate::rosenblatt::Threshold::Fixed(theta);
            let history =
                training(0.1).train(&mut unit, and.x.view(), and.t.view(), Order::Fixed).unwrap();
            assert_eq!(history.stop, stop, "threshold {theta}");
        }
    }

    #[test]
    fn no_epochs_allowed_is_reported_as_such() {
        let none = Training { max_epochs: 0, ..training(1.0) };
        let and = gate(Gate::And, Coding::Unipolar, Coding::Unipolar);
        let (history, _) = learn(&none, &and, Step::Unipolar);
        assert_eq!(history, History { mistakes: vec![], stop: Stop::MaxEpochs });
    }

    #[test]
    fn weights_that_overflow_are_reported_and_not_taken_for_learned() {
        let mut unit = Perceptron::zeros(1, Step::Unipolar);
        let x = array![[1e300], [-1e300]];
        let huge = training(1e300);
        let history = huge.train(&mut unit, x.view(), array![1.0, 1.0].view(), Order::Fixed);
        assert_eq!(history.unwrap().stop, Stop::Diverged);
    }

    #[test]
    fn what_cannot_be_learned_is_refused() {
        let and = gate(Gate::And, Coding::Unipolar, Coding::Bipolar);
        let x = and.x.view();
        let run = |training: Training, t: &Array1<f64>, step| {
            training.train(&mut Perceptron::zeros(2, step), x, t.view(), Order::Fixed).unwrap_err()
        };
        for eta in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            let error = run(training(eta), &and.t, Step::Bipolar);
            assert!(matches!(error, Error::LearningRate(_)), "{error}");
        }
        assert_eq!(
            run(training(1.0), &and.t, Step::Unipolar).to_string(),
            "the target of sample 0 is -1, it has to be 0 or 1"
        );
        let product = Training { rule: Rule::Product, ..training(1.0) };
        assert_eq!(run(product, &array![0., 0., 0., 1.], Step::Unipolar), Error::UnipolarProduct);
        let nan = array![f64::NAN, 1.0, 1.0, 1.0];
        assert!(matches!(run(training(1.0), &nan, Step::Bipolar), Error::NotFinite(..)));
        let (x, t) = (Array2::zeros((0, 2)), Array1::zeros(0));
        let mut unit = Perceptron::zeros(2, Step::Bipolar);
        let empty = training(1.0).train(&mut unit, x.view(), t.view(), Order::Fixed);
        assert_eq!(empty, Err(Error::Empty));
    }

    #[test]
    fn runs_repeat_with_their_seed() {
        let run = |seed| {
            let mut rng = Streams::new(seed).stream("people");
            let people = datasets::people(20, &mut rng);
            let mut unit = Perceptron::random(2, 0.5, Step::Bipolar, &mut rng).unwrap();
            let order = Order::Shuffled(&mut rng);
            let history = training(0.1).train(&mut unit, people.x.view(), people.t.view(), order);
            (history.unwrap(), unit)
        };
        assert_eq!(run(7), run(7));
        assert_ne!(run(7), run(8));
    }

    /// Samples of two inputs on a coarse grid, so that sums are exact and ties are frequent.
    fn grid() -> impl Strategy<Value = (Array2<f64>, Array1<f64>)> {
        prop::collection::vec((-4..5_i32, -4..5_i32, any::<bool>()), 1..12).prop_map(|samples| {
            let x = Array2::from_shape_fn((samples.len(), 2), |(i, j)| {
                f64::from(if j == 0 { samples[i].0 } else { samples[i].1 })
            });
            let t = samples.iter().map(|s| if s.2 { 1.0 } else { -1.0 }).collect();
            (x, t)
        })
    }

    proptest! {
        #[test]
        fn from_zero_weights_a_power_of_two_as_rate_only_rescales((x, t) in grid(), k in -20..20_i32) {
            let run = |eta| {
                let mut unit = Perceptron::zeros(2, Step::Bipolar);
                let history = training(eta).train(&mut unit, x.view(), t.view(), Order::Fixed);
                (history.unwrap(), unit)
            };
            let ((one, unit), (other, scaled)) = (run(1.0), run(2.0_f64.powi(k)));
            prop_assert_eq!(one, other);
            prop_assert_eq!(&unit.weights * 2.0_f64.powi(k), scaled.weights.clone());
            prop_assert_eq!(unit.bias() * 2.0_f64.powi(k), scaled.bias());
        }

        #[test]
        fn from_zero_weights_any_rate_makes_the_same_mistakes(
            seed in 0..1000_u64, eta in 0.001..10.0,
        ) {
            // Real-valued inputs: no net input is 0 but the first, so rounding decides no answer.
            let people = datasets::people(30, &mut Streams::new(seed).stream("people"));
            let run = |eta| {
                let mut unit = Perceptron::zeros(2, Step::Bipolar);
                training(eta).train(&mut unit, people.x.view(), people.t.view(), Order::Fixed).unwrap()
            };
            prop_assert_eq!(run(1.0), run(eta));
        }
    }
}
