// ANCHOR: activation
//! What a neuron makes of its net input.

use ndarray::{Array, ArrayView, Dimension, Zip};
use tensor::Real;

use crate::layer::{Layer, Mode};
use crate::param::Params;

mod activity;
mod folding;

pub use activity::{active_fraction, dead_fraction};
pub use folding::{ReluNet, pieces, tent, zigzag};

/// An activation function a = f(z), applied to every entry of an array of any rank.
///
/// Sources: Polish lectures 2, 3 and 7 (*activation functions*), Russian notes §3.3, Hungarian
/// lecture 10.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Activation {
    /// z itself.
    Identity,
    /// 1 from 0 on, 0 below. Flat on both sides: back-propagation cannot move what is before it.
    Step,
    /// σ(βz), between 0 and 1.
    Logistic {
        /// β: its slope at 0 is β/4.
        beta: f64,
    },
    /// tanh(βz), between −1 and 1.
    Tanh {
        /// β: its slope at 0 is β.
        beta: f64,
    },
    /// arctan z, between −π/2 and π/2.
    Arctan,
    /// max(0, z).
    Relu,
    /// z above 0, and `slope` · z below (Maas, Hannun and Ng, 2013).
    LeakyRelu {
        /// The slope below 0: often 0.01, on the Hungarian slide 0.1.
        slope: f64,
    },
    /// z above 0, and α (e^z − 1) below (Clevert, Unterthiner and Hochreiter, 2015).
    Elu {
        /// α: it falls to −α.
        alpha: f64,
    },
    /// λ times an ELU: what comes in with mean 0 and variance 1 goes out so (Klambauer, 2017).
    Selu,
    /// ln(1 + e^z), a ReLU without the corner.
    Softplus,
}

/// λ and α of SELU.
const SELU: (f64, f64) = (1.050_700_987_355_480_5, 1.673_263_242_354_377_3);

/// `right` where z > 0, `left` up to 0. What is not a number goes right, so that it is not lost.
#[inline]
fn above<F: Real>(z: F, right: F, left: F) -> F {
    if z <= F::zero() { left } else { right }
}
// ANCHOR_END: activation

// ANCHOR: apply
impl Activation {
    /// f(z).
    #[inline]
    pub fn apply<F: Real>(self, z: F) -> F {
        let (zero, one) = (F::zero(), F::one());
        match self {
            Self::Identity => z,
            Self::Step => F::of(f64::from(z >= zero)),
            Self::Logistic { beta } => one / (one + (-F::of(beta) * z).exp()),
            Self::Tanh { beta } => (F::of(beta) * z).tanh(),
            Self::Arctan => z.atan(),
            Self::Relu => above(z, z, zero),
            Self::LeakyRelu { slope } => above(z, z, F::of(slope) * z),
            Self::Elu { alpha } if z <= zero => F::of(alpha) * z.exp_m1(),
            Self::Elu { .. } => z,
            Self::Selu => F::of(SELU.0) * Self::Elu { alpha: SELU.1 }.apply(z),
            Self::Softplus => z.max(zero) + (-z.abs()).exp().ln_1p(),
        }
    }
    // ANCHOR_END: apply

    // ANCHOR: derivative
    /// f′(z), where `a` is f(z). At a corner it is the slope on the left: ReLU′(0) = 0.
    #[inline]
    pub fn derivative<F: Real>(self, z: F, a: F) -> F {
        let (zero, one) = (F::zero(), F::one());
        match self {
            Self::Identity => one,
            Self::Step => zero,
            Self::Logistic { beta } => F::of(beta) * a * (one - a),
            Self::Tanh { beta } => F::of(beta) * (one - a * a),
            Self::Arctan => one / (one + z * z),
            Self::Relu => above(z, one, zero),
            Self::LeakyRelu { slope } => above(z, one, F::of(slope)),
            Self::Elu { alpha } => above(z, one, a + F::of(alpha)),
            Self::Selu => above(z, F::of(SELU.0), a + F::of(SELU.0 * SELU.1)),
            Self::Softplus => Self::Logistic { beta: 1.0 }.apply(z),
        }
    }
    // ANCHOR_END: derivative
}

// ANCHOR: layer
impl<F: Real> Params<F> for Activation {}

/// ReLU asks one question of an entry. Asked for each entry anew which function it is, it takes ten
/// times as long, so the cheap functions have loops of their own.
impl<F: Real, D: Dimension> Layer<F, D> for Activation {
    type Out = D;
    type Cache = ();

    fn forward(&self, z: ArrayView<F, D>, _mode: &mut Mode<'_>) -> (Array<F, D>, ()) {
        let a = match *self {
            Self::Identity => z.to_owned(),
            Self::Relu => z.mapv(|z| Self::Relu.apply(z)),
            Self::LeakyRelu { slope } => z.mapv(|z| Self::LeakyRelu { slope }.apply(z)),
            f => z.mapv(|z| f.apply(z)),
        };
        (a, ())
    }
    // ANCHOR_END: layer

