//! A linear function on the unit sphere.

use super::exercise::largest;
use ndarray::{Array1, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

/// The constraint is an equation of its own, beside those of the gradients. Does your x fulfil it?
#[test]
fn the_point_lies_on_the_sphere() {
    let (x, _) = largest(array![3.0, -4.0].view());
    assert!(
        (x.dot(&x) - 1.0).abs() < 1e-12,
        "a = (3, -4): x = {x} has the length {}",
        x.dot(&x).sqrt()
    );
}

/// The equations have two solutions, opposite each other. Which has the largest value, which the smallest?
#[test]
fn the_opposite_point_is_no_better() {
    let a = array![3.0, -4.0];
    let (x, _) = largest(a.view());
    let (here, there) = (a.dot(&x), -a.dot(&x));
    assert!(
        there <= here,
        "a = (3, -4): the value is {here} at {x}, and {there} on the other side"
    );
}

/// Raise an entry of x a little and shorten the others to match. When does that gain nothing?
#[test]
fn no_point_of_the_sphere_has_more() {
    let mut rng = Streams::new(1).stream("check");
    let mut draw = || Array1::<f64>::random_using(3, StandardNormal, &mut rng);
    let a = draw();
    let (x, _) = largest(a.view());
    for _ in 0..200 {
        let v = draw();
        let v = &v / v.dot(&v).sqrt();
        let (other, best) = (a.dot(&v), a.dot(&x));
        assert!(other <= best + 1e-12, "a = {a:.2}: {best:.3} at {x:.2}, but {other:.3} at {v:.2}");
    }
}

/// ∇(aᵀx) = a. What is the gradient of xᵀx?
#[test]
fn the_gradients_are_parallel_with_this_factor() {
    let a = array![3.0, -4.0];
    let (x, lambda) = largest(a.view());
    let error = &a - &(2.0 * lambda * &x);
    assert!(
        error.iter().all(|e| e.abs() < 1e-12),
        "a = (3, -4), x = {x}, λ = {lambda}: a is not λ times the gradient of xᵀx at x"
    );
    let rise = 5.0 * 1.02 - 5.0;
    println!(
        "radius 1.02: the value rises by {rise:.2}; λ times the change of r², {:.2}",
        lambda * (1.02 * 1.02 - 1.0)
    );
}
