// ANCHOR: batch
//! An epoch in mini-batches: every sample once, in a new order.

use ndarray_rand::rand::seq::SliceRandom;
use std::slice::Chunks;
use tensor::Rng;

use crate::error::Error;

/// The numbers of all samples, shuffled and cut anew for every epoch.
///
/// Source: Polish lecture 2, *learning in batches*; lecture 3, *back-propagation, SGD and mini-batches*.
#[derive(Clone, Debug)]
pub struct Batches {
    order: Vec<usize>,
    size: usize,
}

impl Batches {
    /// Batches of `size` out of so many `samples`; the last one of an epoch may be smaller.
    ///
    /// # Errors
    ///
    /// [`Error::Batches`] where one of the numbers is 0.
    pub fn new(samples: usize, size: usize) -> Result<Self, Error> {
        if samples == 0 || size == 0 {
            return Err(Error::Batches { samples, size });
        }
        Ok(Self { order: (0..samples).collect(), size })
    }

    /// The batches of one epoch, each a list of rows: `x.select(Axis(0), rows)` gathers them.
    ///
    /// Only `rng` decides: the order of the epoch before has no part in it.
    pub fn epoch(&mut self, rng: &mut Rng) -> Chunks<'_, usize> {
        for (row, place) in self.order.iter_mut().enumerate() {
            *place = row;
        }
        self.order.shuffle(rng);
        self.order.chunks(self.size)
    }
}
// ANCHOR_END: batch

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Axis, array};
    use proptest::prelude::*;
    use tensor::Streams;

    /// 10 samples in batches of 4: 4, 4 and 2.
    #[test]
    fn the_last_batch_has_what_is_left() {
        let mut batches = Batches::new(10, 4).unwrap();
        let mut rng = Streams::new(1).stream("shuffle");
        let sizes: Vec<_> = batches.epoch(&mut rng).map(<[usize]>::len).collect();
        assert_eq!(sizes, [4, 4, 2]);
        assert_eq!(Batches::new(3, 64).unwrap().epoch(&mut rng).len(), 1);
    }

    #[test]
    fn rows_are_gathered_in_the_order_of_the_batch() {
        let (x, y) = (array![[0.0, 0.5], [1.0, 1.5], [2.0, 2.5]], [10, 11, 12]);
        let mut batches = Batches::new(3, 3).unwrap();
        for rows in batches.epoch(&mut Streams::new(2).stream("shuffle")) {
            let (x, y) = (x.select(Axis(0), rows), rows.iter().map(|&row| y[row]));
            assert_eq!(x.column(0).to_vec(), rows.iter().map(|&r| r as f64).collect::<Vec<_>>());
            assert!(y.eq(rows.iter().map(|row| row + 10)));
        }
    }

    /// Resuming from a position of the stream gives the epochs that would have come.
    #[test]
    fn an_epoch_depends_on_its_stream_alone() {
        let streams = Streams::new(3);
        let epochs = |count: usize, from: usize| -> Vec<Vec<usize>> {
            let (mut rng, mut fresh) = (streams.stream("shuffle"), Batches::new(20, 3).unwrap());
            let mut position = 0;
            for _ in 0..from {
                let _ = fresh.epoch(&mut rng);
                position = rng.get_word_pos();
            }
            let (mut rng, mut batches) = (streams.stream("shuffle"), Batches::new(20, 3).unwrap());
            rng.set_word_pos(position);
            (0..count).map(|_| batches.epoch(&mut rng).flatten().copied().collect()).collect()
        };
        let (all, late) = (epochs(5, 0), epochs(2, 3));
        assert_eq!(all[3..], late);
        assert_ne!(all[0], all[1]);
    }

    /// In 6,000 epochs of three samples each of the six orders comes about 1,000 times.
    #[test]
    fn every_order_is_as_likely_as_the_others() {
        let (mut batches, mut rng) =
            (Batches::new(3, 1).unwrap(), Streams::new(4).stream("shuffle"));
        let mut counts = std::collections::BTreeMap::new();
        for _ in 0..6000 {
            let order: Vec<usize> = batches.epoch(&mut rng).flatten().copied().collect();
            *counts.entry(order).or_insert(0) += 1;
        }
        assert_eq!(counts.len(), 6);
        // The deviation of such a count is √(6000 · 5/36) = 29.
        assert!(counts.values().all(|n: &i32| (n - 1000).abs() < 145), "{counts:?}");
    }

    #[test]
    fn nothing_to_cut_and_nothing_to_cut_into_are_refused() {
        let refused = |samples, size| Batches::new(samples, size).unwrap_err().to_string();
        assert_eq!(
            refused(10, 0),
            "10 samples cannot be cut into batches of 0: both have to be at least 1"
        );
        assert!(refused(0, 64).starts_with("0 samples"));
    }

    proptest! {
        #[test]
        fn an_epoch_presents_every_sample_once(samples in 1..200_usize, size in 1..70_usize) {
            let mut rng = Streams::new(5).stream("shuffle");
            let mut batches = Batches::new(samples, size).unwrap();
            for _ in 0..2 {
                let epoch: Vec<&[usize]> = batches.epoch(&mut rng).collect();
                let (last, full) = epoch.split_last().unwrap();
                prop_assert!(full.iter().all(|rows| rows.len() == size));
                prop_assert_eq!(last.len(), samples - full.len() * size);
                let mut all = epoch.concat();
                all.sort_unstable();
                prop_assert!(all.into_iter().eq(0..samples));
            }
        }
    }
}
