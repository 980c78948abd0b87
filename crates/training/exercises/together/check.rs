//! Folds of persons.

use super::exercise::folds;

/// A person turns up again later in the file. Which fold has the other pictures?
#[test]
fn who_comes_back_stays_in_the_fold() {
    let came = folds(&[0, 1, 0, 2, 1, 0], 3);
    assert!(came == [0, 1, 0, 2, 1, 0], "the persons 0 1 0 2 1 0 are in the folds {came:?}");
}

/// Numbers of persons need not be 0, 1, 2. What counts is who comes first.
#[test]
fn numbers_of_persons_may_be_any() {
    let came = folds(&[12, 12, 30, 6, 30, 18], 3);
    assert!(came == [0, 0, 1, 2, 1, 0], "the persons 12 12 30 6 30 18 are in the folds {came:?}");
}

/// Which number has the last fold?
#[test]
fn after_the_last_fold_comes_the_first() {
    let came = folds(&[5, 4, 3, 2, 1], 2);
    assert!(came == [0, 1, 0, 1, 0], "five persons in two folds: {came:?}");
}

/// In how many folds may the pictures of a person be?
#[test]
fn nobody_is_in_two_folds() {
    // Twenty persons in turn, ten times.
    let group: Vec<usize> = (0..200).map(|n| n % 20).collect();
    let dealt = folds(&group, 5);
    for n in 20..200 {
        let (first, later) = (dealt[n % 20], dealt[n]);
        assert!(first == later, "person {} is in the folds {first} and {later}", n % 20);
    }
    // Right where the person is in another fold, and so was learned from; a coin elsewhere.
    let accuracy = |dealt: &[usize]| {
        let known = |&n: &usize| (0..200).any(|m| group[m] == group[n] && dealt[m] != dealt[n]);
        let share = (0..200).filter(known).count() as f64 / 200.0;
        share + (1.0 - share) / 2.0
    };
    let singly: Vec<usize> = (0..200).map(|n| n / 20 % 5).collect();
    println!("singly {:.1}, by persons {:.1}", accuracy(&singly), accuracy(&dealt));
}
