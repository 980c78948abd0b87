//! Where a forward pass breaks.

use super::exercise::first_bad;

const INFINITY: f64 = f64::INFINITY;

/// 0/0 is not a number, and one is enough.
#[test]
fn a_nan_is_found() {
    let outputs = [vec![1.0, 2.0], vec![3.0, f64::NAN]];
    let bad = first_bad(&outputs);
    assert!(bad == Some(1), "{outputs:?}: {bad:?}");
}

/// The tanh of infinity is 1. A number can be lost and leave no NaN behind.
#[test]
fn an_infinity_is_found() {
    let outputs = [vec![1.0], vec![INFINITY, 1.0], vec![1.0, 0.5]];
    let bad = first_bad(&outputs);
    assert!(bad == Some(1), "{outputs:?}: {bad:?}");
}

/// What comes behind a broken layer is broken because of it.
#[test]
fn the_first_is_named_and_not_the_last() {
    let outputs = [vec![1.0], vec![f64::NAN], vec![f64::NAN], vec![f64::NAN]];
    let bad = first_bad(&outputs);
    assert!(bad == Some(1), "{outputs:?}: {bad:?}");
}

/// Each of them is a number. What is done with them here should not break what was whole.
#[test]
fn two_large_numbers_are_numbers() {
    let outputs = [vec![1e308, 1e308], vec![-1e308, -1e308]];
    let bad = first_bad(&outputs);
    assert!(bad.is_none(), "{outputs:?}: {bad:?}");
}

/// No layer, no number, and numbers of every kind.
#[test]
fn a_net_that_is_whole_has_none() {
    for outputs in [vec![], vec![vec![]], vec![vec![0.0, -0.0, f64::MIN_POSITIVE, f64::MAX]]] {
        let bad = first_bad(&outputs);
        assert!(bad.is_none(), "{outputs:?}: {bad:?}");
    }
    let grown: Vec<Vec<f64>> =
        (1..6).map(|layer| vec![(0..layer).fold(1.0, |y, _| y * 1e100)]).collect();
    println!("{grown:?}: index {:?}; NaN nowhere", first_bad(&grown).unwrap_or(0));
}
