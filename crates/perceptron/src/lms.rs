// ANCHOR: lms
//! The LMS procedure: epochs of the LMS rule, until the error is small enough.

use crate::adaline::Adaline;
use crate::descent::Curve;
use crate::error::{Error, check_learning_rate, check_shapes, check_values};
use crate::order::Order;
use crate::training::Stop;
use ndarray::{ArrayView1, ArrayView2};

/// How an Adaline is trained.
#[derive(Clone, Debug)]
pub struct Lms {
    /// The learning rate μ > 0.
    pub learning_rate: f64,
    /// The mean square error that is small enough.
    pub admissible_error: f64,
    /// Training stops after this many epochs even if the error is larger.
    pub max_epochs: usize,
}
// ANCHOR_END: lms

// ANCHOR: train
impl Lms {
    /// Trains `adaline` on `x`, (samples, inputs), and `d`, (samples,).
    ///
    /// It has [diverged](Stop::Diverged) when the mean square error is 10⁹ times that of the start,
    /// or of all weights 0 if that is higher.
    ///
    /// # Errors
    ///
    /// [`Error::LearningRate`] unless 0 < μ < ∞; [`Error::Empty`] and [`Error::NotFinite`].
    ///
    /// # Panics
    ///
    /// Where `x` and `d` differ in their number of samples, or `x` and the weights in inputs.
    #[track_caller]
    pub fn train(
        &self,
        adaline: &mut Adaline,
        x: ArrayView2<f64>,
        d: ArrayView1<f64>,
        mut order: Order,
    ) -> Result<Curve, Error> {
        check_shapes("Lms::train", x, d, adaline.weights.len());
        check_learning_rate(self.learning_rate)?;
        check_values(x, d)?;
        let scale = adaline.mse(x, d).max(d.dot(&d) / d.len() as f64);
        let mut curve = Curve { cost: Vec::new(), stop: Stop::MaxEpochs };
        while curve.stop == Stop::MaxEpochs && curve.cost.len() < self.max_epochs {
            adaline.epoch(x, d, self.learning_rate, &mut order);
            let mse = adaline.mse(x, d);
            if curve.diverges(mse, scale) {
                curve.stop = Stop::Diverged;
            } else if mse <= self.admissible_error {
                curve.stop = Stop::Reached;
            }
        }
        Ok(curve)
    }
}
// ANCHOR_END: train

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adaline::augment;
    use datasets::{Coding, Gate, Samples, gate};
    use ndarray::{Array1, Array2, array};
    use tensor::Streams;

    fn and() -> Samples {
        let Samples { x, t } = gate(Gate::And, Coding::Bipolar, Coding::Bipolar);
        Samples { x: augment(x.view()), t }
    }

    fn run(mu: f64, admissible_error: f64, max_epochs: usize) -> (Curve, Adaline) {
        let (and, lms) = (and(), Lms { learning_rate: mu, admissible_error, max_epochs });
        let mut unit = Adaline { weights: Array1::zeros(3) };
        let curve = lms.train(&mut unit, and.x.view(), and.t.view(), Order::Fixed).unwrap();
        (curve, unit)
    }

    /// How far the weights stay from w* = (−½, ½, ½) once they no longer come closer.
    fn distance(mu: f64) -> f64 {
        let (_, unit) = run(mu, 0.0, (20.0 / mu) as usize);
        let away = unit.weights - array![-0.5, 0.5, 0.5];
        away.dot(&away).sqrt()
    }

    #[test]
    fn lms_stays_closer_to_the_best_weights_the_smaller_the_rate() {
        let distances = [0.1, 0.05, 0.02, 0.01, 0.001].map(distance);
        assert!(distances.windows(2).all(|pair| pair[1] < 0.6 * pair[0]), "{distances:?}");
        assert!(distances[4] < 0.002, "{distances:?}");
    }

    #[test]
    fn an_admissible_error_above_the_minimum_is_reached() {
        let (curve, unit) = run(0.01, 0.26, 1000);
        assert_eq!(curve.stop, Stop::Reached);
        let (last, before) = curve.cost.split_last().unwrap();
        assert!(*last <= 0.26 && before.iter().all(|&mse| mse > 0.26));
        assert_eq!(unit.mse(and().x.view(), and().t.view()), *last);
    }

    #[test]
    fn an_admissible_error_of_a_quarter_is_never_reached_on_and() {
        assert_eq!(run(0.01, 0.25, 5000).0.stop, Stop::MaxEpochs);
    }

    #[test]
    fn a_rate_too_large_is_reported_as_divergence_and_not_as_nan() {
        let (curve, unit) = run(1.0, 0.1, 10_000);
        assert_eq!(curve.stop, Stop::Diverged);
        assert!(curve.cost.iter().chain(&unit.weights).all(|value| value.is_finite()));
    }

    /// The second weight is off by 10⁻¹⁷⁰, whose square is 0 in doubles, and the rate doubles it each
    /// epoch: the first error that is not 0 is no divergence yet.
    #[test]
    fn a_start_without_error_does_not_make_the_next_error_a_divergence() {
        let (x, d) = (Array2::eye(2), array![1.0, 1e-170]);
        let mut unit = Adaline { weights: array![1.0, 0.0] };
        assert_eq!(unit.mse(x.view(), d.view()), 0.0);
        let lms = Lms { learning_rate: 1.5, admissible_error: -1.0, max_epochs: 40 };
        let curve = lms.train(&mut unit, x.view(), d.view(), Order::Fixed).unwrap();
        assert_eq!(curve.stop, Stop::MaxEpochs);
        assert!(*curve.cost.last().unwrap() > 0.0);
    }

    #[test]
    fn a_shuffled_run_repeats_with_its_seed() {
        let run = |seed| {
            let mut rng = Streams::new(seed).stream("shuffle");
            let lms = Lms { learning_rate: 0.05, admissible_error: 0.0, max_epochs: 5 };
            let (and, mut unit) = (and(), Adaline { weights: Array1::zeros(3) });
            lms.train(&mut unit, and.x.view(), and.t.view(), Order::Shuffled(&mut rng)).unwrap()
        };
        assert_eq!(run(1), run(1));
        assert_ne!(run(1), run(2));
    }

    #[test]
    fn what_cannot_be_learned_is_refused() {
        let and = and();
        let mut unit = Adaline { weights: Array1::zeros(3) };
        for mu in [0.0, -0.1, f64::NAN, f64::INFINITY] {
            let lms = Lms { learning_rate: mu, admissible_error: 0.1, max_epochs: 1 };
            let result = lms.train(&mut unit, and.x.view(), and.t.view(), Order::Fixed);
            assert!(matches!(result, Err(Error::LearningRate(_))));
        }
        let lms = Lms { learning_rate: 0.1, admissible_error: 0.1, max_epochs: 1 };
        let (x, d) = (Array2::zeros((0, 3)), Array1::zeros(0));
        assert_eq!(lms.train(&mut unit, x.view(), d.view(), Order::Fixed), Err(Error::Empty));
        let d = array![f64::NAN, 0.0, 0.0, 0.0];
        let result = lms.train(&mut unit, and.x.view(), d.view(), Order::Fixed);
        assert!(matches!(result, Err(Error::NotFinite(0, _))));
    }
}
