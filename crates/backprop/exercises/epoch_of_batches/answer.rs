use ndarray_rand::rand::seq::SliceRandom;
use tensor::Rng;

/// The batches of an epoch.
pub fn epoch(samples: usize, size: usize, rng: &mut Rng) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..samples).collect();
    order.shuffle(rng);
    order.chunks(size).map(<[usize]>::to_vec).collect()
}
