//! The δ of a logistic output neuron.

use super::exercise::output_delta;

/// The derivative of σ is taken where the neuron is, at its output. Where would a target of 0 or 1 put it?
#[test]
fn a_target_of_one_does_not_silence_the_neuron() {
    let delta = output_delta(0.0, 1.0);
    assert!(delta != 0.0, "z = 0, so ŷ = 0.5; y = 1: δ is 0, and nothing would be learned");
}

/// δ is the derivative of E: where the answer is too low, a larger z makes the error smaller.
#[test]
fn delta_has_the_sign_of_the_gradient() {
    for (z, y) in [(0.0, 1.0), (-1.0, 1.0), (0.5, 0.0)] {
        let delta = output_delta(z, y);
        assert!(delta * (0.5 - y) > 0.0, "z = {z}, y = {y}: δ is {delta:.4}");
    }
}

/// Move z a little and see how much E moves. Is there a factor between the error and the net input?
#[test]
fn delta_is_the_slope_of_the_error() {
    let error = |z: f64, y: f64| (y - 1.0 / (1.0 + (-z).exp())).powi(2) / 2.0;
    for (z, y) in [(0.0, 1.0), (2.0, 0.0), (-3.0, 1.0), (0.7, 0.3)] {
        let slope = (error(z + 1e-5, y) - error(z - 1e-5, y)) / 2e-5;
        let delta = output_delta(z, y);
        assert!((delta - slope).abs() < 1e-8, "z = {z}, y = {y}: δ is {delta:.6}, not {slope:.6}");
    }
    let of = |y_hat: f64| output_delta((y_hat / (1.0 - y_hat)).ln(), 1.0);
    println!("at ŷ = 0.4: {:.4}; at ŷ = 0.01: {:.4}", of(0.4), of(0.01));
}
