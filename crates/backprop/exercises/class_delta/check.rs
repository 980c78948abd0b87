//! δ of softmax and cross-entropy.

use super::exercise::delta;
use backprop::{Loss, SoftmaxCrossEntropy};
use ndarray::{Array2, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

/// The update is W ← W − η δ aᵀ, with a minus. Which sign of δ makes the right net input grow?
#[test]
fn a_step_against_delta_lowers_the_cost() {
    let z = array![[3.0, 1.0, -3.0]];
    let cost = |z: &Array2<f64>| SoftmaxCrossEntropy.loss(z.view(), &[1]).0;
    let after = &z - 0.1 * delta(z.view(), &[1]);
    let (before, after) = (cost(&z), cost(&after));
    assert!(
        after < before,
        "z = (3, 1, −3), class 1: the cost was {before:.4} and is {after:.4} after a step"
    );
}

/// Does any other derivative stand between ŷ − y and δ?
#[test]
fn one_row_is_output_less_target() {
    let d = delta(array![[0.0, 0.0]].view(), &[0]);
    let near = (&d - &array![[-0.5, 0.5]]).iter().all(|d| d.abs() < 1e-12);
    assert!(near, "z = (0, 0), class 0: δ is {d:.4}");
}

/// The cost is a mean over rows, and δ its derivative.
#[test]
fn a_batch_of_equal_rows_shares_delta_among_them() {
    let d = delta(Array2::zeros((4, 2)).view(), &[0; 4]);
    assert!(
        (d[[0, 0]] + 0.125).abs() < 1e-12,
        "four rows (0, 0) of class 0: δ of the first is {:.4}",
        d[[0, 0]]
    );
}

/// Softmax, then one subtraction for every row.
#[test]
fn it_agrees_with_the_crate() {
    let mut rng = Streams::new(1).stream("check");
    for scale in [1.0, 1000.0] {
        let z = scale * Array2::<f64>::random_using((4, 3), StandardNormal, &mut rng);
        let (d, (_, right)) =
            (delta(z.view(), &[0, 2, 1, 2]), SoftmaxCrossEntropy.loss(z.view(), &[0, 2, 1, 2]));
        let near = (&d - &right).iter().all(|d| d.abs() < 1e-12);
        assert!(near, "z =\n{z:.2}\nclasses 0, 2, 1, 2: δ is\n{d:.4}\nand not\n{right:.4}");
    }
    let d = delta(Array2::zeros((1, 10)).view(), &[3]);
    println!("right class {:.2}, each other {:.2}", d[[0, 3]], d[[0, 0]]);
}
