//! The best learning rate on a quadratic.

use super::exercise::best_rate;
use calculus::contraction;
use ndarray::{Array1, array};

/// Every |1 − ηλ| has to be below 1. At the bound 2/λ the steepest direction only changes its sign.
#[test]
fn a_step_shortens_every_direction() {
    let (eta, _) = best_rate(array![1.0, 3.0].view());
    let worst = contraction(array![1.0, 3.0].view(), eta);
    assert!(worst < 1.0, "eigenvalues 1 and 3, η = {eta}: the worst factor is {worst}");
}

/// |1 − ηλ| falls to 0 and rises again as λ grows: where can its largest value over an interval be?
#[test]
fn eigenvalues_in_between_change_nothing() {
    let (two, more) =
        (best_rate(array![1.0, 9.0].view()), best_rate(array![1.0, 2.0, 2.0, 9.0].view()));
    let near = (two.0 - more.0).abs() < 1e-12;
    assert!(near, "for 1 and 9 the rate is {}, for 1, 2, 2 and 9 it is {}", two.0, more.0);
}

/// Raise η from 0. The flattest direction gains, until the steepest one overshoots as much: write that
/// down as an equation.
#[test]
fn no_other_rate_has_a_smaller_worst_factor() {
    for eigenvalues in [array![1.0, 3.0], array![0.2, 1.0, 5.0], array![2.0, 2.0]] {
        let (eta, _) = best_rate(eigenvalues.view());
        let worst = contraction(eigenvalues.view(), eta);
        for k in 1..400 {
            let other = 0.01 * f64::from(k);
            let factor = contraction(eigenvalues.view(), other);
            assert!(
                worst <= factor + 1e-12,
                "{eigenvalues}: η = {eta:.3} has the factor {worst:.3}, η = {other:.2} has {factor:.3}"
            );
        }
    }
}

/// Put the best rate into the factor of the flattest direction.
#[test]
fn the_factor_is_that_of_the_rate() {
    for eigenvalues in [array![1.0, 3.0], array![0.2, 1.0, 5.0]] {
        let (eta, factor) = best_rate(eigenvalues.view());
        let right = contraction(eigenvalues.view(), eta);
        assert!(
            (factor - right).abs() < 1e-12,
            "{eigenvalues}: the factor is {factor}, not {right}"
        );
    }
    let eigenvalues: Array1<f64> = array![1.0, 99.0];
    let (_, factor) = best_rate(eigenvalues.view());
    println!("1 and 99: {:.0} steps make it a tenth", (0.1_f64.ln() / factor.ln()).ceil());
}
