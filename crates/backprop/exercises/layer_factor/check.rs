//! The bound on what is left of a gradient.

use super::exercise::depth;

/// A product of factors that are 1 or more never falls below 1.
#[test]
fn what_does_not_shrink_has_no_depth() {
    let d = depth(1.0, 1.0, 0.5);
    assert!(d.is_none(), "slope 1, norm 1: nothing is lost, and the answer is {d:?}");
    let d = depth(0.25, 5.0, 0.5);
    assert!(d.is_none(), "slope 1/4, norm 5: the factor is 1.25, and the answer is {d:?}");
}

/// Slope and weights both stand in the chain rule.
#[test]
fn the_weights_count() {
    let (small, large) = (depth(0.25, 1.0, 1e-6), depth(0.25, 3.0, 1e-6));
    assert!(small < large, "slope 1/4, to 1e-6: {small:?} layers at norm 1, {large:?} at norm 3");
}

/// A quarter after one layer, a sixteenth after two. "Less than" leaves the equal out.
#[test]
fn a_quarter_is_not_less_than_a_quarter() {
    let d = depth(0.25, 1.0, 0.25);
    assert!(d == Some(2), "slope 1/4, norm 1, less than 1/4: two layers, and the answer is {d:?}");
}

/// 0.5¹⁰ = 0.00098.
#[test]
fn it_is_the_first_depth_of_all() {
    for (slope, norm, least) in [(0.25, 2.0, 1e-3), (0.25, 3.9, 0.5), (1.0, 0.9, 1e-2)] {
        let factor: f64 = slope * norm;
        let right = (0..).find(|&l| factor.powi(l) < least).map(|l| l as usize);
        let d = depth(slope, norm, least);
        assert!(
            d == right,
            "slope {slope}, norm {norm}, least {least}: {d:?}, and {right:?} is right"
        );
    }
    println!("slope 1/4, norm 2, a thousandth: {} layers", depth(0.25, 2.0, 1e-3).unwrap_or(0));
}
