//! A line under a prior for its weight.

use super::exercise::ridge_line;
use ndarray::{Array1, array};

fn cost(x: &Array1<f64>, y: &Array1<f64>, lambda: f64, (w, b): (f64, f64)) -> f64 {
    (y - x * w - b).mapv(|residual| residual * residual).sum() + lambda * w * w
}

/// Nothing is held against the weight here. Is your line free to miss the origin before w is chosen?
#[test]
fn without_a_prior_it_is_least_squares() {
    let (w, b) =
        ridge_line(array![0.0, 1.0, 2.0, 3.0].view(), array![1.0, 2.0, 2.0, 4.0].view(), 0.0);
    let near = (w - 0.9).abs() < 1e-12 && (b - 0.9).abs() < 1e-12;
    assert!(near, "four points, λ = 0: w = {w:.4}, b = {b:.4}, not 0.9 and 0.9");
}

/// A level line fits exactly, and its weight 0 is what the prior likes best. What does the bias cost?
#[test]
fn targets_that_are_all_the_same_need_the_bias_alone() {
    let x = array![1.0, 2.0, 4.0];
    let (w, b) = ridge_line(x.view(), array![3.0, 3.0, 3.0].view(), 2.0);
    let near = w.abs() < 1e-12 && (b - 3.0).abs() < 1e-12;
    assert!(near, "x = {x}, y = (3, 3, 3), λ = 2: w = {w:.4}, b = {b:.4}, not 0 and 3");
}

/// Set the slope of the cost by w to 0, with x and y measured from their means.
#[test]
fn no_other_line_costs_less() {
    let (x, y) = (array![0.0, 1.0, 2.0, 3.0], array![1.0, 2.0, 2.0, 4.0]);
    for lambda in [0.1, 1.0, 5.0, 50.0] {
        let found = ridge_line(x.view(), y.view(), lambda);
        let least = cost(&x, &y, lambda, found);
        for (dw, db) in [(0.01, 0.0), (-0.01, 0.0), (0.0, 0.01), (0.0, -0.01), (0.01, -0.015)] {
            let other = (found.0 + dw, found.1 + db);
            let costs = cost(&x, &y, lambda, other);
            assert!(
                least < costs,
                "λ = {lambda}: {found:.3?} costs {least:.5}, {other:.3?} costs {costs:.5}"
            );
        }
    }
    let (w, b) = ridge_line(x.view(), y.view(), 5.0);
    println!("λ = 5: w = {w:.3}, b = {b:.3}");
}
