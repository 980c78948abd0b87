//! The end of a training.

use super::exercise::epochs;

/// An average hides the one pattern that has not been learned. What does the rule of the lecture ask of each?
#[test]
fn every_pattern_counts_and_not_their_mean() {
    let one_left = vec![0.0, 0.0, 0.0, 0.3];
    let n = epochs(&[one_left, vec![0.0; 4]], 0.1, 10);
    assert!(
        n == 2,
        "errors 0, 0, 0, 0.3, then all 0; 0.1 is admissible: it stops after {n}, not 2"
    );
}

/// One good pattern is not enough either.
#[test]
fn one_admissible_pattern_is_not_enough() {
    let n = epochs(&[vec![0.4, 0.05], vec![0.2, 0.02], vec![0.1, 0.1]], 0.1, 10);
    assert!(n == 3, "errors (0.4, 0.05), (0.2, 0.02), (0.1, 0.1); 0.1 is admissible: {n}, not 3");
}

/// What is never learned must not run for ever, and the first epoch is number 1.
#[test]
fn it_gives_up_after_the_last_epoch_allowed() {
    let never = vec![vec![0.5]; 20];
    for most in [1, 5, 20] {
        let n = epochs(&never, 0.1, most);
        assert!(n == most, "never below 0.5, at most {most} epochs: it stops after {n}");
    }
    let late = [vec![0.5], vec![0.5], vec![0.0]];
    let n = epochs(&late, 0.1, 2);
    assert!(n == 2, "learned in epoch 3, at most 2 allowed: it stops after {n}");
    println!("the mean of the thousand errors is {}: done, with one pattern wrong", 0.5 / 1000.0);
}
