// ANCHOR: batch_norm
//! Net inputs with mean 0 and variance 1, whatever the layers before do.

use backprop::{Change, Dense, Layer, Mode, Param, Params, Path, See};
use ndarray::{Array, Array1, Array2, ArrayView, ArrayView2, Axis, CowArray, Dimension, Ix1, Ix2};
use tensor::Real;

use crate::error::Error;

/// Batch normalisation of every feature (Ioffe and Szegedy, 2015):
///
/// ```text
/// x̂ = (x − μ) / √(σ² + ε)        y = γ x̂ + β
/// ```
///
/// In training μ and σ² are those of the batch; otherwise running means of them take their place.
///
/// x and y are (…, features). Every axis but the last counts samples: the rows of a table (B, features),
/// and the pixels of images (B, H, W, C), whose channels are normalised one by one.
#[derive(Clone, Debug, PartialEq)]
pub struct BatchNorm<F> {
    /// γ, (features,).
    pub weight: Param<F, Ix1>,
    /// β, (features,).
    pub bias: Param<F, Ix1>,
    /// The running mean of μ, (features,).
    pub running_mean: Array1<F>,
    /// The running mean of the unbiased σ², (features,).
    pub running_var: Array1<F>,
    momentum: F,
    epsilon: F,
}

impl<F: Real> BatchNorm<F> {
    /// γ = 1, β = 0; a tenth of each batch enters the running means, and ε = 10⁻⁵.
    pub fn new(features: usize) -> Self {
        Self {
            weight: Param::new(Array1::ones(features)),
            bias: Param::new(Array1::zeros(features)),
            running_mean: Array1::zeros(features),
            running_var: Array1::ones(features),
            momentum: F::of(0.1),
            epsilon: F::of(1e-5),
        }
    }
}
// ANCHOR_END: batch_norm

// ANCHOR: with
impl<F: Real> BatchNorm<F> {
    /// With another share ρ of each batch in the running means, and another ε.
    ///
    /// # Errors
    ///
    /// Where ρ is not between 0 and 1, or ε is not greater than 0 and finite: a feature that is constant
    /// would be divided by 0.
    pub fn with(self, momentum: f64, epsilon: f64) -> Result<Self, Error> {
        if !(0.0..=1.0).contains(&momentum) {
            let range = "from 0 to 1";
            return Err(Error { name: "momentum", value: momentum, range });
        }
        if !(epsilon > 0.0 && epsilon.is_finite()) {
            let range = "greater than 0 and finite";
            return Err(Error { name: "epsilon", value: epsilon, range });
        }
        Ok(Self { momentum: F::of(momentum), epsilon: F::of(epsilon), ..self })
    }
}
// ANCHOR_END: with

// ANCHOR: forward
/// What [`BatchNorm`] keeps: x̂, 1/√(σ² + ε), and the μ and σ² of the batch where it learns.
pub struct Normalized<F> {
    x_hat: Array2<F>,
    inverse: Array1<F>,
    batch: Option<(Array1<F>, Array1<F>)>,
}

impl<F: Real, D: Dimension> Layer<F, D> for BatchNorm<F> {
    type Out = D;
    type Cache = Normalized<F>;

    /// # Panics
    ///
    /// Where the last axis of x does not count the features, and in training where there is one sample.
    #[track_caller]
    fn forward(&self, x: ArrayView<F, D>, mode: &mut Mode<'_>) -> (Array<F, D>, Normalized<F>) {
        let (shape, x) = (x.raw_dim(), self.rows(&x));
        let batch = matches!(mode, Mode::Train(_)).then(|| moments(x.view()));
        let (mean, variance) = match &batch {
            Some((mean, variance)) => (mean, variance),
            None => (&self.running_mean, &self.running_var),
        };
        let inverse = variance.mapv(|v| (v + self.epsilon).sqrt().recip());
        let x_hat = (&x - mean) * &inverse;
        let y = &x_hat * &self.weight.value + &self.bias.value;
        let y = y.into_shape_with_order(shape).expect("as many as before");
        (y, Normalized { x_hat, inverse, batch })
    }
    // ANCHOR_END: forward

    // ANCHOR: backward
    /// With g = ∂C/∂y and means over the samples,
    ///
    /// ```text
    /// ∂C/∂γ += Σ g x̂        ∂C/∂β += Σ g
    /// ∂C/∂x = γ/√(σ² + ε) · (g − mean(g) − x̂ mean(g x̂))
    /// ```
    ///
    /// The two means are there because every x of a feature moves μ and σ². In evaluation these are fixed
    /// and the two terms are missing. Running means are brought up to date here, where the layer may be
    /// changed.
    #[track_caller]
    fn backward(
        &mut self,
        x: ArrayView<F, D>,
        _y: ArrayView<F, D>,
        g: Array<F, D>,
        cache: Normalized<F>,
    ) -> Array<F, D> {
        let Normalized { x_hat, inverse, batch } = cache;
        let (shape, given) = (x.raw_dim(), g.raw_dim());
        assert!(shape == given, "BatchNorm::backward: x is {:?}, g is {:?}", x.shape(), g.shape());
        let g = self.rows(&g.view()).into_owned();
        let sum = g.sum_axis(Axis(0));
        let product = (&g * &x_hat).sum_axis(Axis(0));
        let mut dx = g;
        if let Some((mean, variance)) = batch {
            let m = F::of(x_hat.nrows() as f64);
            dx = dx - &sum / m - x_hat * &(&product / m);
            self.remember(mean, variance, m);
        }
        dx *= &(&self.weight.value * &inverse);
        self.weight.grad += &product;
        self.bias.grad += &sum;
        dx.into_shape_with_order(shape).expect("as many as before")
    }
}
// ANCHOR_END: backward

