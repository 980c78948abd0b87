//! The squared error and its derivative.

use super::exercise::squared_error;
use backprop::{Loss, SquaredError};
use ndarray::{Array2, array, concatenate};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::{Streams, numeric_gradient};

/// One row, one output: what is the cost of an error of 2?
#[test]
fn an_error_of_two_costs_two() {
    let (cost, _) = squared_error(array![[3.0]].view(), array![[1.0]].view());
    assert!(cost == 2.0, "ŷ = 3, y = 1: the cost is {cost}");
}

/// Count what you divide by: rows, or entries? A row with more outputs has more to be wrong about.
#[test]
fn outputs_are_summed_and_rows_averaged() {
    let (cost, _) =
        squared_error(array![[1.0, 1.0], [1.0, 1.0]].view(), Array2::zeros((2, 2)).view());
    assert!(cost == 1.0, "two rows with two errors of 1 each: the cost is {cost}, not 1");
}

/// Which way does an output have to move for the cost to rise? And by how much does it rise, where
/// the cost is a mean?
#[test]
fn the_derivative_is_that_of_the_cost() {
    let (y_hat, y) =
        (array![[0.5, -1.0], [2.0, 0.0], [1.0, 1.0]], array![[1.0, 0.0], [0.0, 0.5], [1.0, 3.0]]);
    let (_, slope) = squared_error(y_hat.view(), y.view());
    let numeric = numeric_gradient(y_hat.view(), |y_hat| squared_error(y_hat, y.view()).0);
    let near = (&slope - &numeric).iter().all(|d| d.abs() < 1e-8);
    assert!(near, "the derivative is\n{slope:.4}\nand finite differences give\n{numeric:.4}");
}

/// Compare with the crate's on one row first.
#[test]
fn it_agrees_with_the_crate() {
    let mut rng = Streams::new(1).stream("check");
    let mut draw = || Array2::random_using((5, 3), StandardNormal, &mut rng);
    let (y_hat, y) = (draw(), draw());
    let ((cost, slope), (right, right_slope)) =
        (squared_error(y_hat.view(), y.view()), SquaredError.loss(y_hat.view(), &y));
    assert!((cost - right).abs() < 1e-12, "the cost is {cost:.6}, not {right:.6}");
    assert!(
        (slope - &right_slope).iter().all(|d| d.abs() < 1e-12),
        "the derivative is another one"
    );
    let twice = |a: &Array2<f64>| concatenate![ndarray::Axis(0), *a, *a];
    let (same, halves) = squared_error(twice(&y_hat).view(), twice(&y).view());
    println!("cost {cost:.4}, twice as many rows {same:.4}");
    println!("first entry {:.4}, twice as many rows {:.4}", right_slope[[0, 0]], halves[[0, 0]]);
}
