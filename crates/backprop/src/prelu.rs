// ANCHOR: prelu
//! A leaky ReLU that learns how much it leaks.

use ndarray::{Array, Array1, ArrayView, Dimension, Zip, array};
use tensor::Real;

use crate::layer::{Layer, Mode};
use crate::param::{Change, Param, Params, Path, See};

/// z above 0 and α z below, where α is learned (He, Zhang, Ren and Sun, 2015).
///
/// One α serves all units, or there is one for each entry of the last axis.
#[derive(Clone, Debug)]
pub struct PRelu<F> {
    /// α, (1,) or (units,).
    pub weight: Param<F, ndarray::Ix1>,
}

impl<F: Real> PRelu<F> {
    /// With one α for all units: 0.25 is what the paper starts from.
    pub fn shared(alpha: f64) -> Self {
        Self::new(array![F::of(alpha)])
    }

    /// With these α, one for each unit.
    pub fn new(alpha: Array1<F>) -> Self {
        Self { weight: Param::new(alpha) }
    }

    /// α for every entry of `z`.
    #[track_caller]
    fn slopes<D: Dimension>(&self, z: &ArrayView<F, D>) -> ArrayView<'_, F, D> {
        let alpha = &self.weight.value;
        let fits = alpha.broadcast(z.raw_dim());
        fits.unwrap_or_else(|| panic!("PRelu: z is {:?}, α {:?}", z.shape(), alpha.shape()))
    }
}
// ANCHOR_END: prelu

// ANCHOR: layer
impl<F: Real, D: Dimension> Layer<F, D> for PRelu<F> {
    type Out = D;
    type Cache = ();

    #[track_caller]
    fn forward(&self, z: ArrayView<F, D>, _mode: &mut Mode<'_>) -> (Array<F, D>, ()) {
        let left = |&z: &F, &alpha: &F| if z <= F::zero() { alpha * z } else { z };
        (Zip::from(&z).and(self.slopes(&z)).map_collect(left), ())
    }

    /// What α multiplies is what lies below 0:
    ///
    /// ```text
    /// ∂C/∂α += Σ ∂C/∂a · z   over the z < 0
    /// ∂C/∂z  = ∂C/∂a · α     where z ≤ 0, and ∂C/∂a elsewhere
    /// ```
    #[track_caller]
    fn backward(
        &mut self,
        z: ArrayView<F, D>,
        _a: ArrayView<F, D>,
        mut da: Array<F, D>,
        _cache: (),
    ) -> Array<F, D> {
        let shared = self.weight.value.len() == 1;
        for (da, z) in da.rows().into_iter().zip(z.rows()) {
            for (unit, (&da, &z)) in da.iter().zip(z).enumerate() {
                self.weight.grad[if shared { 0 } else { unit }] += da * z.min(F::zero());
            }
        }
        Zip::from(&mut da).and(&z).and(self.slopes(&z)).for_each(|da, &z, &alpha| {
            *da *= if z <= F::zero() { alpha } else { F::one() };
        });
        da
    }
}
// ANCHOR_END: layer

// ANCHOR: params
impl<F: Real> Params<F> for PRelu<F> {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, F>) {
        self.weight.visit(path.at("weight"), see);
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, F>) {
        self.weight.visit_mut(path.at("weight"), change);
    }
}
// ANCHOR_END: params

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Activation, check_layer};
    use ndarray::{Array2, Array4};

    /// z = −2 and −1 are below 0. With ∂C/∂a = 1 everywhere, ∂C/∂α = −3.
    #[test]
    fn alpha_has_the_negative_net_inputs_as_its_gradient() {
        let mut layer = PRelu::shared(0.25);
        let z = array![-2.0, 3.0, -1.0, 0.0];
        let a = layer.predict(z.view());
        assert_eq!(a, array![-0.5, 3.0, -0.25, 0.0]);
        let dz = layer.backward(z.view(), a.view(), Array1::ones(4), ());
        assert_eq!(dz, array![0.25, 1.0, 0.25, 0.25]);
        assert_eq!(layer.weight.grad, array![-3.0]);
    }

    #[test]
    fn gradient_matches_in_every_rank_with_one_slope_and_with_many() {
        let rank_1 = array![-0.7, 1.2, -0.1, 3.0];
        let rank_2 = Array2::from_shape_fn((3, 4), |(i, j)| (i as f64 - 1.3) * (j as f64 - 1.7));
        let rank_4 = Array4::from_shape_fn((2, 2, 3, 4), |(i, j, k, l)| {
            (i as f64 - 0.6) * (j as f64 - 0.3) + (k as f64 - 1.1) * (l as f64 - 1.6)
        });
        let many = || PRelu::new(array![0.25, 0.0, -0.5, 1.5]);
        check_layer(&mut PRelu::shared(0.3), rank_1.view(), 1).assert_passed();
        check_layer(&mut PRelu::shared(0.3), rank_2.view(), 1).assert_passed();
        check_layer(&mut PRelu::shared(0.3), rank_4.view(), 1).assert_passed();
        check_layer(&mut many(), rank_1.view(), 1).assert_passed();
        check_layer(&mut many(), rank_2.view(), 1).assert_passed();
        check_layer(&mut many(), rank_4.view(), 1).assert_passed();
    }

    #[test]
    fn with_a_fixed_slope_it_is_the_leaky_relu() {
        let z = Array1::linspace(-3.0, 3.0, 13);
        let leaky = Activation::LeakyRelu { slope: 0.1 };
        assert_eq!(PRelu::shared(0.1).predict(z.view()), leaky.predict(z.view()));
    }

    #[test]
    #[should_panic(expected = "PRelu: z is [2, 3], α [4]")]
    fn a_layer_of_another_width_is_refused() {
        PRelu::<f64>::new(Array1::zeros(4)).predict(Array2::zeros((2, 3)).view());
    }
}
