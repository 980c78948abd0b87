//! The mean of the recalls.

use super::exercise::mean_recall;
use metrics::{Average, Binary, Confusion};
use ndarray::{Array2, array};

/// Which sum does a recall divide by: what is so, or what was said?
#[test]
fn rows_are_what_is_so() {
    let recall = mean_recall(array![[3, 1], [2, 2]].view());
    assert!(recall == Some(0.625), "3 of 4 and 2 of 4: the mean recall is {recall:?}");
}

/// 90 of one class and 10 of the other, all called the first: which share of *each class* is found?
#[test]
fn a_small_class_counts_as_much() {
    let recall = mean_recall(array![[90, 0], [10, 0]].view());
    assert!(recall == Some(0.5), "all 90 found, none of 10: the mean recall is {recall:?}");
}

/// No share of nothing: then the mean over all classes has no value either.
#[test]
fn an_absent_class_has_no_recall() {
    let recall = mean_recall(array![[3, 0, 1], [0, 0, 0], [0, 1, 2]].view());
    assert!(recall.is_none(), "class 1 has no samples: the mean recall is {recall:?}");
}

/// Compare with the crate on a larger table.
#[test]
fn it_agrees_with_the_crate() {
    let truth: Vec<usize> = (0..60).map(|i| i % 7 % 4).collect();
    let called: Vec<usize> = (0..60).map(|i| i * i % 11 % 4).collect();
    let confusion = Confusion::of(&truth, &called, 4);
    let (recall, right) = (
        mean_recall(confusion.counts()),
        confusion.average(Average::Macro, Binary::recall).unwrap(),
    );
    assert!(recall.is_some_and(|recall| (recall - right).abs() < 1e-12), "{recall:?}, not {right}");
    let mut lopsided = Array2::zeros((10, 10));
    lopsided.column_mut(3).fill(1);
    lopsided[[3, 3]] = 91;
    let recall = mean_recall(lopsided.view()).unwrap();
    println!("always 3: accuracy {:.2}, mean recall {recall:.2}", 91.0 / 100.0);
}
