//! Two rates with the same numerator.

use super::exercise::two_rates;
use metrics::Binary;

/// Two right answers, and one of them is a yes. Can a share be 2?
#[test]
fn a_no_that_is_right_finds_nothing() {
    let rates = two_rates(&[true, false], &[true, false]);
    assert!(rates == (Some(1.0), Some(1.0)), "all answers right: {rates:?}");
}

/// Both rates count the positives that were found. By what is each divided?
#[test]
fn precision_is_a_share_of_the_alarms() {
    let truth = [true, true, true, false, false, false];
    let called = [true, false, false, true, false, false];
    let rates = two_rates(&truth, &called);
    assert!(
        rates == (Some(0.5), Some(1.0 / 3.0)),
        "2 alarms, 3 positives, 1 of them found: {rates:?}"
    );
}

/// A share of nothing is not small.
#[test]
fn without_alarms_there_is_no_precision() {
    let rates = two_rates(&[true, false], &[false, false]);
    assert!(rates == (None, Some(0.0)), "nothing is called positive: {rates:?}");
    let rates = two_rates(&[false, false], &[true, false]);
    assert!(rates == (Some(0.0), None), "nothing is positive: {rates:?}");
}

/// Compare with the crate on all answers to four samples.
#[test]
fn it_agrees_with_the_crate() {
    let flags = |bits: u32| [0, 1, 2, 3].map(|i| bits >> i & 1 == 1);
    for (t, c) in (0..16).flat_map(|t| (0..16).map(move |c| (t, c))) {
        let (truth, called) = (flags(t), flags(c));
        let counts = Binary::of(&truth, &called);
        let (rates, right) =
            (two_rates(&truth, &called), (counts.precision().ok(), counts.recall().ok()));
        assert!(rates == right, "{truth:?} called {called:?}: {rates:?}, not {right:?}");
    }
    let spam: Vec<bool> = (0..100).map(|letter| letter < 20).collect();
    let (precision, recall) = two_rates(&spam, &[true; 100]);
    println!("all called spam: precision {:.1}, recall {:.1}", precision.unwrap(), recall.unwrap());
}
