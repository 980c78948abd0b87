//! The slope of a logistic unit from its answer.

use super::exercise::slope;
use backprop::Activation;

/// `a` is the answer already. Where it is nearly 1, far to the right, how steep is the curve?
#[test]
fn an_answer_of_1_has_no_slope() {
    let found = slope(1.0, 1.0);
    assert!(found == 0.0, "at the answer 1, with beta = 1, the slope given is {found}");
}

/// Far to the left the answer is nearly 0. For which other curve is 0 the middle?
#[test]
fn an_answer_of_0_has_no_slope() {
    let found = slope(0.0, 1.0);
    assert!(found == 0.0, "at the answer 0, with beta = 1, the slope given is {found}");
}

/// The slope is a product of two factors, and in the middle they are equal.
#[test]
fn in_the_middle_it_is_a_quarter() {
    let found = slope(0.5, 1.0);
    assert!(found == 0.25, "at the answer 0.5, with beta = 1, the slope given is {found}");
}

/// β stands inside the function. What does the chain rule put outside?
#[test]
fn a_larger_beta_is_steeper() {
    let found = slope(0.5, 2.0);
    assert!(found == 0.5, "at the answer 0.5, with beta = 2, the slope given is {found}");
}

/// A small step to either side of z has to find it.
#[test]
fn it_agrees_with_a_small_step() {
    for beta in [0.5, 1.0, 3.0] {
        let f = Activation::Logistic { beta };
        for z in [-2.0_f64, 0.1, 1.5] {
            let h = 1e-5;
            let numeric = (f.apply(z + h) - f.apply(z - h)) / (2.0 * h);
            let found = slope(f.apply(z), beta);
            let near = (found - numeric).abs() < 1e-8;
            assert!(
                near,
                "z = {z}, beta = {beta}: a small step gives {numeric:.6}, not {found:.6}"
            );
        }
    }
    println!("at the answer 0.5, with beta = 4: {}", slope(0.5, 4.0));
}
