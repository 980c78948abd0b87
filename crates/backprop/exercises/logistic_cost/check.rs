//! The cross-entropy of a logistic output.

use super::exercise::cross_entropy;
use backprop::{LogisticCrossEntropy, Loss};
use ndarray::array;

/// Both terms cost: what is the sign of a logarithm of something below 1, and which sign does the
/// whole need?
#[test]
fn no_answer_has_a_negative_cost() {
    for (z, y) in [(2.0, 0.0), (2.0, 1.0), (-2.0, 0.0), (-2.0, 1.0)] {
        let (cost, _) = cross_entropy(z, y);
        assert!(cost > 0.0, "z = {z}, y = {y}: the cost is {cost:.4}");
    }
}

/// δ is the gradient's sign: positive where the output is too large.
#[test]
fn delta_is_positive_where_the_output_is_too_large() {
    let (_, delta) = cross_entropy(2.0, 0.0);
    assert!(delta > 0.0, "z = 2, y = 0: δ is {delta:.4}");
}

/// What became of the slope of the logistic function?
#[test]
fn delta_is_the_slope_of_the_cost() {
    for (z, y) in [(0.0, 0.0), (3.0, 0.0), (3.0, 1.0), (-1.0, 0.25)] {
        let h = 1e-5;
        let numeric = (cross_entropy(z + h, y).0 - cross_entropy(z - h, y).0) / (2.0 * h);
        let (_, delta) = cross_entropy(z, y);
        assert!(
            (delta - numeric).abs() < 1e-8,
            "z = {z}, y = {y}: δ is {delta:.6}, finite differences give {numeric:.6}"
        );
    }
}

/// 1 − σ(z) is 0 in the computer long before it is 0 in mathematics. Put σ into the formula on
/// paper and simplify until no logarithm of it is left.
#[test]
fn a_large_net_input_has_a_finite_cost() {
    for (z, y, right) in [(1e4, 0.0, 1e4), (-1e4, 1.0, 1e4), (1e4, 1.0, 0.0), (-1e4, 0.0, 0.0)] {
        let (cost, delta) = cross_entropy(z, y);
        assert!(cost == right, "z = {z}, y = {y}: the cost is {cost}, not {right}");
        assert!(delta.is_finite(), "z = {z}, y = {y}: δ is {delta}");
    }
}

/// Between the extremes the two forms have to agree.
#[test]
fn it_agrees_with_the_crate() {
    for step in -60..=60 {
        for y in [0.0, 0.3, 1.0] {
            let z = f64::from(step) / 2.0;
            let ((cost, delta), (right, slope)) =
                (cross_entropy(z, y), LogisticCrossEntropy.loss(array![[z]].view(), &array![[y]]));
            let near = (cost - right).abs() < 1e-9 && (delta - slope[[0, 0]]).abs() < 1e-9;
            assert!(
                near,
                "z = {z}, y = {y}: {cost:.6}, {delta:.6} and not {right:.6}, {:.6}",
                slope[[0, 0]]
            );
        }
    }
    let grows = |from: f64, to: f64| cross_entropy(to, 0.0).0 - cross_entropy(from, 0.0).0;
    println!("from 5 to 10: {:.3}; from 50 to 100: {:.3}", grows(5.0, 10.0), grows(50.0, 100.0));
}
