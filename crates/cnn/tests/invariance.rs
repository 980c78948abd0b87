//! What a shift of the image does to maps, to pooled maps and to their means.

use backprop::Layer;
use cnn::{Conv2d, GlobalAverage, MaxPool, Window};
use ndarray::{Array4, s};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use proptest::prelude::*;
use tensor::Streams;

/// A picture of 8 × 8 with two channels, in a dark field of 20 × 20, its corner at (6 + down, 6 + right).
fn shifted(seed: u64, down: usize, right: usize) -> Array4<f64> {
    let mut rng = Streams::new(seed).stream("picture");
    let picture = Array4::random_using((1, 8, 8, 2), StandardNormal, &mut rng);
    let mut field = Array4::zeros((1, 20, 20, 2));
    field.slice_mut(s![.., 6 + down..14 + down, 6 + right..14 + right, ..]).assign(&picture);
    field
}

fn layer() -> Conv2d<f64> {
    Conv2d::random(2, 3, Window::new(3).same(), &mut Streams::new(1).stream("init"))
}

proptest! {
    /// conv(shift(x)) = shift(conv(x)): the map moves with the picture.
    #[test]
    fn convolution_is_equivariant(seed: u64, down in 0..4_usize, right in 0..4_usize) {
        let (here, there) = (layer().predict(shifted(seed, 0, 0).view()), layer().predict(shifted(seed, down, right).view()));
        let here = here.slice(s![.., 5..15, 5..15, ..]);
        let there = there.slice(s![.., 5 + down..15 + down, 5 + right..15 + right, ..]);
        prop_assert!((&here - &there).iter().all(|d| d.abs() < 1e-12));
    }

    /// Blocks of 2 × 2: pooled maps move by half of an even shift, and the mean of a map does not move at all.
    #[test]
    fn pooling_halves_shifts_and_the_mean_forgets_them(seed: u64, down in 0..3_usize, right in 0..3_usize) {
        let pooled = |down, right| MaxPool::new(2).predict(layer().predict(shifted(seed, down, right).view()).view());
        let (here, there) = (pooled(0, 0), pooled(2 * down, 2 * right));
        let moved = there.slice(s![.., 2 + down..8 + down, 2 + right..8 + right, ..]);
        let still = here.slice(s![.., 2..8, 2..8, ..]);
        prop_assert!((&moved - &still).iter().all(|d| d.abs() < 1e-12));
        let mean = |maps: &Array4<f64>| GlobalAverage.predict(maps.view());
        prop_assert!((mean(&here) - mean(&there)).iter().all(|d| d.abs() < 1e-12));
    }
}
