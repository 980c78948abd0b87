// ANCHOR: descent
//! Steepest descent: against the gradient, a step at a time, on any surface that has one.

use crate::error::{Error, check_learning_rate};
use crate::training::Stop;
use ndarray::{Array1, ArrayView1};

/// How to descend.
#[derive(Clone, Debug)]
pub struct SteepestDescent {
    /// The learning rate μ > 0.
    pub learning_rate: f64,
    /// Where the gradient is no longer than this, the bottom is reached.
    pub tolerance: f64,
    /// The descent stops after this many steps even if the bottom is not reached.
    pub max_steps: usize,
}

/// The record of a descent.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// The cost after every step, or epoch, the last one included.
    pub cost: Vec<f64>,
    /// Why it stopped.
    pub stop: Stop,
}

/// A cost this many times the one to beat will not come down again.
const DIVERGED: f64 = 1e9;

impl Curve {
    /// Appends `cost`, and says whether the descent is lost: `scale` is the cost to beat.
    pub(crate) fn diverges(&mut self, cost: f64, scale: f64) -> bool {
        self.cost.push(cost);
        cost.is_nan() || cost > DIVERGED * scale
    }
}
// ANCHOR_END: descent

// ANCHOR: descend
impl SteepestDescent {
    /// Moves `w`, (inputs,), down the surface that `cost` and `gradient` describe.
    ///
    /// ```text
    /// w(t+1) = w(t) − μ ∇ξ(w(t))
    /// ```
    ///
    /// It has [diverged](Stop::Diverged) when the cost is 10⁹ times that of the start, or of w = 0 if
    /// that is higher.
    ///
    /// # Errors
    ///
    /// [`Error::LearningRate`] unless 0 < μ < ∞.
    pub fn descend(
        &self,
        w: &mut Array1<f64>,
        cost: impl Fn(ArrayView1<f64>) -> f64,
        gradient: impl Fn(ArrayView1<f64>) -> Array1<f64>,
    ) -> Result<Curve, Error> {
        check_learning_rate(self.learning_rate)?;
        let scale = cost(w.view()).max(cost(Array1::zeros(w.len()).view()));
        let mut curve = Curve { cost: Vec::new(), stop: Stop::MaxEpochs };
        for _ in 0..self.max_steps {
            let slope = gradient(w.view());
            if slope.dot(&slope).sqrt() <= self.tolerance {
                curve.stop = Stop::Reached;
                break;
            }
            w.scaled_add(-self.learning_rate, &slope);
            if curve.diverges(cost(w.view()), scale) {
                curve.stop = Stop::Diverged;
                break;
            }
        }
        Ok(curve)
    }
}
// ANCHOR_END: descend

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adaline::augment;
    use crate::surface::ErrorSurface;
    use approx::assert_relative_eq;
    use datasets::{Coding, Gate, gate};
    use ndarray::array;

    fn surface(inputs: Coding) -> ErrorSurface {
        let and = gate(Gate::And, inputs, Coding::Bipolar);
        ErrorSurface::new(augment(and.x.view()).view(), and.t.view()).unwrap()
    }

    fn descend(surface: &ErrorSurface, mu: f64) -> (Curve, Array1<f64>) {
        let descent = SteepestDescent { learning_rate: mu, tolerance: 1e-10, max_steps: 10_000 };
        let mut w = array![0.3, -0.2, 0.1];
        let curve = descent.descend(&mut w, |w| surface.mse(w), |w| surface.gradient(w)).unwrap();
        (curve, w)
    }

    #[test]
    fn steepest_descent_converges_below_the_bound_and_diverges_above() {
        for inputs in [Coding::Unipolar, Coding::Bipolar] {
            let surface = surface(inputs);
            let bound = surface.learning_rate_bound();
            let (curve, w) = descend(&surface, 0.99 * bound);
            assert_eq!(curve.stop, Stop::Reached);
            assert_relative_eq!(w, surface.minimum().unwrap(), epsilon = 1e-9);
            let (curve, w) = descend(&surface, 1.01 * bound);
            assert_eq!(curve.stop, Stop::Diverged);
            assert!(w.iter().chain(&curve.cost).all(|value| value.is_finite()));
        }
    }

    #[test]
    fn below_half_the_bound_every_step_goes_down() {
        let surface = surface(Coding::Unipolar);
        let (curve, _) = descend(&surface, 0.5 * surface.learning_rate_bound());
        assert!(curve.cost.windows(2).take(50).all(|pair| pair[1] < pair[0]));
    }

    #[test]
    fn a_round_valley_is_crossed_in_one_step_of_half_the_bound() {
        let (curve, w) = descend(&surface(Coding::Bipolar), 0.5);
        assert_eq!(curve.cost.len(), 1);
        assert_relative_eq!(w, array![-0.5, 0.5, 0.5], epsilon = 1e-12);
    }

    #[test]
    fn a_tiny_rate_runs_out_of_steps() {
        let (curve, _) = descend(&surface(Coding::Unipolar), 1e-6);
        assert_eq!((curve.stop, curve.cost.len()), (Stop::MaxEpochs, 10_000));
    }

    #[test]
    fn a_start_at_the_bottom_needs_no_step() {
        let surface = surface(Coding::Bipolar);
        let descent = SteepestDescent { learning_rate: 0.1, tolerance: 1e-10, max_steps: 9 };
        let mut w = surface.minimum().unwrap();
        let curve = descent.descend(&mut w, |w| surface.mse(w), |w| surface.gradient(w)).unwrap();
        assert_eq!(curve, Curve { cost: vec![], stop: Stop::Reached });
    }

    #[test]
    fn an_overflow_is_reported_as_divergence() {
        let descent = SteepestDescent { learning_rate: 1e200, tolerance: 0.0, max_steps: 100 };
        let mut w = array![1.0];
        let curve = descent.descend(&mut w, |w| w.dot(&w), |w| 2.0 * &w).unwrap();
        assert_eq!((curve.stop, curve.cost.len()), (Stop::Diverged, 1));
    }

    #[test]
    fn a_cost_that_is_no_number_is_divergence_too() {
        let descent = SteepestDescent { learning_rate: 1.0, tolerance: 0.0, max_steps: 100 };
        let cost = |w: ArrayView1<f64>| if w[0] > 0.5 { f64::NAN } else { 1.0 };
        let curve = descent.descend(&mut array![0.0], cost, |_| array![-1.0]).unwrap();
        assert_eq!((curve.stop, curve.cost.len()), (Stop::Diverged, 1));
    }

    #[test]
    fn a_start_without_error_does_not_make_the_next_error_a_divergence() {
        let descent = SteepestDescent { learning_rate: 0.1, tolerance: 0.0, max_steps: 3 };
        let cost = |w: ArrayView1<f64>| (w[0] - 1.0).powi(2);
        let curve = descent.descend(&mut array![1.0], cost, |_| array![-1e-3]).unwrap();
        assert_eq!(curve.stop, Stop::MaxEpochs);
    }

    #[test]
    fn a_learning_rate_that_climbs_is_refused() {
        for mu in [0.0, -0.1, f64::NAN] {
            let descent = SteepestDescent { learning_rate: mu, tolerance: 0.0, max_steps: 1 };
            let curve = descent.descend(&mut array![1.0], |w| w.dot(&w), |w| 2.0 * &w);
            assert!(matches!(curve, Err(Error::LearningRate(_))));
        }
    }
}
