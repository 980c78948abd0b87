// ANCHOR: dropout
//! Units that are absent at random, so that none relies on another.

use backprop::{Layer, Mode, Params};
use ndarray::{Array, Array1, ArrayView, Dimension};
use ndarray_rand::rand::Rng as _;
use tensor::{Real, Rng};

use crate::error::Error;

/// In training every entry is dropped with probability p_d, and what is kept grows by 1/q, q = 1 − p_d:
///
/// ```text
/// y = r ⊙ x / q          r ~ Bernoulli(q)
/// ```
///
/// The mean of y is x, so that nothing needs to be done otherwise: y = x. The slides train with r ⊙ x and
/// multiply the weights behind by q afterwards, which comes to the same (Polish lecture 4, *dropout*;
/// Srivastava and others, 2014).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dropout {
    drop: f64,
}

impl Dropout {
    /// Drops with the probability `drop`, p_d.
    ///
    /// # Errors
    ///
    /// Unless p_d is at least 0 and less than 1.
    pub fn new(drop: f64) -> Result<Self, Error> {
        check(drop)?;
        Ok(Self { drop })
    }
}

/// Refuses what is no probability of dropping: of nothing, nothing is learned.
pub(crate) fn check(drop: f64) -> Result<(), Error> {
    Error::unless((0.0..1.0).contains(&drop), "drop", drop, "at least 0 and less than 1")
}

/// r / q: 1/q with probability q, and 0.
pub(crate) fn mask<F: Real, D: Dimension>(shape: D, drop: f64, rng: &mut Rng) -> Array<F, D> {
    let kept = F::of(1.0 / (1.0 - drop));
    let draw = || if rng.random::<f64>() < drop { F::zero() } else { kept };
    Array::from_shape_simple_fn(shape, draw)
}
// ANCHOR_END: dropout

// ANCHOR: layer
impl<F: Real> Params<F> for Dropout {}

impl<F: Real, D: Dimension> Layer<F, D> for Dropout {
    type Out = D;
    /// r / q, where something was dropped.
    type Cache = Option<Array<F, D>>;

    fn forward(&self, x: ArrayView<F, D>, mode: &mut Mode<'_>) -> (Array<F, D>, Self::Cache) {
        match mode {
            Mode::Train(rng) if self.drop > 0.0 => {
                let mask = mask(x.raw_dim(), self.drop, rng);
                (&x * &mask, Some(mask))
            }
            _ => (x.to_owned(), None),
        }
    }

    /// What was dropped had no part in y, and has a gradient of 0: ∂C/∂x = r ⊙ ∂C/∂y / q.
    fn backward(
        &mut self,
        _x: ArrayView<F, D>,
        _y: ArrayView<F, D>,
        mut dy: Array<F, D>,
        mask: Self::Cache,
    ) -> Array<F, D> {
        if let Some(mask) = mask {
            dy *= &mask;
        }
        dy
    }
}
// ANCHOR_END: layer

// ANCHOR: thinned
/// The 2ᴺ nets that dropping some of N units leaves, as masks of 0 and 1, with the probability of each.
///
/// # Panics
///
/// Where N is more than 20: there would be more than a million.
#[track_caller]
pub fn thinned(units: usize, drop: f64) -> impl Iterator<Item = (Array1<f64>, f64)> {
    assert!(units <= 20, "thinned: {units} units make 2^{units} nets, at most 20 are allowed");
    (0..1_u32 << units).map(move |bits| {
        let mask = (0..units).map(|unit| f64::from(bits >> unit & 1)).collect();
        let kept = bits.count_ones() as i32;
        (mask, (1.0 - drop).powi(kept) * drop.powi(units as i32 - kept))
    })
}
// ANCHOR_END: thinned

#[cfg(test)]
mod tests {
    use super::*;
    use backprop::{Activation, Dense, check_layer, softmax};
    use ndarray::{Array2, Axis, array};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use tensor::Streams;

    fn rng(seed: u64) -> Rng {
        Streams::new(seed).stream("noise")
    }

    fn normal(rows: usize, columns: usize) -> Array2<f64> {
        Array2::random_using((rows, columns), StandardNormal, &mut rng(9))
    }

    #[test]
    fn gradient_of_dropout_matches_finite_differences() {
        for drop in [0.0, 0.3, 0.8] {
            let mut dropout = Dropout::new(drop).unwrap();
            check_layer(&mut dropout, normal(4, 5).view(), 3).assert_passed();
            let x = Array::from_shape_fn((2, 3, 3, 2), |(b, i, j, c)| (b + i * j + c) as f64);
            check_layer(&mut dropout, x.view(), 3).assert_passed();
            let dense = |i, o| Dense::random(i, o, &mut rng(1));
            let mut net = dense(5, 6).then(Activation::Softplus).then(dropout).then(dense(6, 2));
            check_layer(&mut net, normal(4, 5).view(), 3).assert_passed();
        }
    }

