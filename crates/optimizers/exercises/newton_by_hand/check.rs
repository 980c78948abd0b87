//! Newton's step for two parameters.

use super::exercise::newton;

/// x² + y²: the gradient at (1, 2) is (2, 4), and the bottom is the other way.
#[test]
fn it_goes_down_a_bowl() {
    let u = newton([2.0, 4.0], [[2.0, 0.0], [0.0, 2.0]]).expect("a bowl has a bottom");
    assert!(u[0] < 0.0 && u[1] < 0.0, "gradient (2, 4), H = 2 I: the step is {u:?}, uphill");
}

/// Where the step leads, the gradient is to be 0. How steep is the bowl, and what does that do to the step?
#[test]
fn it_ends_at_the_bottom_of_a_round_bowl() {
    let u = newton([2.0, 4.0], [[2.0, 0.0], [0.0, 2.0]]).expect("a bowl has a bottom");
    let right = (u[0] + 1.0).abs() < 1e-12 && (u[1] + 2.0).abs() < 1e-12;
    assert!(right, "from (1, 2) on x² + y² the step is {u:?}");
}

/// ½ (x² + 10 y²) + x y at (3, −1): a step in x changes the slope in y. Which entries of H say so?
#[test]
fn it_ends_at_the_bottom_of_a_tilted_bowl() {
    let (h, theta) = ([[1.0, 1.0], [1.0, 10.0]], [3.0, -1.0]);
    let g = [0, 1].map(|i| h[i][0] * theta[0] + h[i][1] * theta[1]);
    let u = newton(g, h).expect("a bowl has a bottom");
    let end = [theta[0] + u[0], theta[1] + u[1]];
    let right = end.iter().all(|x| x.abs() < 1e-12);
    assert!(right, "from (3, −1) with the gradient {g:?} it comes to {end:.4?}");
}

/// x² alone: y may be anything, and no single point is the bottom.
#[test]
fn a_trough_has_no_step() {
    let u = newton([2.0, 0.0], [[2.0, 0.0], [0.0, 0.0]]);
    assert!(u.is_none(), "the curvature along y is 0, and the step is {u:?}");
    let (at, saddle) = ([0.5, 0.1], [[2.0, 0.0], [0.0, -2.0]]);
    let u = newton([1.0, -0.2], saddle).unwrap_or_default();
    println!("on the saddle it leads to ({:.1}, {:.1})", at[0] + u[0], at[1] + u[1]);
}
