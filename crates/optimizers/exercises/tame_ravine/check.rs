//! Rate and momentum for a ravine.

use super::exercise::settings;
use backprop::Param;
use ndarray::{Array1, Ix1, array};
use optimizers::{Descent, Momentum, Optimizer};

/// The steps until at most a thousandth of the way is left for good; none if 5,000 are not enough.
fn steps(along: f64, across: f64) -> Option<usize> {
    let (learning_rate, momentum) = settings(along, across);
    let rule = Momentum { learning_rate, momentum, nesterov: false };
    let mut optimizer = Descent::new(rule).unwrap_or_else(|error| panic!("{error}"));
    let mut theta: Param<f64, Ix1> = Param::new(array![1.0, 1.0]);
    let curvatures: Array1<f64> = array![along, across];
    let mut last = 0;
    for step in 1..=5000 {
        theta.grad = &theta.value * &curvatures;
        optimizer.step(&mut theta);
        // What is no number is far away.
        if !theta.value.iter().all(|w| w.abs() <= 1e-3) {
            last = step;
        }
    }
    (last < 5000).then_some(last + 1)
}

/// Across the ravine momentum bears a larger rate than plain descent. Not any rate.
#[test]
fn it_does_not_diverge() {
    let (eta, gamma) = settings(1.0, 100.0);
    let steps = steps(1.0, 100.0);
    assert!(steps.is_some(), "η = {eta:.4}, γ = {gamma:.4}: after 5,000 steps it has not arrived");
}

/// Plain descent, as good as it can be, leaves 99/101 of the way at every step. What else is there to set?
#[test]
fn it_is_faster_than_the_best_descent() {
    let steps = steps(1.0, 100.0).unwrap_or(5000);
    assert!(steps < 340, "κ = 100: it takes {steps} steps");
}

/// Complex roots shrink like √γ. How small may γ be before the roots become real?
#[test]
fn sixty_steps_are_enough() {
    let (eta, gamma) = settings(1.0, 100.0);
    let steps = steps(1.0, 100.0).unwrap_or(5000);
    assert!(steps <= 60, "κ = 100: {steps} steps with η = {eta:.4}, γ = {gamma:.4}");
}

/// The unit of the cost is not the ravine's: η has to follow it, and γ has to follow κ.
#[test]
fn every_ravine_has_its_own_settings() {
    for (along, across, most) in [(10.0, 1000.0, 60), (0.5, 8.0, 25), (1.0, 10_000.0, 750)] {
        let (eta, gamma) = settings(along, across);
        let steps = steps(along, across).unwrap_or(5000);
        let enough = steps <= most;
        assert!(
            enough,
            "curvatures {along} and {across}: {steps} steps with η = {eta:.2e}, γ = {gamma:.4}, and {most} are enough"
        );
    }
    let [short, long] = [100.0, 10_000.0].map(|across| steps(1.0, across).unwrap_or(5000));
    println!("κ = 100: {short} steps; κ = 10,000: {long} steps");
}
