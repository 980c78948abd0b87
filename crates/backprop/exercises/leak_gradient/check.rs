//! The gradient of a learned slope.

use super::exercise::gradient;
use backprop::{Layer, PRelu};
use ndarray::{Array1, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

/// Above 0 the answer does not contain α.
#[test]
fn positive_net_inputs_say_nothing_about_alpha() {
    let found = gradient(array![1.0, 2.0].view(), array![1.0, 1.0].view());
    assert!(found == 0.0, "z = 1 and 2, dC/da = 1 and 1: the gradient given is {found}");
}

/// a = α z. What is ∂a/∂α?
#[test]
fn a_negative_net_input_counts_with_its_size() {
    let found = gradient(array![-2.0].view(), array![1.0].view());
    assert!(found == -2.0, "z = -2, dC/da = 1: the gradient given is {found}");
}

/// The chain rule: how much the cost changes with a, times how much a changes with α.
#[test]
fn what_came_back_is_a_factor() {
    let found = gradient(array![-2.0].view(), array![3.0].view());
    assert!(found == -6.0, "z = -2, dC/da = 3: the gradient given is {found}");
}

/// One α serves all units, and every unit has its part in the cost.
#[test]
fn all_units_add_up() {
    let found = gradient(array![-2.0, -1.0, 5.0].view(), array![3.0, 1.0, 9.0].view());
    assert!(found == -7.0, "z = -2, -1, 5, dC/da = 3, 1, 9: the gradient given is {found}");
}

/// The layer of the crate says the same.
#[test]
fn it_agrees_with_the_layer() {
    let mut rng = Streams::new(1).stream("check");
    let mut draw = || Array1::<f64>::random_using(20, StandardNormal, &mut rng);
    let (z, da) = (draw(), draw());
    let mut layer = PRelu::shared(0.25);
    let a = layer.predict(z.view());
    layer.backward(z.view(), a.view(), da.clone(), ());
    let (found, right) = (gradient(z.view(), da.view()), layer.weight.grad[0]);
    assert!((found - right).abs() < 1e-12, "20 units: {found:.6}, and {right:.6} is right");
    let growing = gradient(array![-2.0, -1.0].view(), array![-1.0, -1.0].view());
    println!("dC/da = -1, z = -2 and -1: dC/dalpha = {growing}, so a step lowers alpha");
}
