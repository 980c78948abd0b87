//! The hinge of several classes.

use super::exercise::hinge;
use backprop::{Hinge, Loss};
use ndarray::{Array1, Axis, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::{Streams, numeric_gradient};

/// Which classes does the sum run over?
#[test]
fn beyond_the_margin_nothing_costs() {
    let (cost, _) = hinge(array![5.0, 0.0, -1.0].view(), 0);
    assert!(cost == 0.0, "s = (5, 0, −1), class 0: the cost is {cost}");
}

/// To be right is not enough: by how much does the right class have to lead?
#[test]
fn a_lead_of_a_half_still_costs_a_half() {
    let (cost, _) = hinge(array![2.0, 1.5].view(), 0);
    assert!(cost == 0.5, "s = (2, 1.5), class 0: the cost is {cost}");
}

/// The right score stands in every term of the sum.
#[test]
fn the_slope_is_that_of_the_cost() {
    for y in 0..3 {
        let s = array![2.0, 1.5, 1.2];
        let (_, slope) = hinge(s.view(), y);
        let numeric = numeric_gradient(s.view(), |s| hinge(s, y).0);
        let near = (&slope - &numeric).iter().all(|d| d.abs() < 1e-8);
        assert!(
            near,
            "s = {s}, class {y}: the slope is {slope}, finite differences give {numeric:.2}"
        );
    }
}

/// The whole is the sum over the others, each cut off at 0.
#[test]
fn it_agrees_with_the_crate() {
    let mut rng = Streams::new(1).stream("check");
    for y in [0, 1, 2, 3] {
        let s = Array1::<f64>::random_using(4, StandardNormal, &mut rng);
        let (cost, slope) = hinge(s.view(), y);
        let (right, right_slope) = Hinge.loss(s.view().insert_axis(Axis(0)), &[y]);
        assert!((cost - right).abs() < 1e-12, "s = {s:.2}, class {y}: {cost:.4}, not {right:.4}");
        assert!(slope == right_slope.row(0), "s = {s:.2}, class {y}: {slope}, not {right_slope}");
    }
    println!("slopes: {}", hinge(array![2.0, 1.5, 1.2].view(), 0).1);
}
