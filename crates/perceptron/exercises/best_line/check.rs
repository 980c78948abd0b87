//! The bottom of the error surface of a bias and one weight.

use super::exercise::best;
use ndarray::{Array1, Axis, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use perceptron::{ErrorSurface, augment};
use tensor::Streams;

/// Inputs in grams instead of kilograms are a thousand times as large, and the weight is a thousandth.
/// The right side p alone does the opposite: solve both equations for w₁, and ⟨x²⟩ is divided by.
#[test]
fn in_twice_as_large_inputs_the_weight_is_half() {
    let (x, d) = (array![1.0, 2.0, 4.0], array![-1.0, -1.0, 1.0]);
    let ((_, w1), (_, half)) = (best(x.view(), d.view()), best((&x * 2.0).view(), d.view()));
    assert!(w1 != 0.0, "x = {x}, d = {d}: w1 is 0; d rises with x, so w1 must not be 0");
    let near = (half - w1 / 2.0).abs() < 1e-12;
    assert!(near, "x = {x}, d = {d}: w1 is {w1:.4}; with all inputs doubled it is {half:.4}");
}

/// When every sample wants the same output, w₁ = 0 and a bias are all it takes, and the error is 0. Is
/// your line free to miss the origin?
#[test]
fn one_target_for_all_needs_the_bias_alone() {
    let (w0, w1) = best(array![1.0, 2.0, 4.0].view(), array![3.0, 3.0, 3.0].view());
    let near = (w0 - 3.0).abs() < 1e-12 && w1.abs() < 1e-12;
    assert!(near, "x = (1, 2, 4), d = (3, 3, 3): w0 = {w0:.4}, w1 = {w1:.4}, not 3 and 0");
}

/// Targets that lie on a line are met exactly. The first equation says what the bias is once w₁ is known:
/// the line passes through the mean input and the mean target.
#[test]
fn targets_on_a_line_are_met() {
    let x = array![1.0, 2.0, 4.0];
    let (w0, w1) = best(x.view(), (&x * 2.0 + 1.0).view());
    let near = (w0 - 1.0).abs() < 1e-12 && (w1 - 2.0).abs() < 1e-12;
    assert!(near, "x = {x}, d = 2x + 1: w0 = {w0:.4}, w1 = {w1:.4}, not 1 and 2");
}

/// Multiply the first equation by ⟨x⟩ and take it from the second: w₀ is gone, and w₁ is left.
#[test]
fn it_is_the_minimum_of_the_error_surface() {
    let mut rng = Streams::new(1).stream("check");
    for _ in 0..50 {
        let mut draw = || Array1::<f64>::random_using(6, StandardNormal, &mut rng);
        let (x, d) = (draw() + 1.0, draw());
        let samples = augment(x.view().insert_axis(Axis(1)));
        let right = ErrorSurface::new(samples.view(), d.view()).unwrap().minimum().unwrap();
        let (w0, w1) = best(x.view(), d.view());
        let near = (w0 - right[0]).abs() < 1e-9 && (w1 - right[1]).abs() < 1e-9;
        assert!(near, "x = {x:.2}, d = {d:.2}: w0 = {w0:.4}, w1 = {w1:.4}, not {right:.4}");
    }
    let d = array![-1.0, -1.0, 1.0, 1.0];
    for last in [2.0, 20.0] {
        let x = array![-2.0, -1.0, 1.0, last];
        let (w0, w1) = best(x.view(), d.view());
        let sums = &x * w1 + w0;
        let wrong = sums.iter().zip(&d).filter(|(z, d)| *z * *d <= 0.0).count();
        println!("last sample at {last}: w0 = {w0:.3}, w1 = {w1:.3}, wrong answers: {wrong}");
    }
}
