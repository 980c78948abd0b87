//! The net inputs of a batch.

use super::exercise::forward;
use backprop::{Dense, Layer};
use ndarray::{Array1, Array2, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

/// One sample, (1, 2), meets the neuron with the weights (3, 4). Which numbers are multiplied with which?
#[test]
fn a_neuron_weighs_the_inputs_of_its_sample() {
    let (w, b) = (array![[3.0, 4.0], [0.0, 1.0]], array![0.0, 0.0]);
    let z = forward(array![[1.0, 2.0]].view(), w.view(), b.view());
    assert_eq!(z.dim(), (1, 2), "x is (1, 2), w is (2, 2): z is {:?}", z.dim());
    assert!(z == array![[11.0, 2.0]], "x = (1, 2), w =\n{w}\nz is {z}");
}

/// As many biases as neurons: how often does the bias of one neuron enter the result?
#[test]
fn every_sample_gets_the_bias_of_the_neuron() {
    let (w, b) = (array![[0.0], [0.0]], array![5.0, -1.0]);
    let z = forward(array![[1.0], [1.0]].view(), w.view(), b.view());
    let right = array![[5.0, -1.0], [5.0, -1.0]];
    assert!(z == right, "two samples, no weights, b = {b}: z is\n{z}");
}

/// The bias is added once for every sample, after the products.
#[test]
fn it_agrees_with_the_crate() {
    let mut rng = Streams::new(1).stream("check");
    let mut normal = |n, m| Array2::random_using((n, m), StandardNormal, &mut rng);
    let (x, w, b) = (normal(5, 4), normal(3, 4), normal(1, 3));
    let b: Array1<f64> = b.row(0).to_owned();
    let (z, right) = (forward(x.view(), w.view(), b.view()), Dense::new(w, b).predict(x.view()));
    let near = (&z - &right).iter().all(|d: &f64| d.abs() < 1e-12);
    assert!(near, "a batch of 5, 4 inputs, 3 neurons:\n{z:.3}\nand not\n{right:.3}");
    println!("the rows are the columns of W: (1, 3) and (2, 4)");
}
