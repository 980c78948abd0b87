// ANCHOR: signal
//! How strong the signal is in every layer on its way up, and the error on its way down.

use backprop::{Layer, Mlp, Mode, Params, Path};
use ndarray::{ArrayView2, Axis};
use tensor::Real;

/// The mean of (aˡ)² over a batch and the neurons of layer l, for l = 1 … L.
///
/// `x` is (B, inputs).
#[track_caller]
pub fn signal_by_layer<F: Real>(net: &Mlp<F>, x: ArrayView2<F>) -> Vec<f64> {
    let mut squares = Vec::new();
    net.observe(x, Path::ROOT, &mut |_, a| {
        squares.push(a.iter().map(|a| a.as_f64().powi(2)).sum::<f64>() / a.len() as f64);
    });
    // The net shows zˡ and aˡ in turns.
    squares.into_iter().skip(1).step_by(2).collect()
}

/// The mean of (δˡ)² = (∂C/∂zˡ)² over a batch and the neurons of layer l, for l = 1 … L.
///
/// `x` is (B, inputs), `dy` is ∂C/∂ŷ, (B, outputs). The gradients of `net` are cleared.
#[track_caller]
pub fn error_by_layer<F: Real>(net: &mut Mlp<F>, x: ArrayView2<F>, dy: ArrayView2<F>) -> Vec<f64> {
    let rows = x.nrows();
    let mut squares = vec![0.0; net.layers.len()];
    for (x, dy) in x.axis_chunks_iter(Axis(0), 1).zip(dy.axis_chunks_iter(Axis(0), 1)) {
        let (y, trace) = net.forward(x, &mut Mode::Eval);
        net.zero_grad();
        net.accumulate(x, y.view(), dy.to_owned(), trace);
        // Of one sample, ∂C/∂bˡ is δˡ.
        for (square, layer) in squares.iter_mut().zip(&net.layers) {
            let delta = layer.bias.grad.mapv(|d| d.as_f64().powi(2));
            *square += delta.sum() / (delta.len() * rows) as f64;
        }
    }
    net.zero_grad();
    squares
}
// ANCHOR_END: signal

#[cfg(test)]
mod tests {
    use super::*;
    use backprop::{Activation, Dense};
    use ndarray::array;

    /// W¹ = (1, 2)ᵀ, W² = (3, −1): x = 1 gives a¹ = (1, 2), ŷ = 1; x = −1 gives a¹ = (0, 0), ŷ = 0.
    /// δ² = 1 and δ¹ = (3, −1) where the neurons are active.
    fn net() -> Mlp<f64> {
        let first = Dense::new(array![[1.0], [2.0]], array![0.0, 0.0]);
        let second = Dense::new(array![[3.0, -1.0]], array![0.0]);
        Mlp {
            layers: vec![first, second],
            activations: vec![Activation::Relu, Activation::Identity],
        }
    }

    /// (1 + 4 + 0 + 0)/4 and (1 + 0)/2.
    #[test]
    fn the_signal_is_a_mean_over_samples_and_neurons() {
        assert_eq!(signal_by_layer(&net(), array![[1.0], [-1.0]].view()), [1.25, 0.5]);
    }

    /// (9 + 1 + 0 + 0)/4 and (1 + 1)/2.
    #[test]
    fn the_error_is_a_mean_over_samples_and_neurons() {
        let mut net = net();
        let squares =
            error_by_layer(&mut net, array![[1.0], [-1.0]].view(), array![[1.0], [1.0]].view());
        assert_eq!(squares, [2.5, 1.0]);
        assert_eq!(net, self::net());
    }
}
