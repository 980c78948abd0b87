// ANCHOR: order
//! In which order the samples are presented.

use ndarray_rand::rand::seq::SliceRandom;
use tensor::Rng;

/// The order of presentation within an epoch.
#[derive(Debug)]
pub enum Order<'r> {
    /// As the samples are given, the same in every epoch.
    Fixed,
    /// A new random order in every epoch.
    Shuffled(&'r mut Rng),
}

impl Order<'_> {
    /// The order for one epoch: a permutation of 0 … samples − 1.
    pub fn of(&mut self, samples: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..samples).collect();
        if let Self::Shuffled(rng) = self {
            order.shuffle(rng);
        }
        order
    }
}
// ANCHOR_END: order

#[cfg(test)]
mod tests {
    use super::*;
    use tensor::Streams;

    #[test]
    fn a_fixed_order_counts_up() {
        assert_eq!(Order::Fixed.of(4), [0, 1, 2, 3]);
    }

    #[test]
    fn a_shuffled_order_is_a_new_permutation_each_epoch_and_repeats_with_its_seed() {
        let two = || {
            let mut rng = Streams::new(1).stream("order");
            let mut order = Order::Shuffled(&mut rng);
            [order.of(50), order.of(50)]
        };
        let [first, second] = two();
        assert_ne!(first, second);
        assert_eq!([first.clone(), second], two());
        let mut sorted = first;
        sorted.sort_unstable();
        assert_eq!(sorted, Vec::from_iter(0..50));
    }
}