    // ANCHOR: backward
    /// ∂C/∂z = ∂C/∂a ⊙ f′(z), written over ∂C/∂a.
    #[track_caller]
    fn backward(
        &mut self,
        z: ArrayView<F, D>,
        a: ArrayView<F, D>,
        mut da: Array<F, D>,
        _cache: (),
    ) -> Array<F, D> {
        let (going, coming) = (z.shape(), da.shape());
        assert!(going == coming, "Activation::backward: z is {going:?}, ∂C/∂a {coming:?}");
        let both = Zip::from(&mut da).and(z).and(a);
        match *self {
            Self::Identity => {}
            Self::Relu => both.for_each(|d, &z, &a| *d *= Self::Relu.derivative(z, a)),
            Self::LeakyRelu { slope } => {
                both.for_each(|d, &z, &a| *d *= Self::LeakyRelu { slope }.derivative(z, a));
            }
            f => both.for_each(|d, &z, &a| *d *= f.derivative(z, a)),
        }
        da
    }
    // ANCHOR_END: backward
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check_layer;
    use ndarray::{Array0, Array1, Array2, Array4, arr0, array};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use proptest::prelude::*;
    use tensor::Streams;

    const ALL: [Activation; 13] = [
        Activation::Identity,
        Activation::Step,
        Activation::Logistic { beta: 1.0 },
        Activation::Logistic { beta: 2.5 },
        Activation::Tanh { beta: 1.0 },
        Activation::Tanh { beta: 0.5 },
        Activation::Arctan,
        Activation::Relu,
        Activation::LeakyRelu { slope: 0.1 },
        Activation::Elu { alpha: 1.0 },
        Activation::Elu { alpha: 0.5 },
        Activation::Selu,
        Activation::Softplus,
    ];
    const LOGISTIC: Activation = Activation::Logistic { beta: 1.0 };
    const TANH: Activation = Activation::Tanh { beta: 1.0 };

    fn slope(f: Activation, z: f64) -> f64 {
        f.derivative(z, f.apply(z))
    }

    /// Normal numbers, none of them within 0.001 of a corner.
    #[test]
    fn gradient_of_every_activation_matches_in_every_rank() {
        let mut rng = Streams::new(1).stream("x");
        let mut away = |z: f64| z + 0.001_f64.copysign(z);
        let rank_0: Array0<f64> = arr0(-0.7);
        let rank_1 = Array1::random_using(40, StandardNormal, &mut rng).mapv(&mut away);
        let rank_2 = Array2::random_using((5, 8), StandardNormal, &mut rng).mapv(&mut away);
        let rank_4 = Array4::random_using((2, 3, 3, 2), StandardNormal, &mut rng).mapv(away);
        for mut f in ALL {
            check_layer(&mut f, rank_0.view(), 1).assert_passed();
            check_layer(&mut f, rank_1.view(), 1).assert_passed();
            check_layer(&mut f, rank_2.view(), 1).assert_passed();
            check_layer(&mut f, rank_4.view(), 1).assert_passed();
            check_layer(&mut f, rank_4.t(), 1).assert_passed();
        }
    }

    /// The loops of `forward` and `backward` are written apart from the formulas.
    #[test]
    fn a_layer_is_its_scalar_formula_entry_by_entry() {
        let z = Array1::linspace(-3.0, 3.0, 25);
        for mut f in ALL {
            let a = f.predict(z.view());
            assert_eq!(a, z.mapv(|z| f.apply(z)), "{f:?}");
            let dz = f.backward(z.view(), a.view(), Array1::from_elem(25, 2.0), ());
            assert_eq!(dz, z.mapv(|z| 2.0 * slope(f, z)), "{f:?}");
        }
    }

    #[test]
    #[should_panic(expected = "Activation::backward: z is [2, 3], ∂C/∂a [3, 2]")]
    fn a_gradient_of_another_shape_is_refused() {
        let (z, mut f) = (Array2::<f64>::zeros((2, 3)), Activation::Relu);
        f.backward(z.view(), z.view(), Array2::zeros((3, 2)), ());
    }

    #[test]
    fn relu_is_the_larger_of_0_and_z_and_has_no_slope_at_0() {
        let z = array![-2.0, 0.0, 3.0];
        assert_eq!(Activation::Relu.predict(z.view()), array![0.0, 0.0, 3.0]);
        assert_eq!(z.mapv(|z| slope(Activation::Relu, z)), array![0.0, 0.0, 1.0]);
    }

    #[test]
    fn the_step_answers_one_from_0_on_and_is_flat() {
        let z = array![-0.1, 0.0, 0.1];
        assert_eq!(Activation::Step.predict(z.view()), array![0.0, 1.0, 1.0]);
        assert_eq!(z.mapv(|z| slope(Activation::Step, z)), array![0.0, 0.0, 0.0]);
    }

