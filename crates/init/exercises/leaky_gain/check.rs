//! What a leak leaves to be made up for.

use super::exercise::gain;
use backprop::Activation;

/// The weights are multiplied by the gain, their variance by its square.
#[test]
fn without_a_leak_it_is_he() {
    let g = gain(0.0);
    assert!((g - 2_f64.sqrt()).abs() < 1e-12, "slope 0: the gain is {g}");
}

/// What is a leaky ReLU of slope 1?
#[test]
fn with_slope_one_nothing_is_stopped() {
    let g = gain(1.0);
    assert!((g - 1.0).abs() < 1e-12, "slope 1 is the identity: the gain is {g}");
}

/// |z| has the mean square of z. Which slope makes |z|?
#[test]
fn a_mirror_loses_nothing() {
    let g = gain(-1.0);
    assert!((g - 1.0).abs() < 1e-12, "slope −1 is |z|: the gain is {g}");
}

/// The crate takes the integral.
#[test]
fn the_integral_agrees() {
    for slope in [0.01, 0.1, 0.25, -0.5, 2.0] {
        let (g, right) = (gain(slope), init::gain(Activation::LeakyRelu { slope }));
        assert!((g - right).abs() < 1e-6, "slope {slope}: {g}, the integral says {right}");
    }
    println!("a slope of 0.1 changes it by {:.1} %", 100.0 * (gain(0.1) / gain(0.0) - 1.0));
}
