//! Evenly, with a variance that is given.

use super::exercise::bound;
use init::Initializer;
use ndarray::Array2;
use tensor::Streams;

/// The rule is about a variance, and a variance is a mean of squares.
#[test]
fn four_times_the_neurons_halve_the_bound() {
    let (few, many) = (bound(10, 10), bound(40, 40));
    assert!((few / many - 2.0).abs() < 1e-9, "10 and 10: {few:.4}; 40 and 40: {many:.4}");
}

/// On the way back a layer has its outputs for inputs.
#[test]
fn both_sides_count_alike() {
    let (up, down) = (bound(100, 10), bound(10, 100));
    assert!((up - down).abs() < 1e-12, "100 → 10: {up:.4}; 10 → 100: {down:.4}");
}

/// Few of the numbers lie near the ends. What is the mean of w² for w from −b to b?
#[test]
fn the_variance_is_that_of_the_numbers_drawn() {
    let b = bound(300, 200);
    assert!(b > 0.0 && b.is_finite(), "the bound is {b}");
    let w: Array2<f64> = Initializer::Within(b).draw((200, 300), &mut Streams::new(1).stream("w"));
    let (is, wanted) = (w.var(0.0), 2.0 / 500.0);
    assert!((is / wanted - 1.0).abs() < 0.02, "the variance is {is:.5}, wanted is {wanted:.5}");
    println!("3 inputs and 3 outputs: the bound is {:.2}", bound(3, 3));
}
