//! Rprop, one parameter.

use super::exercise::step;

/// A slope of 0.001 and one of 1000 have one thing in common.
#[test]
fn the_size_of_a_gradient_does_not_matter() {
    for g in [0.001, 1.0, 1000.0] {
        let [theta, ..] = step([1.0, 0.1, 0.0], g);
        assert!((theta - 0.9).abs() < 1e-12, "θ = 1, Δ = 0.1, g = {g}: θ becomes {theta:.4}");
    }
}

/// The step before went too far. What counts for g from then on, and how far does that lead?
#[test]
fn where_the_sign_turns_no_step_is_taken() {
    let [theta, width, _] = step([1.0, 0.1, -3.0], 2.0);
    assert!((width - 0.05).abs() < 1e-12, "previous −3, g = 2, Δ = 0.1: Δ becomes {width:.4}");
    assert!(theta == 1.0, "previous −3, g = 2: θ = 1 becomes {theta:.4}");
}

/// The turn has been paid for. What has to be remembered of it, so that the next step neither grows nor
/// shrinks?
#[test]
fn after_a_turn_the_width_stays_for_one_step() {
    for g in [2.0, -2.0] {
        let turned = step([1.0, 0.1, -3.0], 2.0);
        let [_, width, _] = step(turned, g);
        let right = (width - 0.05).abs() < 1e-12;
        assert!(
            right,
            "gradients −3, 2, {g}: Δ is 0.05 after the second, {width:.4} after the third"
        );
    }
}

/// On a long slope a width doubles every four steps. Where does that end, and where at the other end?
#[test]
fn the_width_has_limits() {
    let (mut long, mut narrow) = ([0.0, 0.1, 0.0], [0.0, 0.1, 0.0]);
    for n in 0..200 {
        long = step(long, 1.0);
        narrow = step(narrow, if n % 2 == 0 { 1.0 } else { -1.0 });
        narrow[2] = if n % 2 == 0 { 1.0 } else { -1.0 };
    }
    assert!(long[1] <= 50.0, "after 200 gradients of 1 Δ is {:.1e}", long[1]);
    assert!(narrow[1] >= 1e-6, "after 200 turns Δ is {:.1e}", narrow[1]);
    let after = |curvature: f64| {
        let mut state = [1.0, 0.1, 0.0];
        for _ in 0..20 {
            state = step(state, 2.0 * curvature * state[0]);
        }
        state[0].abs()
    };
    println!("after 20 steps: {:.6} and {:.6}", after(1.0), after(1000.0));
}
