//! One step of Adam.

use super::exercise::step;

/// The corrected means are for this step alone. Which ones does the next step go on from?
#[test]
fn the_means_go_on_uncorrected() {
    let [_, m, v] = step([1.0, 0.5, 0.2], 2.0, 3, 0.1);
    let right = (m - 0.65).abs() < 1e-12 && (v - 0.2038).abs() < 1e-12;
    assert!(right, "m = 0.5, v = 0.2, g = 2: they become {m:.4} and {v:.4}");
}

/// After one gradient the best guess of a mean is that gradient. What are m and v, and how far from that?
#[test]
fn the_first_step_is_eta_long() {
    for g in [0.01, 3.0, -500.0] {
        let moved = (step([0.0; 3], g, 1, 0.1)[0] / 0.1).abs();
        assert!((moved - 1.0).abs() < 1e-5, "the first step, g = {g}: {moved:.4} η long");
    }
}

/// At the hundredth step less is missing than at the first. What says so in the formula?
#[test]
fn with_a_constant_gradient_every_step_is_eta_long() {
    let mut state = [0.0; 3];
    for t in 1..=100 {
        let before = state[0];
        state = step(state, 2.0, t, 0.1);
        let moved = (state[0] - before).abs() / 0.1;
        assert!((moved - 1.0).abs() < 1e-5, "step {t}, every gradient is 2: {moved:.4} η long");
    }
}

/// A gradient of 0 is no reason to stand still: something is remembered.
#[test]
fn the_parameter_moves_on_without_a_gradient() {
    let first = step([0.0; 3], 10.0, 1, 1.0);
    let second = step(first, 0.0, 2, 1.0);
    let moved = first[0] - second[0];
    assert!(moved > 0.5, "g = 10, then g = 0: the second step is {moved:.4} η long");
    println!("the second step: {moved:.3} η");
}
