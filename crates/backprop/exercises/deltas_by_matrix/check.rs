//! The deltas of a net, from the last layer to the first.

use super::exercise::deltas;
use backprop::{Activation, Layer, Mlp, Mode};
use ndarray::{Array2, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

/// The order of the answer: whose delta comes first?
#[test]
fn the_last_delta_is_the_given_one() {
    let all = deltas(&[array![[1.0]], array![[2.0]]], &[array![[0.0]]], array![[3.0]]);
    assert_eq!(all.len(), 2, "two layers, {} deltas", all.len());
    assert!(all[1] == array![[3.0]], "δ² is 3: the answer is {all:?}");
}

/// One unit a layer, a¹ = 0 so that the slope is 1, δ² = 3. The way back goes over a weight: over which?
#[test]
fn a_delta_comes_back_over_the_weights_of_the_next_layer() {
    let all = deltas(&[array![[5.0]], array![[2.0]]], &[array![[0.0]]], array![[3.0]]);
    assert!(all[0] == array![[6.0]], "W¹ = 5, W² = 2, a¹ = 0, δ² = 3: δ¹ is {}", all[0]);
}

/// The unit with a¹ = ½ has the slope ¾. Whose slope belongs to δ¹?
#[test]
fn the_slope_is_that_of_the_layer_itself() {
    let (w, a) = ([array![[1.0]], array![[1.0]], array![[1.0]]], [array![[0.5]], array![[0.0]]]);
    let all = deltas(&w, &a, array![[4.0]]);
    let right = [3.0, 4.0, 4.0];
    let found: Vec<f64> = all.iter().map(|delta| delta[[0, 0]]).collect();
    assert!(found == right, "weights 1, a¹ = 0.5, a² = 0, δ³ = 4: the deltas are {found:?}");
}

/// With one sample the gradient of a bias is its delta.
#[test]
fn they_are_the_bias_gradients_of_the_crate() {
    let mut rng = Streams::new(1).stream("check");
    let tanh = Activation::Tanh { beta: 1.0 };
    let mut net = Mlp::<f64>::random(&[3, 4, 4, 5, 2], tanh, Activation::Identity, &mut rng);
    let x = Array2::random_using((1, 3), StandardNormal, &mut rng);
    let last: Array2<f64> = Array2::random_using((1, 2), StandardNormal, &mut rng);
    let mut a = Vec::new();
    for layer in &net.layers[..3] {
        let z = layer.predict(a.last().unwrap_or(&x).view());
        a.push(tanh.predict(z.view()));
    }
    let weights: Vec<_> = net.layers.iter().map(|layer| layer.weight.value.clone()).collect();
    let all = deltas(&weights, &a, last.clone());
    let (y, trace) = net.forward(x.view(), &mut Mode::Eval);
    net.accumulate(x.view(), y.view(), last, trace);
    for (l, (delta, layer)) in all.iter().zip(&net.layers).enumerate() {
        let right = &layer.bias.grad;
        let near = delta.ncols() == right.len()
            && (&delta.row(0) - right).iter().all(|d: &f64| d.abs() < 1e-12);
        assert!(near, "3-4-4-5-2: δ of layer {} is {:.3} and not {right:.3}", l + 1, delta.row(0));
    }
    println!("saturated units have the slope 1 − 1 = 0, and the delta 0");
}
