//! Inverted dropout of one sample.

use super::exercise::dropout;

/// Which of the draws 0.1 and 0.9 is below 0.3, and what becomes of its entry?
#[test]
fn what_is_drawn_below_p_is_dropped() {
    let (y, _) = dropout(&[1.0, 1.0], &[0.0, 0.0], &[0.1, 0.9], 0.3);
    assert!(
        y[0] == 0.0 && y[1] != 0.0,
        "x = (1, 1), draws (0.1, 0.9), p = 0.3: y is {y:?}, the first entry should be dropped and no other"
    );
}

/// Of four entries, one is kept on average with p = 0.75. What has it to be for the mean to stay?
#[test]
fn what_is_kept_grows() {
    let (y, _) = dropout(&[2.0], &[0.0], &[0.8], 0.75);
    assert!(y == [8.0], "x = 2, kept, p = 0.75: y is {}, so the mean is {}", y[0], 0.25 * y[0]);
}

/// What had no part in the answer: what can its gradient be? And what was multiplied on the way there?
#[test]
fn the_gradient_takes_the_same_way() {
    let (_, dx) = dropout(&[5.0, 5.0], &[1.0, -3.0], &[0.2, 0.6], 0.5);
    assert!(
        dx == [0.0, -6.0],
        "the first entry dropped, the second kept, p = 0.5: ∂C/∂y = (1, -3) becomes {dx:?}"
    );
}

/// With p = 0, is anything dropped?
#[test]
fn without_dropping_all_stays() {
    let (y, dx) = dropout(&[0.5, -1.5], &[2.0, 3.0], &[0.0, 0.99], 0.0);
    assert!(y == [0.5, -1.5] && dx == [2.0, 3.0], "p = 0: y is {y:?} and dx is {dx:?}");
    let (y, _) = dropout(&[1.0], &[1.0], &[0.25], 0.25);
    assert!(y != [0.0], "the draw 0.25 is not below p = 0.25, and the entry was dropped");
    let draws: Vec<f64> = (0..100).map(|n| (n * 37 % 100) as f64 / 100.0).collect();
    let (y, _) = dropout(&[1.0; 100], &[0.0; 100], &draws, 0.9);
    let largest = y.iter().copied().fold(0.0, f64::max);
    println!(
        "a hundred ones, p = 0.9: the largest is {largest:.0}, the sum {:.0}",
        y.iter().sum::<f64>()
    );
}
