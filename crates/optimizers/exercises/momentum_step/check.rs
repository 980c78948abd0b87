//! One step of momentum.

use super::exercise::step;

/// The cost rises to the right, and the ball is rolling to the left already. Which way does it go?
#[test]
fn a_positive_slope_takes_it_down() {
    let (theta, _) = step(1.0, 0.3, 2.0, 0.1, 0.9);
    assert!(theta < 1.0, "θ = 1, v = 0.3, g = 2: θ becomes {theta:.3}, and 1 was lower down");
}

/// Two lines, one after the other: which of the two velocities does the second line speak of?
#[test]
fn the_step_is_the_new_velocity() {
    let (theta, v) = step(1.0, 0.3, 2.0, 0.1, 0.9);
    let moved = 1.0 - theta;
    let same = (moved - v).abs() < 1e-12;
    assert!(same, "v becomes {v:.3}, and θ moves by {moved:.3}, from v = 0.3 and g = 2");
}

/// From rest there is nothing to remember. Compare the step with that of plain descent.
#[test]
fn from_rest_it_is_the_plain_step() {
    let (theta, _) = step(1.0, 0.0, 2.0, 0.1, 0.9);
    let moved = 1.0 - theta;
    assert!((moved - 0.2).abs() < 1e-12, "v = 0, g = 2, η = 0.1: θ moves by {moved:.3}");
}

/// What is kept of a velocity when no gradient comes?
#[test]
fn without_a_gradient_the_velocity_fades() {
    let (_, v) = step(1.0, 0.5, 0.0, 0.1, 0.9);
    assert!((v - 0.45).abs() < 1e-12, "v = 0.5, g = 0, γ = 0.9: v becomes {v:.3}");
    let mut ball = (0.0, 0.0);
    for _ in 0..100 {
        ball = step(ball.0, ball.1, 1.0, 0.1, 0.9);
    }
    println!("the hundredth step: {:.4}", ball.1);
}
