//! A softplus that neither overflows nor loses its digits.

use super::exercise::softplus;

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-12 * b.abs()
}

/// At 0 it is ln 2, where the ReLU is 0.
#[test]
fn it_is_round_where_relu_has_its_corner() {
    let found = softplus(0.0);
    assert!(near(found, 2.0_f64.ln()), "softplus(0) is {found}");
}

/// To the right of 40 no digit of `f64` tells softplus from z. Which power of e is never large?
#[test]
fn large_net_inputs_do_not_overflow() {
    for z in [40.0, 1000.0, 1e300] {
        let found = softplus(z);
        assert!(near(found, z), "softplus({z:e}) is {found:e}");
    }
}

/// To the left it is nearly e^z, which is small and not 0. The sum 1 + e^z has no room for it.
#[test]
fn small_values_are_not_rounded_away() {
    for z in [-20.0, -50.0, -700.0] {
        let (found, right) = (softplus(z), f64::exp(z));
        let near = (found / right - 1.0).abs() < 1e-8;
        assert!(near, "softplus({z}) is {found:e}, and e^{z} is {right:e}");
    }
}

/// ln(1 + e^z) − ln(1 + e^−z) = ln e^z = z.
#[test]
fn right_and_left_differ_by_z() {
    for z in [0.3, 2.0, 17.0, 35.0] {
        let (right, left) = (softplus(z), softplus(-z));
        let near = (right - left - z).abs() < 1e-12;
        assert!(
            near,
            "softplus({z}) = {right}, softplus(-{z}) = {left}: they should differ by {z}"
        );
    }
    println!(
        "softplus(-50): {:e}; softplus(50) - 50, in f64: {:e}",
        softplus(-50.0),
        softplus(50.0) - 50.0
    );
}