// ANCHOR: rows
impl<F: Real> BatchNorm<F> {
    /// `x` as a table with a row for every sample and a column for every feature.
    #[track_caller]
    fn rows<'a, D: Dimension>(&self, x: &'a ArrayView<F, D>) -> CowArray<'a, F, Ix2> {
        let features = self.weight.value.len();
        assert!(
            x.shape().last() == Some(&features) && features > 0,
            "BatchNorm: x is {:?}, the last axis of what it normalises is {features}",
            x.shape()
        );
        x.to_shape((x.len() / features, features)).expect("the axes before the last are one")
    }
}

/// μ and σ² of every column of `x`, (samples, features).
#[track_caller]
fn moments<F: Real>(x: ArrayView2<F>) -> (Array1<F>, Array1<F>) {
    let (rows, columns) = x.dim();
    assert!(
        rows > 1,
        "BatchNorm::forward: x is ({rows}, {columns}), in training a variance needs 2 rows"
    );
    let m = F::of(rows as f64);
    let mean = x.sum_axis(Axis(0)) / m;
    let variance = (&x - &mean).mapv(|d| d * d).sum_axis(Axis(0)) / m;
    (mean, variance)
}
// ANCHOR_END: rows

// ANCHOR: running
impl<F: Real> BatchNorm<F> {
    /// Lets the μ and σ² of a batch of `m` into the running means; σ² becomes the unbiased estimate.
    fn remember(&mut self, mean: Array1<F>, variance: Array1<F>, m: F) {
        let keep = F::one() - self.momentum;
        let unbiased = self.momentum * m / (m - F::one());
        self.running_mean.zip_mut_with(&mean, |r, &mu| *r = keep * *r + self.momentum * mu);
        self.running_var.zip_mut_with(&variance, |r, &v| *r = keep * *r + unbiased * v);
    }
}
// ANCHOR_END: running

// ANCHOR: params
impl<F: Real> Params<F> for BatchNorm<F> {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, F>) {
        self.weight.visit(path.at("weight"), see);
        self.bias.visit(path.at("bias"), see);
        see(path.at("running_mean"), self.running_mean.view().into_dyn(), None);
        see(path.at("running_var"), self.running_var.view().into_dyn(), None);
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, F>) {
        self.weight.visit_mut(path.at("weight"), change);
        self.bias.visit_mut(path.at("bias"), change);
        change(path.at("running_mean"), self.running_mean.view_mut().into_dyn(), None);
        change(path.at("running_var"), self.running_var.view_mut().into_dyn(), None);
    }
}
// ANCHOR_END: params

// ANCHOR: fold
impl<F: Real> BatchNorm<F> {
    /// One dense layer in place of `before` and this one, for evaluation:
    ///
    /// ```text
    /// W ← s W (row by row)        b ← s (b − μ) + β        s = γ / √(σ² + ε), from the running means
    /// ```
    #[track_caller]
    pub fn fold(&self, before: &Dense<F>) -> Dense<F> {
        let (outputs, features) = (before.bias.value.len(), self.weight.value.len());
        assert!(
            outputs == features,
            "BatchNorm::fold: {outputs} neurons come before, {features} are normalised"
        );
        let s = &self.weight.value / &self.running_var.mapv(|v| (v + self.epsilon).sqrt());
        let bias = &s * &(&before.bias.value - &self.running_mean) + &self.bias.value;
        Dense::new(&before.weight.value * &s.insert_axis(Axis(1)), bias)
    }
}
// ANCHOR_END: fold

#[cfg(test)]
mod tests {
    use super::*;
    use backprop::check_layer;
    use ndarray::array;
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use tensor::{GradientCheck, Streams};

    fn some<D: Dimension>(shape: impl ndarray::ShapeBuilder<Dim = D>, seed: u64) -> Array<f64, D> {
        let mut rng = Streams::new(seed).stream("x");
        Array::random_using(shape, StandardNormal, &mut rng) * 3.0 + 1.0
    }

    fn layer(features: usize) -> BatchNorm<f64> {
        let mut layer = BatchNorm::new(features);
        layer.weight.value = Array1::from_shape_fn(features, |i| 0.5 + i as f64);
        layer.bias.value = Array1::from_shape_fn(features, |i| 1.0 - i as f64);
        layer.running_mean = Array1::from_shape_fn(features, |i| 0.3 * i as f64);
        layer.running_var = Array1::from_shape_fn(features, |i| 2.0 + i as f64);
        layer
    }

