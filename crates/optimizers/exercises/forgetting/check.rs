//! RMSprop, one gradient after the other.

use super::exercise::steps;

/// A hundred, then so many ones.
fn shock(ones: usize) -> Vec<f64> {
    [vec![100.0], vec![1.0; ones]].concat()
}

/// Multiply a cost by 100, and all gradients are a hundred times as large. What of the steps?
#[test]
fn the_scale_of_the_gradients_does_not_matter() {
    let [small, large] = [1.0, 100.0].map(|scale| steps(&[scale; 5], 0.1, 0.9)[4]);
    let same = (small - large).abs() < 1e-9;
    assert!(
        same,
        "the fifth step: {small:.4} with gradients of 1, {large:.4} with gradients of 100"
    );
}

/// After 200 gradients of 1 nobody should remember what came before them.
#[test]
fn a_shock_of_long_ago_is_forgotten() {
    let step = steps(&shock(200), 0.1, 0.9)[200];
    let back = (step - 0.1).abs() < 1e-3;
    assert!(back, "100, then 200 times 1, η = 0.1: the last step is {step:.4}");
}

/// How much of E is left after one more gradient, and how much after twenty?
#[test]
fn a_shock_of_twenty_steps_ago_is_remembered() {
    let step = steps(&shock(20), 0.1, 0.9)[20];
    assert!(step < 0.02, "100, then 20 times 1, η = 0.1, ρ = 0.9: the last step is {step:.4}");
}

/// What is in E when the first gradient is divided by its root?
#[test]
fn the_first_gradient_is_divided_by_what_it_left() {
    let step = steps(&[5.0], 0.1, 0.9)[0];
    let right = (step - 0.1 / 0.1_f64.sqrt()).abs() < 1e-9;
    assert!(right, "one gradient of 5, η = 0.1, ρ = 0.9: the step is {step:.4}");
    let forgotten = steps(&shock(200), 1.0, 0.9)[1..].iter().position(|step| *step >= 0.5);
    println!(
        "half a step after {} gradients; Adagrad never: its steps only shrink",
        forgotten.map_or(0, |n| n + 1)
    );
}
