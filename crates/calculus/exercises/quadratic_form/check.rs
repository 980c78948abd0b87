//! The gradient of a quadratic form.

use super::exercise::gradient;
use ndarray::{Array1, Array2, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::{GradientCheck, Streams};

/// With one number it is a x². How many times does x occur in x · a · x?
#[test]
fn the_square_of_one_number_has_the_slope_2x() {
    let slope = gradient(array![[3.0]].view(), array![5.0].view());
    assert!(slope[0] == 30.0, "3x² at 5: the slope is {}", slope[0]);
}

/// A = [0 1; 0 0] is z = x₁ x₂. Its slope by x₁ is x₂, and by x₂ it is x₁, though A has one entry.
#[test]
fn the_product_of_two_entries_moves_with_either() {
    let slope = gradient(array![[0.0, 1.0], [0.0, 0.0]].view(), array![3.0, 4.0].view());
    assert!(slope == array![4.0, 3.0], "x1 x2 at (3, 4): the slopes are {slope}");
}

/// Write z as a double sum and take the terms in which xⱼ occurs: once on the left, once on the right.
#[test]
fn gradient_matches_finite_differences() {
    let mut rng = Streams::new(1).stream("check");
    let a: Array2<f64> = Array2::random_using((4, 4), StandardNormal, &mut rng);
    let x: Array1<f64> = Array1::random_using(4, StandardNormal, &mut rng);
    let mut check = GradientCheck::new();
    check.compare("x", x.view(), gradient(a.view(), x.view()).view(), |x| x.dot(&a.dot(&x)));
    assert!(check.passed(), "{check}");
    let turn = array![[0.0, 1.0], [-1.0, 0.0]];
    println!("A = [0 1; -1 0] at (3, 4): {}", gradient(turn.view(), array![3.0, 4.0].view()));
}
