//! Fails `every_epoch_has_its_own_order`: every epoch starts the stream anew.

use ndarray_rand::rand::seq::SliceRandom;
use tensor::{Rng, Streams};

pub fn epoch(samples: usize, size: usize, _rng: &mut Rng) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..samples).collect();
    order.shuffle(&mut Streams::new(1).stream("shuffle"));
    order.chunks(size).map(<[usize]>::to_vec).collect()
}
