//! Back through the largest of each window.

use super::exercise::back;

/// Raise a pixel that is not the largest. Does the maximum move?
#[test]
fn losers_get_nothing() {
    let dx = back(&[1.0, 4.0, 2.0, 3.0], &[8.0], 4, 4);
    assert!(dx == [0.0, 8.0, 0.0, 0.0], "x = (1, 4, 2, 3), one window, error 8: {dx:?}");
}

/// Two pixels are 7. How much error is there to hand out?
#[test]
fn a_tie_has_one_winner() {
    let dx = back(&[1.0, 7.0, 7.0], &[2.0], 3, 3);
    assert!(dx == [0.0, 2.0, 0.0], "x = (1, 7, 7), one window, error 2: {dx:?}");
}

/// The 9 is the largest of two windows.
#[test]
fn who_wins_twice_gets_both_errors() {
    let dx = back(&[1.0, 9.0, 3.0], &[2.0, 5.0], 2, 1);
    assert!(dx == [0.0, 7.0, 0.0], "x = (1, 9, 3), windows of 2, errors 2 and 5: {dx:?}");
    let dx = back(&[1.0, 2.0, 3.0, 4.0, 5.0], &[1.0; 4], 2, 1);
    let nothing = dx.iter().filter(|&&d| d == 0.0).count();
    println!("1, 2, 3, 4, 5: {dx:?}, so {nothing} get nothing");
}
