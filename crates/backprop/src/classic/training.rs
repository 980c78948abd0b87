// ANCHOR: training
//! How the gradients are used: after every pattern, after every epoch, or after every few.

use crate::classic::{Error, Network};
use ndarray::{ArrayView2, Axis};
use ndarray_rand::rand::seq::SliceRandom;
use tensor::Rng;

/// How a network is trained.
#[derive(Clone, Debug)]
pub struct Training {
    /// μ > 0.
    pub learning_rate: f64,
    /// The patterns between two changes of the weights: 1 is online learning, all of them learning by
    /// epoch.
    pub batch: usize,
    /// Training stops when the error of every pattern is at most this.
    pub admissible_error: f64,
    /// And after this many epochs in any case.
    pub max_epochs: usize,
}

/// Why training stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The error of every pattern is admissible.
    Reached,
    /// The epochs are used up.
    MaxEpochs,
    /// The weights have grown until the error is no number.
    Diverged,
}

/// The record of a training.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// The mean error of the patterns after every epoch: as many entries as epochs.
    pub errors: Vec<f64>,
    /// Why it stopped.
    pub stop: Stop,
}
// ANCHOR_END: training

impl Training {
    // ANCHOR: epoch
    /// Presents every pattern once, in this order, and steps after every `batch` of them.
    ///
    /// A step goes against the mean gradient of its patterns, w ← w − μ/m Σ ∂E/∂w; at the end of an
    /// epoch there may be fewer than `batch` left. `x` is (samples, inputs), `y` is (samples, outputs),
    /// `order` holds numbers of samples.
    ///
    /// # Panics
    ///
    /// Where `x`, `y` and the network do not fit, or `batch` is 0.
    #[track_caller]
    pub fn epoch(
        &self,
        net: &mut Network,
        x: ArrayView2<f64>,
        y: ArrayView2<f64>,
        order: &[usize],
    ) {
        for some in order.chunks(self.batch) {
            let (x, y) = (x.select(Axis(0), some), y.select(Axis(0), some));
            let gradient = net.gradient(x.view(), y.view());
            net.descend(&gradient, self.learning_rate / some.len() as f64);
        }
    }
    // ANCHOR_END: epoch

    // ANCHOR: train
    /// Trains `net` until the error of every pattern is admissible, or the epochs are used up.
    ///
    /// `x` is (samples, inputs), `y` is (samples, outputs). With an `rng` every epoch has a new order,
    /// without one the samples come as they are given.
    ///
    /// # Errors
    ///
    /// [`Error`]: a setting or a set that nothing can be learned with.
    ///
    /// # Panics
    ///
    /// Where `x`, `y` and the network do not fit.
    #[track_caller]
    pub fn train(
        &self,
        net: &mut Network,
        x: ArrayView2<f64>,
        y: ArrayView2<f64>,
        mut rng: Option<&mut Rng>,
    ) -> Result<History, Error> {
        let (shape, targets) = (x.dim(), y.dim());
        assert!(shape.0 == targets.0, "Training::train: x is {shape:?}, y is {targets:?}");
        self.check(x, y)?;
        let mut order: Vec<usize> = (0..shape.0).collect();
        let mut history = History { errors: Vec::new(), stop: Stop::MaxEpochs };
        while history.stop == Stop::MaxEpochs && history.errors.len() < self.max_epochs {
            if let Some(rng) = rng.as_deref_mut() {
                order.shuffle(rng);
            }
            self.epoch(net, x, y, &order);
            let errors = net.errors(x, y);
            let mean = errors.iter().sum::<f64>() / errors.len() as f64;
            history.errors.push(mean);
            if !mean.is_finite() {
                history.stop = Stop::Diverged;
            } else if errors.iter().all(|error| *error <= self.admissible_error) {
                history.stop = Stop::Reached;
            }
        }
        Ok(history)
    }
    // ANCHOR_END: train

