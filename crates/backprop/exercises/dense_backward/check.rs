//! The three gradients of a dense layer.

use super::exercise::backward;
use backprop::{Dense, Layer};
use ndarray::{Array1, Array2, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

fn near(a: &Array2<f64>, b: &Array2<f64>) -> bool {
    a.dim() == b.dim() && (a - b).iter().all(|d| d.abs() < 1e-12)
}

/// Forward, the bias is copied to every sample. What becomes of a copy on the way back?
#[test]
fn the_bias_gathers_from_every_sample() {
    let (x, w) = (array![[1.0], [1.0], [1.0]], array![[1.0]]);
    let (_, db, _) = backward(x.view(), w.view(), array![[1.0], [2.0], [6.0]].view());
    assert!(db == array![9.0], "δ is 1, 2 and 6 for three samples: ∂C/∂b is {db}");
}

/// The first input has weights to both neurons: 1 to the first, 3 to the second. δ is (1, 0).
#[test]
fn an_input_hears_of_the_neurons_it_feeds() {
    let (x, w) = (array![[1.0, 1.0]], array![[1.0, 2.0], [3.0, 4.0]]);
    let (_, _, dx) = backward(x.view(), w.view(), array![[1.0, 0.0]].view());
    assert!(dx == array![[1.0, 2.0]], "w =\n{w}\nδ = (1, 0): ∂C/∂x is {dx}");
}

/// Entry (j, i) belongs to the weight to neuron j from input i, and is a sum over the samples.
#[test]
fn it_agrees_with_the_crate() {
    let mut rng = Streams::new(1).stream("check");
    for (batch, inputs, outputs) in [(1, 3, 2), (5, 4, 3), (6, 3, 3)] {
        let mut normal = |n, m| Array2::random_using((n, m), StandardNormal, &mut rng);
        let (x, w, delta) =
            (normal(batch, inputs), normal(outputs, inputs), normal(batch, outputs));
        let mut layer = Dense::new(w.clone(), Array1::zeros(outputs));
        let right = layer.backward(x.view(), delta.view(), delta.clone(), ());
        let (dw, db, dx) = backward(x.view(), w.view(), delta.view());
        let shape = format!("a batch of {batch}, {inputs} inputs, {outputs} neurons");
        let grad = &layer.weight.grad;
        assert!(near(&dw, grad), "{shape}: ∂C/∂W is\n{dw:.3}\nand not\n{grad:.3}");
        let same = (&db - &layer.bias.grad).iter().all(|d: &f64| d.abs() < 1e-12);
        assert!(same, "{shape}: ∂C/∂b is {db:.3} and not {:.3}", layer.bias.grad);
        assert!(near(&dx, &right), "{shape}: ∂C/∂X is\n{dx:.3}\nand not\n{right:.3}");
    }
    println!("twice the samples: ∂C/∂W and ∂C/∂b double, every row of ∂C/∂X stays and comes twice");
}
