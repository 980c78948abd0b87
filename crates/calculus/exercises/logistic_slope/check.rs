//! The derivative of the logistic unit by its weights.

use super::exercise::gradient;
use ndarray::{Array1, array};
use tensor::GradientCheck;

fn f(w: ndarray::ArrayView1<f64>, x: ndarray::ArrayView1<f64>) -> f64 {
    1.0 / (1.0 + (-w.dot(&x)).exp())
}

/// The derivative of the exponent −wᵀx has a minus, and that of 1/g has another.
#[test]
fn more_weight_on_a_positive_input_raises_the_output() {
    let slope = gradient(array![0.5].view(), array![2.0].view());
    assert!(slope[0] > 0.0, "w = 0.5, x = 2: the slope is {}", slope[0]);
}

/// A weight whose input is 0 can be anything. By which letter is the exponent differentiated, and which
/// one is left?
#[test]
fn an_input_of_zero_moves_nothing() {
    let slope = gradient(array![0.5, 3.0].view(), array![2.0, 0.0].view());
    assert!(slope[1] == 0.0, "w = (0.5, 3), x = (2, 0): the slopes are {slope}");
}

/// e⁰ = 1, and the denominator is 1 + 1. What does the quotient rule do to a denominator?
#[test]
fn at_weight_zero_the_slope_is_a_quarter_of_the_input() {
    let slope = gradient(array![0.0, 0.0].view(), array![2.0, -1.0].view());
    let near = (&slope - &array![0.5, -0.25]).iter().all(|e| e.abs() < 1e-12);
    assert!(near, "w = 0, x = (2, -1): the slopes are {slope}, not (0.5, -0.25)");
}

/// Compare with the central difference entry by entry.
#[test]
fn gradient_matches_finite_differences() {
    let (w, x) = (array![0.4, -1.2, 0.7], array![1.5, 0.5, -2.0]);
    let slopes: Array1<f64> = gradient(w.view(), x.view());
    let mut check = GradientCheck::new();
    check.compare("w", w.view(), slopes.view(), |w| f(w, x.view()));
    assert!(check.passed(), "{check}");
    let length = |a: Array1<f64>| a.dot(&a).sqrt();
    let x = array![2.0, -1.0];
    let w = &x * (99.0_f64.ln() / x.dot(&x));
    let (flat, steep) = (gradient(w.view(), x.view()), gradient((&w * 0.0).view(), x.view()));
    let ratio = length(steep) / length(flat);
    println!(
        "output {:.2}: the gradient is shorter by the factor {ratio:.1}",
        f(w.view(), x.view())
    );
}
