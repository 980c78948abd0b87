//! Fails `any_two_samples_can_meet_in_a_batch`: the batches are shuffled, their samples are not.

use ndarray_rand::rand::seq::SliceRandom;
use tensor::Rng;

pub fn epoch(samples: usize, size: usize, rng: &mut Rng) -> Vec<Vec<usize>> {
    let order: Vec<usize> = (0..samples).collect();
    let mut batches: Vec<_> = order.chunks(size).map(<[usize]>::to_vec).collect();
    let last = batches.len() - usize::from(samples % size > 0);
    batches[..last].shuffle(rng);
    batches
}
