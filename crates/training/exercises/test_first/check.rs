//! Test, then learn.

use super::exercise::test_first;

/// What does the model say before it has learned anything, and what may it know of a batch when it is asked?
#[test]
fn a_change_is_a_surprise() {
    let found = test_first(&[vec![1]]);
    assert!(
        found == [0.0],
        "nothing learned yet, a one: the answer is 0, the shares are {found:?}"
    );
}

/// When are the labels of a batch learned: one after the other, or when all of it is tested?
#[test]
fn nothing_is_learned_within_a_batch() {
    let found = test_first(&[vec![0, 1, 1, 1]]);
    assert!(
        found == [0.25],
        "nothing learned yet, 0 1 1 1: one answer in four is right, the shares are {found:?}"
    );
}

/// After a batch of ones, what does the model answer to the next?
#[test]
fn after_a_change_it_learns() {
    let found = test_first(&[vec![0, 1], vec![1, 1]]);
    assert!(
        found.get(1).is_some_and(|&share| share > 0.5),
        "0 1, then 1 1: all of the second are right, the shares are {found:?}"
    );
}

/// Does the share of a batch depend on how the batches before it went?
#[test]
fn every_batch_is_judged_by_itself() {
    let found = test_first(&[vec![1, 1], vec![1, 1, 1, 2], vec![2]]);
    assert!(found == [0.0, 0.75, 1.0], "1 1, then 1 1 1 2, then 2: the shares are {found:?}");
    let stream: Vec<Vec<u8>> = (0..10).map(|t| vec![u8::from(t >= 5); 10]).collect();
    let right: f64 = test_first(&stream).iter().map(|share| 10.0 * share).sum();
    println!(
        "five batches of zeros, five of ones: {right:.0} answers of 100 are right; learned first, all would seem so"
    );
}
