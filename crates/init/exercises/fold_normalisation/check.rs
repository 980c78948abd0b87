//! Two linear maps in one.

use super::exercise::{Norm, fold};

fn norm(gamma: f64, beta: f64, mean: f64, variance: f64) -> Norm {
    Norm { gamma, beta, mean, variance }
}

fn answer(w: &[f64], b: f64, x: &[f64]) -> f64 {
    w.iter().zip(x).map(|(w, x)| w * x).sum::<f64>() + b
}

/// With γ = 1 and β = 0, what is z divided by?
#[test]
fn the_deviation_divides() {
    let (w, _) = fold(&[2.0, -4.0], 0.0, &norm(1.0, 0.0, 0.0, 4.0));
    assert!(w == [1.0, -2.0], "w = (2, -4), variance 4: the folded weights are {w:?}");
}

/// z is w·x + b. From which of its parts is the mean subtracted, and which are divided?
#[test]
fn the_bias_is_normalised_with_the_rest() {
    let (_, b) = fold(&[0.0], 6.0, &norm(1.0, 0.0, 2.0, 4.0));
    assert!(
        b == 2.0,
        "w = 0, b = 6, mean 2, variance 4: z is 6 for every x, and the folded bias {b}"
    );
}

/// In which order are the scale and the shift applied?
#[test]
fn the_shift_comes_last() {
    let (_, b) = fold(&[1.0], 0.0, &norm(3.0, 1.0, 0.0, 1.0));
    assert!(b == 1.0, "γ = 3, β = 1, mean 0, variance 1: x = 0 should give 1, the bias is {b}");
}

/// Take the two maps one after the other, and multiply out.
#[test]
fn it_answers_as_both_do() {
    let (w, b) = ([0.5, -1.5, 2.0], 0.7);
    let both = norm(-1.3, 0.4, 1.1, 2.25);
    let (folded, bias) = fold(&w, b, &both);
    for x in [[0.0, 0.0, 0.0], [1.0, 2.0, -1.0], [-3.0, 0.5, 0.1]] {
        let z = answer(&w, b, &x);
        let right = both.gamma * (z - both.mean) / both.variance.sqrt() + both.beta;
        let found = answer(&folded, bias, &x);
        assert!(
            (found - right).abs() < 1e-12,
            "x = {x:?}: {right:.6} one after the other, {found:.6} folded"
        );
    }
    let (_, before) = fold(&[1.0], 5.0, &norm(2.0, 0.0, 5.5, 1.0));
    let (_, after) = fold(&[1.0], 105.0, &norm(2.0, 0.0, 105.5, 1.0));
    println!("the running mean rises by 100 too: bias {before} before, {after} after");
}
