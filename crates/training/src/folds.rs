// ANCHOR: folds
//! Every sample for a test, and none that was learned from.

use ndarray_rand::rand::seq::SliceRandom;
use tensor::Rng;

use crate::error::Error;
use crate::split::by_class;

/// The numbers of the samples to learn from and of those to test with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    /// To learn from.
    pub train: Vec<usize>,
    /// To test with.
    pub test: Vec<usize>,
}

/// k-fold cross-validation: k parts of nearly the same size, each the test of one fold (Polish lecture 4,
/// *generalisation*).
///
/// # Errors
///
/// Unless `k` is from 2 to the number of samples.
pub fn k_fold(samples: usize, k: usize, rng: &mut Rng) -> Result<Vec<Fold>, Error> {
    let mut order: Vec<usize> = (0..samples).collect();
    order.shuffle(rng);
    deal(&order, k)
}

/// The same, with the classes as in the whole set, as near as whole samples allow.
///
/// # Errors
///
/// Unless `k` is from 2 to the number of samples.
pub fn stratified_k_fold(labels: &[usize], k: usize, rng: &mut Rng) -> Result<Vec<Fold>, Error> {
    deal(&by_class(labels, rng).concat(), k)
}

/// One sample is the test, all others are learned from: as many folds as samples.
///
/// # Errors
///
/// Where there are less than 2 samples.
pub fn leave_one_out(samples: usize) -> Result<Vec<Fold>, Error> {
    deal(&(0..samples).collect::<Vec<_>>(), samples)
}
// ANCHOR_END: folds

// ANCHOR: deal
/// One sample after the other to the tests of the folds in turn, like cards.
fn deal(order: &[usize], k: usize) -> Result<Vec<Fold>, Error> {
    let samples = order.len();
    let range = || format!("from 2 to {samples}, the number of samples");
    Error::unless((2..=samples).contains(&k), "k", k as f64, range())?;
    let fold = |turn: usize| {
        let (test, train): (Vec<_>, Vec<_>) =
            order.iter().enumerate().partition(|(place, _)| place % k == turn);
        let numbers = |part: Vec<(usize, &usize)>| {
            let mut numbers: Vec<usize> = part.into_iter().map(|(_, &n)| n).collect();
            numbers.sort_unstable();
            numbers
        };
        Fold { train: numbers(train), test: numbers(test) }
    };
    Ok((0..k).map(fold).collect())
}
// ANCHOR_END: deal

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class_counts;
    use proptest::prelude::*;
    use tensor::{Rng, Streams};

    fn rng() -> Rng {
        Streams::new(1).stream("folds")
    }

    /// 10 samples in 3 folds: tests of 4, 3 and 3.
    #[test]
    fn the_first_folds_have_what_does_not_divide() {
        let folds = k_fold(10, 3, &mut rng()).unwrap();
        assert_eq!(folds.iter().map(|fold| fold.test.len()).collect::<Vec<_>>(), [4, 3, 3]);
        assert_eq!(folds.iter().map(|fold| fold.train.len()).collect::<Vec<_>>(), [6, 7, 7]);
    }

    /// 6, 3 and 3 samples in 3 folds: 2, 1 and 1 in each.
    #[test]
    fn every_fold_has_the_mixture_of_the_whole() {
        let labels = [0, 0, 1, 2, 0, 0, 1, 2, 0, 0, 1, 2];
        for fold in stratified_k_fold(&labels, 3, &mut rng()).unwrap() {
            let tested: Vec<usize> = fold.test.iter().map(|&n| labels[n]).collect();
            assert_eq!(class_counts(&tested, 3), [2, 1, 1]);
        }
    }

    #[test]
    fn leaving_one_out_is_as_many_folds_as_samples() {
        let folds = leave_one_out(3).unwrap();
        assert_eq!(folds[1], Fold { train: vec![0, 2], test: vec![1] });
        assert_eq!(folds.len(), 3);
    }

    /// One fold would leave nothing to learn from.
    #[test]
    fn one_fold_is_refused() {
        let error = k_fold(10, 1, &mut rng()).unwrap_err().to_string();
        assert_eq!(error, "k is 1, it has to be from 2 to 10, the number of samples");
        assert!(k_fold(10, 11, &mut rng()).is_err() && leave_one_out(1).is_err());
    }

    proptest! {
        #[test]
        fn every_sample_is_tested_once_and_never_learned_from_then(
            labels in prop::collection::vec(0..3_usize, 4..60), k in 2..5_usize,
        ) {
            let plain = k_fold(labels.len(), k, &mut rng()).unwrap();
            for folds in [plain, stratified_k_fold(&labels, k, &mut rng()).unwrap()] {
                let mut tested: Vec<usize> = folds.iter().flat_map(|fold| fold.test.clone()).collect();
                tested.sort_unstable();
                prop_assert!(tested.into_iter().eq(0..labels.len()));
                for Fold { train, test } in folds {
                    let mut all = [train, test].concat();
                    all.sort_unstable();
                    prop_assert!(all.into_iter().eq(0..labels.len()));
                }
            }
        }
    }
}
