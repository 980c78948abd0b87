//! k folds as one hidden layer.

use super::exercise::units;
use backprop::{Layer, tent};
use ndarray::Array2;

fn answer(k: u32, x: f64) -> f64 {
    units(k).into_iter().map(|(corner, turn)| turn * (x - corner).max(0.0)).sum()
}

/// t is already one layer; take its two units.
#[test]
fn one_fold_is_the_tent_itself() {
    for (x, right) in [(0.0, 0.0), (0.25, 0.5), (0.5, 1.0), (0.75, 0.5), (1.0, 0.0)] {
        let found = answer(1, x);
        assert!(found == right, "k = 1, x = {x}: {found}, and {right} is right");
    }
}

/// How steep is a line that reaches 1 at x = ¼?
#[test]
fn two_folds_reach_the_top_at_a_quarter() {
    let found = answer(2, 0.25);
    assert!(found == 1.0, "k = 2, x = 0.25: {found}, and t(t(0.25)) = t(0.5) = 1");
}

/// To go down as steeply as it went up, the slope has to change by how much?
#[test]
fn two_folds_come_down_to_0_in_the_middle() {
    let found = answer(2, 0.5);
    assert!(found == 0.0, "k = 2, x = 0.5: {found}, and t(t(0.5)) = t(1) = 0");
}

/// Every corner needs a unit of its own, and the corners double with every fold.
#[test]
fn k_folds_are_k_tents_one_after_the_other() {
    for k in 1..=6 {
        let folds = vec![tent(); k];
        for i in 0..=128 {
            let x = f64::from(i) / 128.0;
            let right = folds.predict(Array2::from_elem((1, 1), x).view())[[0, 0]];
            let found = answer(k as u32, x);
            assert!(
                (found - right).abs() < 1e-9,
                "k = {k}, x = {x}: {found}, and {right} is right"
            );
        }
    }
    println!("ten folds: {} units in one layer, 20 in ten", units(10).len());
}
