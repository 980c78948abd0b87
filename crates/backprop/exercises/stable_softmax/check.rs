//! The softmax function of a batch.

use super::exercise::softmax;
use ndarray::{Array2, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

/// Each row is a sample of its own, with probabilities of its own.
#[test]
fn every_row_sums_to_one() {
    let s = softmax(array![[3.0, 1.0, -3.0], [0.0, 0.0, 0.0]].view());
    for (i, row) in s.outer_iter().enumerate() {
        let sum = row.sum();
        assert!((sum - 1.0).abs() < 1e-12, "row {i} of {s:.3} sums to {sum:.3}");
    }
}

/// e¹⁰⁰⁰ is more than an f64 holds. What can be subtracted from every net input without changing
/// the result?
#[test]
fn a_thousand_does_not_overflow() {
    let s = softmax(array![[1000.0, 999.0]].view());
    assert!(s.iter().all(|p| p.is_finite()), "z = (1000, 999): the probabilities are {s}");
}

/// In the second row every net input is far below the largest of the first.
#[test]
fn a_row_far_below_the_others_keeps_its_probabilities() {
    let s = softmax(array![[1000.0, 999.0], [-1000.0, -1000.0]].view());
    let near = (s[[1, 0]] - 0.5).abs() < 1e-12;
    assert!(near, "z = (1000, 999) and (−1000, −1000): the second row is {}", s.row(1));
}

/// For z = (3, 1, −3) the exponentials are 20.09, 2.72 and 0.05, and their sum is 22.85.
#[test]
fn it_agrees_with_the_crate() {
    let mut rng = Streams::new(1).stream("check");
    for scale in [1.0, 30.0, 1000.0] {
        let z = scale * Array2::<f64>::random_using((4, 5), StandardNormal, &mut rng);
        let (s, right) = (softmax(z.view()), backprop::softmax(z.view()));
        let near = (&s - &right).iter().all(|d: &f64| d.abs() < 1e-12);
        assert!(near, "z =\n{z:.2}\ngives\n{s:.4}\nand not\n{right:.4}");
    }
    let first = |z: Array2<f64>| softmax(z.view())[[0, 0]];
    println!(
        "(1000, 999): {:.4}; (1, 0): {:.4}",
        first(array![[1000.0, 999.0]]),
        first(array![[1.0, 0.0]])
    );
}
