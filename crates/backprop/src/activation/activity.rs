// ANCHOR: activity
//! What a layer is doing: which of its units speak, which are stuck, which are silent for good.

use ndarray::{ArrayView, ArrayView1, ArrayView2, Axis, Dimension};
use tensor::Real;

use super::Activation;

/// The share of the activations that are above 0.
///
/// Of a ReLU layer whose net inputs are as often negative as positive it is one half. In the cortex it
/// is 1 to 4 in a hundred (Russian notes §3.3).
pub fn active_fraction<F: Real, D: Dimension>(a: ArrayView<F, D>) -> f64 {
    a.iter().filter(|a| **a > F::zero()).count() as f64 / a.len() as f64
}

/// The share of the units, the columns of `a`, that no row of the batch brings above 0.
///
/// `a` is (B, units), the output of a ReLU layer on the whole data set. Such a unit has the slope 0 for
/// every sample: its weights have no gradient, and it stays dead (Polish lecture 3, *training*).
pub fn dead_fraction<F: Real>(a: ArrayView2<F>) -> f64 {
    let dead = |unit: &ArrayView1<F>| unit.iter().all(|a| *a <= F::zero());
    a.axis_iter(Axis(1)).filter(dead).count() as f64 / a.ncols() as f64
}

impl Activation {
    /// The share of the entries of `z` where the slope is below `share` of the slope at 0.
    pub fn saturated_fraction<F: Real, D: Dimension>(self, z: ArrayView<F, D>, share: f64) -> f64 {
        let slope = |z: F| self.derivative(z, self.apply(z)).as_f64();
        let least = share * slope(F::zero());
        z.iter().filter(|z| slope(**z) < least).count() as f64 / z.len() as f64
    }
}
// ANCHOR_END: activity

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Dense, Layer};
    use ndarray::{Array1, Array2, array};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use tensor::Streams;

    fn normal(rows: usize, columns: usize) -> Array2<f64> {
        Array2::random_using((rows, columns), StandardNormal, &mut Streams::new(1).stream("x"))
    }

    /// A bias of −100 is more than any sum of eight weights of at most 1/√8 and inputs below 5.
    #[test]
    fn a_bias_of_minus_100_kills_every_unit() {
        let x = normal(50, 8);
        let mut layer =
            Dense::random(8, 20, &mut Streams::new(2).stream("init")).then(Activation::Relu);
        assert!(dead_fraction(layer.predict(x.view()).view()) < 0.2);
        layer.first.bias.value = Array1::from_elem(20, -100.0);
        assert_eq!(dead_fraction(layer.predict(x.view()).view()), 1.0);
    }

    #[test]
    fn a_unit_that_speaks_once_is_not_dead() {
        let a = array![[0.0, 0.0, 1.0], [0.0, 0.5, 2.0]];
        assert_eq!(dead_fraction(a.view()), 1.0 / 3.0);
        assert_eq!(active_fraction(a.view()), 0.5);
    }

    /// Weights and biases without a preferred sign: −z is as likely as z. The share over 200 layers of
    /// 100 units lies within 0.02 of ½.
    #[test]
    fn half_of_a_symmetric_relu_layer_is_active() {
        let mut rng = Streams::new(3).stream("init");
        let (x, mut sum) = (normal(20, 10), 0.0);
        for _ in 0..200 {
            let layer = Dense::random(10, 100, &mut rng).then(Activation::Relu);
            sum += active_fraction(layer.predict(x.view()).view());
        }
        assert!((sum / 200.0 - 0.5).abs() < 0.02, "{}", sum / 200.0);
    }

    /// σ′(z) < σ′(0)/10 where σ(1 − σ) < 1/40, that is beyond |z| = ln((1 + √0.9)/(1 − √0.9)) = 3.637.
    #[test]
    fn a_logistic_unit_is_saturated_beyond_3_6() {
        let z = array![-4.0, -3.64, -3.63, 0.0, 3.63, 3.64, 4.0, 100.0];
        let f = Activation::Logistic { beta: 1.0 };
        assert_eq!(f.saturated_fraction(z.view(), 0.1), 5.0 / 8.0);
    }
}
