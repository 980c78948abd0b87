// ANCHOR: split
//! Samples to learn from, to decide by, and to judge by.

use ndarray_rand::rand::seq::SliceRandom;
use tensor::Rng;

use crate::error::Error;

/// The numbers of the samples of three sets that have none in common.
///
/// Weights follow the training set, decisions such as the learning rate the development set. The test
/// set is looked at once, in the end (Polish lecture 4, *early stopping*; Russian notes §4.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// To learn from.
    pub train: Vec<usize>,
    /// To decide by.
    pub dev: Vec<usize>,
    /// To judge by.
    pub test: Vec<usize>,
}

impl Split {
    /// Shuffled and cut: the shares `dev` and `test` of every class go to these sets, to the nearest
    /// sample, and the rest is for training. Without classes, all `labels` are 0.
    ///
    /// # Errors
    ///
    /// Where a share is negative, or together they leave nothing for training.
    pub fn stratified(labels: &[usize], dev: f64, test: f64, rng: &mut Rng) -> Result<Self, Error> {
        Error::unless(dev >= 0.0, "dev", dev, "at least 0")?;
        Error::unless(test >= 0.0, "test", test, "at least 0")?;
        Error::unless(dev + test < 1.0, "dev + test", dev + test, "less than 1")?;
        let mut split = Self { train: Vec::new(), dev: Vec::new(), test: Vec::new() };
        for class in by_class(labels, rng) {
            let place = |share: f64| (share * class.len() as f64).round() as usize;
            let (in_dev, in_both) = (place(dev), place(dev + test));
            split.dev.extend(&class[..in_dev]);
            split.test.extend(&class[in_dev..in_both]);
            split.train.extend(&class[in_both..]);
        }
        for part in [&mut split.train, &mut split.dev, &mut split.test] {
            part.sort_unstable();
        }
        Ok(split)
    }
}
// ANCHOR_END: split

// ANCHOR: by_class
/// The numbers of the samples of each class, shuffled.
pub(crate) fn by_class(labels: &[usize], rng: &mut Rng) -> Vec<Vec<usize>> {
    let classes = labels.iter().max().map_or(0, |most| most + 1);
    let mut members = vec![Vec::new(); classes];
    for (n, &label) in labels.iter().enumerate() {
        members[label].push(n);
    }
    members.iter_mut().for_each(|class| class.shuffle(rng));
    members
}
// ANCHOR_END: by_class

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class_counts;
    use proptest::prelude::*;
    use tensor::{Rng, Streams};

    fn rng(seed: u64) -> Rng {
        Streams::new(seed).stream("split")
    }

    /// Of 60 and 40 samples: 12 and 8 in each of the smaller sets.
    #[test]
    fn every_set_has_the_mixture_of_the_whole() {
        let labels: Vec<usize> = (0..100).map(|n| usize::from(n % 5 > 2)).collect();
        let split = Split::stratified(&labels, 0.2, 0.2, &mut rng(1)).unwrap();
        let counts =
            |part: &[usize]| class_counts(&part.iter().map(|&n| labels[n]).collect::<Vec<_>>(), 2);
        assert_eq!(counts(&split.train), [36, 24]);
        assert_eq!(counts(&split.dev), [12, 8]);
        assert_eq!(counts(&split.test), [12, 8]);
    }

    #[test]
    fn the_seed_decides() {
        let draw = |seed| Split::stratified(&[0; 50], 0.3, 0.3, &mut rng(seed)).unwrap();
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
    }

    #[test]
    fn shares_that_leave_nothing_to_learn_from_are_refused() {
        let refused = |dev, test| Split::stratified(&[0; 9], dev, test, &mut rng(1)).unwrap_err();
        assert_eq!(refused(0.5, 0.5).to_string(), "dev + test is 1, it has to be less than 1");
        assert_eq!(refused(-0.1, 0.5).to_string(), "dev is -0.1, it has to be at least 0");
        assert!(refused(0.1, f64::NAN).to_string().starts_with("test is NaN"));
    }

    proptest! {
        #[test]
        fn the_three_sets_are_disjoint_and_together_all(
            labels in prop::collection::vec(0..4_usize, 1..80), dev in 0.0..0.5_f64, test in 0.0..0.49_f64,
        ) {
            let split = Split::stratified(&labels, dev, test, &mut rng(2)).unwrap();
            let mut all = [split.train, split.dev, split.test].concat();
            all.sort_unstable();
            prop_assert!(all.into_iter().eq(0..labels.len()));
        }
    }
}
