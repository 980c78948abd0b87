//! Fails `the_rest_is_a_batch_too`: the last samples are dropped.

use ndarray_rand::rand::seq::SliceRandom;
use tensor::Rng;

pub fn epoch(samples: usize, size: usize, rng: &mut Rng) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..samples).collect();
    order.shuffle(rng);
    order.chunks_exact(size).map(<[usize]>::to_vec).collect()
}
