//! The tests of k folds.

use super::exercise::tests;
use training::k_fold;

/// What would be left to learn from, if there were one test with all samples?
#[test]
fn one_fold_is_refused() {
    for (samples, k) in [(5, 1), (5, 0), (5, 6), (1, 1)] {
        let came = tests(samples, k);
        assert!(came.is_none(), "{samples} samples in {k} folds: {came:?}");
    }
    assert!(tests(5, 5).is_some(), "5 samples in 5 folds is leave-one-out: None came");
}

/// Where does the last sample go when the number of samples does not divide by k?
#[test]
fn no_sample_is_left_out() {
    let came = tests(10, 4).expect("10 samples make 4 folds");
    let mut all = came.concat();
    all.sort_unstable();
    assert!(all.iter().copied().eq(0..10), "10 samples in 4 folds: the tests are {came:?}");
}

/// How far may two tests differ in size if samples are dealt in turn?
#[test]
fn tests_are_of_nearly_the_same_size() {
    let sizes: Vec<usize> =
        tests(11, 4).expect("11 samples make 4 folds").iter().map(Vec::len).collect();
    assert!(sizes == [3, 3, 3, 2], "11 samples in 4 folds: the tests have {sizes:?} samples");
}

/// Sample n belongs to the test n mod k.
#[test]
fn samples_are_dealt_in_turn() {
    let came = tests(7, 3).expect("7 samples make 3 folds");
    assert!(came == [vec![0, 3, 6], vec![1, 4], vec![2, 5]], "7 samples in 3 folds: {came:?}");
}

/// Compare the sizes with those of the crate.
#[test]
fn the_sizes_are_those_of_the_crate() {
    let mut rng = tensor::Streams::new(1).stream("folds");
    for (samples, k) in [(10, 4), (10, 10), (23, 5)] {
        let ours = tests(samples, k).expect("k is in its range");
        let theirs = k_fold(samples, k, &mut rng).unwrap();
        for (ours, theirs) in ours.iter().zip(theirs) {
            assert_eq!(ours.len(), theirs.test.len(), "{samples} samples in {k} folds");
        }
    }
    let sizes: Vec<usize> = tests(10, 4).expect("as above").iter().map(Vec::len).collect();
    let trainings = sizes.len() - 1;
    println!("10 samples in 4 folds: tests of {sizes:?}, each sample in {trainings} trainings");
}