    #[test]
    fn gradient_of_a_batch_matches_finite_differences() {
        for (rows, features) in [(2, 1), (5, 3), (16, 2)] {
            check_layer(&mut layer(features), some((rows, features), 1).view(), 1).assert_passed();
        }
    }

    #[test]
    fn gradient_of_channels_matches_finite_differences() {
        check_layer(&mut layer(2), some((2, 3, 2, 2), 1).view(), 1).assert_passed();
    }

    /// In evaluation every sample is on its own.
    #[test]
    fn gradient_with_running_means_matches_finite_differences() {
        let (mut layer, x, g) = (layer(3), some((4, 3), 1), some((4, 3), 2));
        let (y, cache) = layer.forward(x.view(), &mut Mode::Eval);
        let dx = layer.backward(x.view(), y.view(), g.clone(), cache);
        let (mut check, mut moved) = (GradientCheck::new(), layer.clone());
        check.compare("x", x.view(), dx.view(), |x| (layer.predict(x) * &g).sum());
        for gamma in [true, false] {
            let part = |layer: &BatchNorm<f64>| match gamma {
                true => layer.weight.clone(),
                false => layer.bias.clone(),
            };
            let Param { value, grad } = part(&layer);
            check.compare("γ, β", value.view(), grad.view(), |theta| {
                moved.clone_from(&layer);
                let place = if gamma { &mut moved.weight } else { &mut moved.bias };
                place.value.assign(&theta);
                (moved.predict(x.view()) * &g).sum()
            });
        }
        check.assert_passed();
        assert_eq!(layer.running_mean, self::layer(3).running_mean);
    }

    #[test]
    fn a_batch_has_mean_beta_and_deviation_gamma() {
        let mut rng = Streams::new(1).stream("mode");
        let (y, _) = layer(2).forward(some((50, 2), 2).view(), &mut Mode::Train(&mut rng));
        let (mean, deviation) = (y.mean_axis(Axis(0)).unwrap(), y.std_axis(Axis(0), 0.0));
        assert!((mean - array![1.0, 0.0]).iter().all(|d| d.abs() < 1e-12));
        assert!((deviation - array![0.5, 1.5]).iter().all(|d| d.abs() < 1e-5));
    }

    /// From mean 0 and variance 1, a batch (1, 3) with mean 2 and unbiased variance 2 leaves
    /// 0.9 · 0 + 0.1 · 2 = 0.2 and 0.9 · 1 + 0.1 · 2 = 1.1. The forward pass alone leaves nothing.
    #[test]
    fn a_tenth_of_each_batch_is_remembered() {
        let mut layer = BatchNorm::new(1);
        let x = array![[1.0], [3.0]];
        let mut rng = Streams::new(1).stream("mode");
        let (y, cache) = layer.forward(x.view(), &mut Mode::Train(&mut rng));
        assert_eq!((layer.running_mean[0], layer.running_var[0]), (0.0, 1.0));
        layer.backward(x.view(), y.view(), Array2::zeros((2, 1)), cache);
        assert!((layer.running_mean[0] - 0.2_f64).abs() < 1e-15);
        assert!((layer.running_var[0] - 1.1_f64).abs() < 1e-15);
    }

    #[test]
    #[should_panic(
        expected = "BatchNorm::forward: x is (1, 2), in training a variance needs 2 rows"
    )]
    fn one_row_has_no_variance() {
        let mut rng = Streams::new(1).stream("mode");
        layer(2).forward(some((1, 2), 1).view(), &mut Mode::Train(&mut rng));
    }

    #[test]
    #[should_panic(expected = "x is [4, 3], the last axis of what it normalises is 2")]
    fn another_number_of_features_is_refused() {
        layer(2).predict(some((4, 3), 1).view());
    }

    #[test]
    #[should_panic(expected = "BatchNorm::backward: x is [4, 2], g is [1, 2]")]
    fn a_gradient_of_another_batch_is_refused() {
        let x = some((4, 2), 1);
        let (y, cache) = layer(2).forward(x.view(), &mut Mode::Eval);
        layer(2).backward(x.view(), y.view(), some((1, 2), 1), cache);
    }

    #[test]
    #[should_panic(expected = "BatchNorm::fold: 3 neurons come before, 2 are normalised")]
    fn a_layer_of_another_width_is_not_folded() {
        layer(2).fold(&Dense::new(Array2::zeros((3, 4)), Array1::zeros(3)));
    }

    #[test]
    fn settings_out_of_range_are_named() {
        let error = |rho, epsilon| layer(1).with(rho, epsilon).unwrap_err().to_string();
        assert_eq!(error(1.5, 1e-5), "momentum is 1.5, it has to be from 0 to 1");
        assert_eq!(error(f64::NAN, 1e-5), "momentum is NaN, it has to be from 0 to 1");
        assert_eq!(error(0.1, 0.0), "epsilon is 0, it has to be greater than 0 and finite");
        assert!(layer(1).with(1.0, 1e-3).is_ok() && layer(1).with(0.0, 1e-3).is_ok());
    }
}
