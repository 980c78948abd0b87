// ANCHOR: signal
//! What every layer puts out: how strongly it varies, and how many of its units are silent.

use backprop::{Layer, Path};
use ndarray::{ArrayView, ArrayViewD, Axis, Dimension};
use tensor::Real;

/// The output of a layer on a batch.
#[derive(Clone, Debug, PartialEq)]
pub struct Signal {
    /// The layer: `1`.
    pub path: String,
    /// The mean of all its outputs.
    pub mean: f64,
    /// Their variance.
    pub variance: f64,
    /// The share of its units that are 0 for every sample: dead ReLUs, whose weights have no gradient.
    pub silent: f64,
}

/// The signal of every layer on its way up, for the batch `x`.
///
/// Units are counted along the last axis of an output: neurons of (B, neurons), channels of
/// (B, H, W, C).
pub fn signals<F: Real, In: Dimension, M: Layer<F, In>>(
    model: &M,
    x: ArrayView<F, In>,
) -> Vec<Signal> {
    let mut signals = Vec::new();
    model.observe(x, Path::ROOT, &mut |path, y| signals.push(Signal::of(path.to_string(), y)));
    signals
}

impl Signal {
    fn of<F: Real>(path: String, y: ArrayViewD<F>) -> Self {
        let n = y.len() as f64;
        let mean = y.iter().map(|y| y.as_f64()).sum::<f64>() / n;
        let variance = y.iter().map(|y| (y.as_f64() - mean).powi(2)).sum::<f64>() / n;
        let units = Axis(y.ndim() - 1);
        let silent = y.axis_iter(units).filter(|unit| unit.iter().all(|y| y.is_zero())).count();
        Self { path, mean, variance, silent: silent as f64 / y.len_of(units) as f64 }
    }
}
// ANCHOR_END: signal

#[cfg(test)]
mod tests {
    use super::*;
    use backprop::{Activation, Dense};
    use ndarray::{Array1, Array2, array};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use tensor::Streams;

    /// Two neurons, z = (x, x − 100): for x = ±1 the first puts out 1 and 0, the second is dead. Mean
    /// 1/4, variance (1 · 9/16 + 3 · 1/16)/4 = 3/16.
    #[test]
    fn a_bias_of_minus_100_silences_a_relu() {
        let net = Dense::new(array![[1.0], [1.0]], array![0.0, -100.0]).then(Activation::Relu);
        let all = signals(&net, array![[1.0], [-1.0]].view());
        assert_eq!(all.iter().map(|s| &s.path[..]).collect::<Vec<_>>(), ["0", "1"]);
        assert_eq!((all[0].silent, all[1].silent), (0.0, 0.5));
        assert_eq!((all[1].mean, all[1].variance), (0.25, 0.1875));
    }

    /// n inputs of variance 1 and weights of variance s²/n: each layer multiplies the variance by s².
    #[test]
    fn the_variance_grows_or_shrinks_layer_by_layer() {
        let mut rng = Streams::new(1).stream("init");
        let mut layer = |s: f64| {
            let w: Array2<f64> = Array2::random_using((200, 200), StandardNormal, &mut rng);
            Dense::new(w * (s / 200.0_f64.sqrt()), Array1::zeros(200))
        };
        for s in [0.5, 2.0] {
            let net = vec![layer(s), layer(s), layer(s)];
            let x: Array2<f64> =
                Array2::random_using((50, 200), StandardNormal, &mut Streams::new(2).stream("x"));
            let all = signals(&net, x.view());
            for pair in all.windows(2) {
                let factor = pair[1].variance / pair[0].variance;
                assert!((factor / (s * s) - 1.0).abs() < 0.15, "{factor}");
            }
        }
    }
}