    // ANCHOR: check
    fn check(&self, x: ArrayView2<f64>, y: ArrayView2<f64>) -> Result<(), Error> {
        if !(self.learning_rate > 0.0 && self.learning_rate.is_finite()) {
            return Err(Error::LearningRate(self.learning_rate));
        }
        if !(0.0..f64::INFINITY).contains(&self.admissible_error) {
            return Err(Error::AdmissibleError(self.admissible_error));
        }
        if self.batch == 0 {
            return Err(Error::Batch);
        }
        if x.is_empty() {
            return Err(Error::Empty);
        }
        for (row, (x, y)) in x.outer_iter().zip(y.outer_iter()).enumerate() {
            if let Some(&value) = x.iter().chain(y).find(|value| !value.is_finite()) {
                return Err(Error::NotFinite(row, value));
            }
        }
        Ok(())
    }
    // ANCHOR_END: check
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classic::{Function, Gradient};
    use approx::assert_abs_diff_eq;
    use ndarray::{Array2, array};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use tensor::Streams;

    fn xor() -> (Array2<f64>, Array2<f64>) {
        (array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], array![[0.0], [1.0], [1.0], [0.0]])
    }

    fn training(learning_rate: f64, batch: usize) -> Training {
        Training { learning_rate, batch, admissible_error: 0.005, max_epochs: 3000 }
    }

    fn weights(net: &Network) -> Vec<f64> {
        net.layers.iter().flatten().flat_map(|neuron| neuron.weights.clone()).collect()
    }

    #[test]
    fn xor_is_learned_from_the_smooth_weights_of_chapter_one() {
        let (x, y) = xor();
        let mut net = Network::xor(Function::Logistic);
        let history = training(1.0, 1).train(&mut net, x.view(), y.view(), None).unwrap();
        assert_eq!((history.stop, history.errors.len()), (Stop::Reached, 357));
        assert!(net.errors(x.view(), y.view()).iter().all(|error| *error <= 0.005));
    }

    #[test]
    fn online_learning_presents_one_pattern_after_the_other() {
        let (x, y) = xor();
        let (mut net, mut other) = (Network::xor(Function::Tanh), Network::xor(Function::Tanh));
        let order = [2, 0, 3, 1];
        training(0.3, 1).epoch(&mut net, x.view(), y.view(), &order);
        for p in order {
            other.train_pattern(x.row(p), y.row(p), 0.3);
        }
        assert_eq!(net, other);
    }

    #[test]
    fn learning_by_epoch_steps_once_against_the_mean_gradient() {
        let (x, y) = xor();
        let (mut net, mut other) = (Network::xor(Function::Tanh), Network::xor(Function::Tanh));
        training(0.4, 4).epoch(&mut net, x.view(), y.view(), &[0, 1, 2, 3]);
        let gradient = other.gradient(x.view(), y.view());
        other.descend(&gradient, 0.1);
        assert_eq!(net, other);
    }

    /// Ten samples in batches of five: the mean of two means is the mean. In batches of 8 and 2 it
    /// takes the weights 8 and 2.
    #[test]
    fn the_mean_over_equal_batches_is_the_full_gradient_and_others_are_weighted_by_size() {
        let mut rng = Streams::new(2).stream("samples");
        let x = Array2::random_using((10, 2), StandardNormal, &mut rng);
        let y = Array2::random_using((10, 1), StandardNormal, &mut rng);
        let net = Network::xor(Function::Tanh);
        let mean = |from: usize, to: usize| -> Vec<f64> {
            let gradient = net
                .gradient(x.slice(ndarray::s![from..to, ..]), y.slice(ndarray::s![from..to, ..]));
            let all = (0..2).map(|k| gradient.of(0, k)).chain([gradient.of(1, 0)]);
            all.flatten().map(|g| g / (to - from) as f64).collect()
        };
        let full = mean(0, 10);
        for (i, &full) in full.iter().enumerate() {
            assert_abs_diff_eq!((mean(0, 5)[i] + mean(5, 10)[i]) / 2.0, full, epsilon = 1e-15);
            let (eight, two) = (mean(0, 8)[i], mean(8, 10)[i]);
            assert_abs_diff_eq!((8.0 * eight + 2.0 * two) / 10.0, full, epsilon = 1e-15);
        }
        let plain: f64 = (0..full.len())
            .map(|i| (mean(0, 8)[i] + mean(8, 10)[i]) / 2.0 - full[i])
            .map(f64::abs)
            .sum();
        assert!(plain > 0.01, "{plain}");
    }

    /// 5 samples in batches of 2: two steps of two and one of one.
    #[test]
    fn an_epoch_shows_every_pattern_once_whatever_the_batch() {
        let mut rng = Streams::new(3).stream("samples");
        let x = Array2::random_using((5, 2), StandardNormal, &mut rng);
        let y = Array2::zeros((5, 1));
        let (mut net, mut other) = (Network::xor(Function::Tanh), Network::xor(Function::Tanh));
        training(0.5, 2).epoch(&mut net, x.view(), y.view(), &[4, 3, 2, 1, 0]);
        for some in [&[4, 3][..], &[2, 1], &[0]] {
            let mut gradient = Gradient::zeros(&other);
            for &p in some {
                let pass = other.forward(x.row(p));
                gradient.add(&pass, &other.deltas(&pass, y.row(p)));
            }
            other.descend(&gradient, 0.5 / some.len() as f64);
        }
        assert_eq!(net, other);
    }

    #[test]
    fn a_shuffled_run_repeats_with_its_seed_and_differs_from_the_fixed_one() {
        let (x, y) = xor();
        let run = |seed: Option<u64>| {
            let mut rng = seed.map(|seed| Streams::new(seed).stream("order"));
            let mut net = Network::xor(Function::Logistic);
            let ten = Training { max_epochs: 10, ..training(1.0, 1) };
            let history = ten.train(&mut net, x.view(), y.view(), rng.as_mut()).unwrap();
            assert_eq!((history.errors.len(), history.stop), (10, Stop::MaxEpochs));
            weights(&net)
        };
        assert_eq!(run(Some(1)), run(Some(1)));
        assert_ne!(run(Some(1)), run(Some(2)));
        assert_ne!(run(Some(1)), run(None));
    }

    #[test]
    fn a_linear_network_at_a_huge_rate_is_stopped_when_it_has_no_numbers_any_more() {
        let (x, y) = xor();
        let mut net = Network::xor(Function::Linear);
        let history = training(1e3, 1).train(&mut net, x.view(), y.view(), None).unwrap();
        assert_eq!(history.stop, Stop::Diverged);
        assert!(history.errors.len() < 20);
    }

    #[test]
    fn what_cannot_be_learned_is_refused_before_the_first_sample() {
        let (x, y) = xor();
        let before = Network::xor(Function::Logistic);
        let refused = |training: Training, x: &Array2<f64>, y: &Array2<f64>| {
            let mut net = before.clone();
            let error = training.train(&mut net, x.view(), y.view(), None).unwrap_err();
            assert_eq!(net, before);
            error
        };
        for mu in [0.0, -1.0, f64::INFINITY] {
            assert_eq!(refused(training(mu, 1), &x, &y), Error::LearningRate(mu));
        }
        assert!(matches!(refused(training(f64::NAN, 1), &x, &y), Error::LearningRate(_)));
        assert_eq!(refused(training(1.0, 0), &x, &y), Error::Batch);
        let impossible = Training { admissible_error: -1.0, ..training(1.0, 1) };
        assert_eq!(refused(impossible, &x, &y), Error::AdmissibleError(-1.0));
        let empty = (Array2::zeros((0, 2)), Array2::zeros((0, 1)));
        assert_eq!(refused(training(1.0, 1), &empty.0, &empty.1), Error::Empty);
        let mut wild = x.clone();
        wild[(2, 1)] = f64::INFINITY;
        assert_eq!(refused(training(1.0, 1), &wild, &y), Error::NotFinite(2, f64::INFINITY));
    }

    #[test]
    #[should_panic(expected = "Training::train: x is (4, 2), y is (3, 1)")]
    fn as_many_targets_as_samples_are_wanted() {
        let (x, y) = xor();
        let some = y.slice(ndarray::s![..3, ..]);
        let _ = training(1.0, 1).train(&mut Network::xor(Function::Step), x.view(), some, None);
    }
}
