//! Adaline against the perceptron, and the learning rates at which its two rules fail.

use datasets::{Coding, Gate, gate};
use ndarray::Array1;
use perceptron::*;

/// Separable, as x₁ + x₂ > 3 shows; but four of the positive samples lie far out, and the squares of
/// their errors outweigh the fifth.
#[test]
fn the_least_squares_line_misclassifies_a_separable_set() {
    let datasets::Samples { x, t } = datasets::lopsided();
    assert!(matches!(separability(x.view(), t.view()), Ok(Separability::Separable(_))));

    let surface = ErrorSurface::new(augment(x.view()).view(), t.view()).unwrap();
    let adaline = Adaline { weights: surface.minimum().unwrap() };
    let wrong: Vec<_> = augment(x.view())
        .outer_iter()
        .zip(&t)
        .enumerate()
        .filter(|(_, (x, t))| adaline.predict(x.view()) != **t)
        .map(|(row, _)| row)
        .collect();
    assert_eq!(wrong, [5]);

    let mut perceptron = Perceptron::zeros(2, Step::Bipolar);
    let training = Training { rule: Rule::Product, learning_rate: 1.0, max_epochs: 1000 };
    let history = training.train(&mut perceptron, x.view(), t.view(), Order::Fixed).unwrap();
    assert_eq!(history.stop, Stop::Reached);
}

/// Bipolar AND: ‖x‖² = 3. One step multiplies the error of its sample by 1 − 2 μ ‖x‖² = 1 − 6 μ.
#[test]
fn online_lms_diverges_at_rates_that_steepest_descent_still_bears() {
    let and = gate(Gate::And, Coding::Bipolar, Coding::Bipolar);
    let x = augment(and.x.view());
    let surface = ErrorSurface::new(x.view(), and.t.view()).unwrap();
    let mu = 0.7;
    let descent = SteepestDescent { learning_rate: mu, tolerance: 1e-9, max_steps: 1000 };
    let mut w = Array1::zeros(3);
    let curve = descent.descend(&mut w, |w| surface.mse(w), |w| surface.gradient(w)).unwrap();
    assert_eq!(curve.stop, Stop::Reached);
    let lms = Lms { learning_rate: mu, admissible_error: 0.26, max_epochs: 1000 };
    let mut unit = Adaline { weights: Array1::zeros(3) };
    let curve = lms.train(&mut unit, x.view(), and.t.view(), Order::Fixed).unwrap();
    assert_eq!(curve.stop, Stop::Diverged);
}

#[test]
fn unipolar_inputs_need_many_times_the_steps_of_bipolar_ones() {
    let steps = [Coding::Unipolar, Coding::Bipolar].map(|inputs| {
        let and = gate(Gate::And, inputs, Coding::Bipolar);
        let surface = ErrorSurface::new(augment(and.x.view()).view(), and.t.view()).unwrap();
        let (best, mu) = (surface.minimum().unwrap(), 0.5 * surface.learning_rate_bound());
        let (mut w, mut steps) = (Array1::zeros(3), 0);
        while (&w - &best).mapv(|e: f64| e * e).sum().sqrt() >= 1e-3 {
            w = &w - mu * surface.gradient(w.view());
            steps += 1;
        }
        steps
    });
    assert_eq!(steps[1], 1);
    assert!(steps[0] > 30 * steps[1], "{steps:?}");
}