    /// The largest slope is β/4 for σ(βz) and β for tanh(βz), both at 0.
    #[test]
    fn the_slope_at_0_is_a_quarter_of_beta_and_beta() {
        for beta in [0.5, 1.0, 4.0] {
            let (logistic, tanh) = (Activation::Logistic { beta }, Activation::Tanh { beta });
            assert_eq!((slope(logistic, 0.0), slope(tanh, 0.0)), (beta / 4.0, beta));
            for z in [-2.0, -0.3, 0.01, 1.0] {
                assert!(slope(logistic, z) < beta / 4.0 && slope(tanh, z) < beta);
            }
        }
    }

    /// Left of 0 its slope tends to α, right of it it is 1.
    #[test]
    fn elu_has_a_corner_at_0_unless_alpha_is_1() {
        for (alpha, jump) in [(1.0, 0.0), (0.5, 0.5), (2.0, -1.0)] {
            let elu = Activation::Elu { alpha };
            let there = slope(elu, 1e-9) - slope(elu, -1e-9);
            assert!((there - jump).abs() < 1e-8, "α = {alpha}: the slope jumps by {there}");
        }
    }

    /// Mean and variance of SELU(z) for z ~ N(0, 1), by the trapezoidal rule from −12 to 12: 0 and 1.
    #[test]
    fn selu_keeps_mean_0_and_variance_1() {
        let step = 1e-4;
        let (mut mean, mut square) = (0.0, 0.0);
        for i in -120_000..=120_000 {
            let z = f64::from(i) * step;
            let density = (-z * z / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt() * step;
            let a = Activation::Selu.apply(z);
            (mean, square) = (mean + a * density, square + a * a * density);
        }
        assert!(mean.abs() < 1e-8 && (square - 1.0).abs() < 1e-8, "{mean:e}, {square}");
    }

    #[test]
    fn softplus_lies_above_relu_by_less_and_less() {
        assert_eq!(Activation::Softplus.apply(0.0_f64), 2.0_f64.ln());
        for z in [-30.0_f64, -5.0, 5.0, 30.0] {
            let over = Activation::Softplus.apply(z) - Activation::Relu.apply(z);
            let e = (-z.abs()).exp();
            assert!((over - e).abs() < e * e + 1e-14, "{z}: {over:e}");
        }
    }

    /// e^1000 is infinite in f64, e^100 in f32.
    #[test]
    fn large_net_inputs_give_finite_values_and_slopes() {
        fn all<F: Real>(sizes: [f64; 3]) {
            for f in ALL {
                for z in sizes.into_iter().flat_map(|z| [F::of(z), F::of(-z)]) {
                    let a = f.apply(z);
                    assert!(a.is_finite() && f.derivative(z, a).is_finite(), "{f:?} at {z}");
                }
            }
        }
        all::<f64>([1e3, 1e4, 1e300]);
        all::<f32>([1e2, 1e4, 1e37]);
    }

    #[test]
    fn what_is_not_a_number_stays_one() {
        let lost = |f: &Activation| !f.apply(f64::NAN).is_nan();
        let lossy: Vec<_> = ALL.into_iter().filter(lost).collect();
        assert_eq!(lossy, [Activation::Step]);
    }

    proptest! {
        #[test]
        fn tanh_is_a_stretched_logistic(x in -20.0..20.0_f64) {
            let (tanh, e) = (TANH.apply(x), (-2.0 * x).exp());
            prop_assert!((tanh - (2.0 * LOGISTIC.apply(2.0 * x) - 1.0)).abs() < 1e-15);
            prop_assert!((tanh - (2.0 / (1.0 + e) - 1.0)).abs() < 1e-15);
            prop_assert!((slope(TANH, x) - 4.0 * slope(LOGISTIC, 2.0 * x)).abs() < 1e-14);
        }

        #[test]
        fn tanh_is_odd_and_the_logistic_is_odd_about_one_half(x in -50.0..50.0_f64) {
            prop_assert_eq!(TANH.apply(-x), -TANH.apply(x));
            prop_assert!((LOGISTIC.apply(-x) - (1.0 - LOGISTIC.apply(x))).abs() < 1e-15);
        }

        #[test]
        fn softplus_of_x_less_that_of_minus_x_is_x(x in -700.0..700.0_f64) {
            let f = Activation::Softplus;
            prop_assert!((f.apply(x) - f.apply(-x) - x).abs() <= 1e-15 * x.abs().max(1.0));
        }

        #[test]
        fn none_of_them_ever_falls(x in -20.0..20.0_f64, more in 0.0..5.0_f64) {
            for f in ALL {
                prop_assert!(f.apply(x + more) >= f.apply(x) - 1e-15, "{:?}", f);
            }
        }
    }
}
