//! The mean over all masks.

use super::exercise::mean_output;

/// One neuron, there or not: what are the two answers, and how do they weigh?
#[test]
fn what_is_kept_grows() {
    let found = mean_output(&[2.0], &[1.0], 0.0, 0.5);
    assert!(found == 2.0, "a = 2, w = 1, b = 0, p = 0.5: 4 or 0, with the mean 2, found {found}");
}

/// Where does the bend of relu act: in every net, or once in the end?
#[test]
fn each_net_bends_for_itself() {
    let found = mean_output(&[2.0], &[1.0], -1.0, 0.5);
    assert!(found == 1.5, "a = 2, w = 1, b = -1, p = 0.5: the nets answer 3 and 0, found {found}");
}

/// With p = 0.2, is a mask that keeps both neurons as probable as one that keeps none?
#[test]
fn masks_have_probabilities_of_their_own() {
    // 0.64 (2 · 1.25 − 1) + 0.32 (1.25 − 1) + 0.04 · 0
    let found = mean_output(&[1.0, 1.0], &[1.0, 1.0], -1.0, 0.2);
    assert!((found - 1.04).abs() < 1e-12, "two neurons, p = 0.2: the mean is 1.04, found {found}");
}

/// When no net is bent, what should the mean be?
#[test]
fn where_nothing_bends_it_is_the_whole_net() {
    let (a, w) = ([1.0, 0.5, 2.0, 0.25], [1.0, 3.0, 0.5, 2.0]);
    let found = mean_output(&a, &w, 1.0, 0.3);
    assert!(
        (found - 5.0).abs() < 1e-12,
        "all nets are positive: the whole net says 5, found {found}"
    );
    let mean = mean_output(&[1.0; 6], &[1.0, -1.0, 1.0, -1.0, 1.0, -1.0], 0.0, 0.5);
    println!(
        "weights of both signs, b = 0: the whole net says 0, the mean over all nets is {mean:.2}"
    );
}