    #[test]
    fn what_is_dropped_has_no_gradient_and_the_rest_grows() {
        let mut dropout = Dropout::new(0.75).unwrap();
        let x = normal(20, 20);
        let (y, mask) = dropout.forward(x.view(), &mut Mode::Train(&mut rng(1)));
        let dx = dropout.backward(x.view(), y.view(), Array2::ones((20, 20)), mask);
        let (mut kept, mut dropped) = (0, 0);
        for ((&y, &x), &dx) in y.iter().zip(&x).zip(&dx) {
            match y == 0.0 {
                true => dropped += usize::from(dx == 0.0),
                false => kept += usize::from(y == 4.0 * x && dx == 4.0),
            }
        }
        assert_eq!(kept + dropped, 400);
        // 100 are expected, with a deviation of √(400 · 3/16) = 8.7.
        assert!((60..140).contains(&kept), "{kept}");
    }

    /// Of 40,000 draws with q = 0.6 the mean has the deviation |x| √(0.4/0.6/40,000) = 0.004 |x|.
    #[test]
    fn the_mean_over_masks_is_the_input() {
        let (dropout, x) = (Dropout::new(0.4).unwrap(), array![1.0, -2.0, 0.5]);
        let (mut sum, mut rng) = (Array1::zeros(3), rng(2));
        for _ in 0..40_000 {
            sum += &dropout.forward(x.view(), &mut Mode::Train(&mut rng)).0;
        }
        let mean: Array1<f64> = sum / 40_000.0;
        assert!(mean.iter().zip(&x).all(|(m, x)| (m - x).abs() < 0.02 * x.abs()), "{mean}");
    }

    #[test]
    fn a_net_that_does_not_learn_drops_nothing() {
        let x = normal(3, 4);
        assert_eq!(Layer::<f64, _>::predict(&Dropout::new(0.5).unwrap(), x.view()), x);
    }

    /// The slides: train with r ⊙ a, then multiply the weights behind by q. Here: train with r ⊙ a / q.
    /// With the weights V of the slides and W = q V of ours, both nets say W (r ⊙ a) / q in training and
    /// W a afterwards. The bias is not multiplied.
    #[test]
    fn the_form_of_the_slides_and_the_inverted_form_are_one() {
        let (q, a, bias) = (0.5, normal(6, 8), array![0.3, -0.7]);
        let ours = Dense::new(normal(2, 8), bias.clone());
        let slides = Dense::new(&ours.weight.value / q, bias.clone());
        let (thin, mask) = Layer::<f64, _>::forward(
            &Dropout::new(1.0 - q).unwrap(),
            a.view(),
            &mut Mode::Train(&mut rng(3)),
        );
        let r = mask.unwrap().mapv(|r: f64| if r > 0.0 { 1.0 } else { 0.0 });
        let training = slides.predict((&r * &a).view()) - ours.predict(thin.view());
        assert!(training.iter().all(|d| d.abs() < 1e-12));
        let halved = Dense::new(&slides.weight.value * q, bias);
        let testing = halved.predict(a.view()) - ours.predict(a.view());
        assert!(testing.iter().all(|d| d.abs() < 1e-12));
    }

    /// All 2⁶ nets: for a linear net behind, their mean is the net with the whole input.
    #[test]
    fn the_mean_of_all_thinned_linear_nets_is_the_scaled_net() {
        let (a, net) = (normal(1, 6), Dense::new(normal(3, 6), array![0.1, 0.2, 0.3]));
        let (drop, mut mean, mut total) = (0.3, Array2::zeros((1, 3)), 0.0);
        for (r, probability) in thinned(6, drop) {
            mean += &(net.predict((&a * &r / (1.0 - drop)).view()) * probability);
            total += probability;
        }
        assert!((total - 1.0_f64).abs() < 1e-12);
        assert!((mean - net.predict(a.view())).iter().all(|d| d.abs() < 1e-12));
    }

    /// For softmax outputs the scaled net is the geometric mean of all 2ᴺ nets, divided by its sum; the
    /// arithmetic mean is another.
    #[test]
    fn the_scaled_softmax_net_is_the_geometric_mean() {
        let (a, net) = (normal(1, 6), Dense::new(normal(3, 6), array![0.1, 0.2, 0.3]));
        let (mut logs, mut mean) = (Array2::<f64>::zeros((1, 3)), Array2::<f64>::zeros((1, 3)));
        for (r, probability) in thinned(6, 0.5) {
            let y = softmax(net.predict((&a * &r).view()).view());
            logs += &(y.mapv(f64::ln) * probability);
            mean += &(y * probability);
        }
        let geometric = logs.mapv(f64::exp);
        let geometric = &geometric / &geometric.sum_axis(Axis(1)).insert_axis(Axis(1));
        let scaled = Dense::new(&net.weight.value * 0.5, net.bias.value.clone());
        let scaled = softmax(scaled.predict(a.view()).view());
        assert!((&geometric - &scaled).iter().all(|d| d.abs() < 1e-12));
        assert!((&mean - &scaled).iter().any(|d| d.abs() > 1e-3));
    }

    #[test]
    fn everything_cannot_be_dropped() {
        let error = Dropout::new(1.0).unwrap_err().to_string();
        assert_eq!(error, "drop is 1, it has to be at least 0 and less than 1");
        assert!(Dropout::new(-0.1).is_err() && Dropout::new(f64::NAN).is_err());
    }

    #[test]
    #[should_panic(expected = "thinned: 21 units make 2^21 nets, at most 20 are allowed")]
    fn too_many_nets_are_refused() {
        let _ = thinned(21, 0.5);
    }
}
