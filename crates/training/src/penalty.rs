// ANCHOR: penalty
//! A price on large weights.

use backprop::{Params, Path};
use ndarray::{ArrayView, Dimension};
use tensor::Real;

use crate::callback::Callback;
use crate::error::Error;

/// What a number w costs: Ω(w).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Norm {
    /// |w|, with the slope sign w, and 0 at 0: small weights become 0.
    L1,
    /// ½ w², with the slope w: large weights shrink, none becomes 0.
    L2,
}

impl Norm {
    /// Σ Ω(w).
    pub fn cost<F: Real, D: Dimension>(self, w: ArrayView<F, D>) -> F {
        match self {
            Self::L1 => w.iter().map(|w| w.abs()).sum(),
            Self::L2 => w.iter().map(|&w| w * w).sum::<F>() * F::of(0.5),
        }
    }

    /// Ω′(w).
    pub fn slope<F: Real>(self, w: F) -> F {
        match self {
            Self::L1 if w == F::zero() => w,
            Self::L1 => w.signum(),
            Self::L2 => w,
        }
    }
}

/// Which parameters are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// What has two axes or more: it connects units.
    Weights,
    /// What has one axis: biases, and scales such as γ.
    Biases,
}
// ANCHOR_END: penalty

// ANCHOR: price
/// The term (λ/P) Σ Ω(w) of a cost, beside the mean over P patterns (Polish lecture 4,
/// *regularisation*).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Penalty {
    norm: Norm,
    strength: f64,
    group: Group,
}

impl Penalty {
    /// With `strength` λ/P, on weights alone: a bias moves a threshold and makes nothing steeper.
    ///
    /// # Errors
    ///
    /// Where `strength` is negative or not finite.
    pub fn new(norm: Norm, strength: f64) -> Result<Self, Error> {
        let ok = strength >= 0.0 && strength.is_finite();
        Error::unless(ok, "strength", strength, "at least 0 and finite")?;
        Ok(Self { norm, strength, group: Group::Weights })
    }

    /// The same on another group.
    pub fn on(self, group: Group) -> Self {
        Self { group, ..self }
    }

    fn includes(self, axes: usize) -> bool {
        (axes > 1) == (self.group == Group::Weights)
    }
}
// ANCHOR_END: price

// ANCHOR: apply
impl Penalty {
    /// (λ/P) Σ Ω(w).
    pub fn cost<F: Real>(self, model: &dyn Params<F>) -> F {
        let mut cost = F::zero();
        model.visit(Path::ROOT, &mut |_, value, grad| {
            if grad.is_some() && self.includes(value.ndim()) {
                cost += self.norm.cost(value);
            }
        });
        cost * F::of(self.strength)
    }

    /// Adds (λ/P) Ω′(w) to every ∂C/∂w.
    pub fn add_gradient<F: Real>(self, model: &mut dyn Params<F>) {
        let strength = F::of(self.strength);
        model.visit_mut(Path::ROOT, &mut |_, value, grad| {
            if let Some(mut grad) = grad.filter(|_| self.includes(value.ndim())) {
                grad.zip_mut_with(&value, |g, &w| *g += strength * self.norm.slope(w));
            }
        });
    }
}
// ANCHOR_END: apply

// ANCHOR: callback
/// The costs in the curves are those without the penalty, so that training and development compare.
impl<F: Real> Params<F> for Penalty {}

impl<F: Real, M: Params<F>> Callback<F, M> for Penalty {
    fn gradient(&mut self, model: &mut M) {
        self.add_gradient(model);
    }
}
// ANCHOR_END: callback

#[cfg(test)]
mod tests {
    use super::*;
    use backprop::Dense;
    use ndarray::{Array2, Ix2, array};
    use tensor::GradientCheck;

    fn layer() -> Dense<f64> {
        Dense::new(array![[2.0, -0.5], [0.0, 1.0]], array![3.0, -4.0])
    }

    /// |2| + |−0.5| + |1| = 3.5 and ½(4 + 0.25 + 1) = 2.625, times 0.1; of the biases 7 and 12.5.
    #[test]
    fn biases_cost_nothing_unless_they_are_asked_for() {
        let cost = |norm, group| Penalty::new(norm, 0.1).unwrap().on(group).cost(&layer());
        let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-15, "{a} {b}");
        close(cost(Norm::L1, Group::Weights), 0.35);
        close(cost(Norm::L2, Group::Weights), 0.2625);
        close(cost(Norm::L1, Group::Biases), 0.7);
        close(cost(Norm::L2, Group::Biases), 1.25);
    }

    #[test]
    fn biases_are_left_alone() {
        for norm in [Norm::L1, Norm::L2] {
            let mut layer = layer();
            Penalty::new(norm, 0.1).unwrap().add_gradient(&mut layer);
            assert_eq!(layer.bias.grad, array![0.0, 0.0]);
            assert!(layer.weight.grad[[0, 0]] > 0.0 && layer.weight.grad[[0, 1]] < 0.0);
        }
    }

    #[test]
    fn the_slope_of_the_absolute_value_at_zero_is_zero() {
        assert_eq!([-2.0, -0.0, 0.0, 3.0].map(|w: f64| Norm::L1.slope(w)), [-1.0, 0.0, 0.0, 1.0]);
    }

    #[test]
    fn penalty_gradient_matches_finite_differences() {
        for norm in [Norm::L1, Norm::L2] {
            let penalty = Penalty::new(norm, 0.3).unwrap();
            let weights = array![[2.0, -0.5], [0.7, 1.0]];
            let mut layer = Dense::new(weights.clone(), array![3.0, -4.0]);
            penalty.add_gradient(&mut layer);
            let mut check = GradientCheck::new();
            check.compare::<Ix2>("weight", weights.view(), layer.weight.grad.view(), |w| {
                penalty.cost(&Dense::new(w.to_owned(), array![3.0, -4.0]))
            });
            check.assert_passed();
        }
    }

    #[test]
    fn a_negative_price_is_refused() {
        let error = Penalty::new(Norm::L2, -1.0).unwrap_err().to_string();
        assert_eq!(error, "strength is -1, it has to be at least 0 and finite");
        assert_eq!(Norm::L1.cost(Array2::<f64>::zeros((0, 2)).view()), 0.0);
    }
}
