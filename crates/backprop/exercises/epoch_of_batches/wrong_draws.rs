//! Fails `every_sample_comes_once`: each place of a batch is drawn by itself.

use ndarray_rand::rand::Rng as _;
use tensor::Rng;

pub fn epoch(samples: usize, size: usize, rng: &mut Rng) -> Vec<Vec<usize>> {
    let order: Vec<usize> = (0..samples).map(|_| rng.random_range(0..samples)).collect();
    order.chunks(size).map(<[usize]>::to_vec).collect()
}
