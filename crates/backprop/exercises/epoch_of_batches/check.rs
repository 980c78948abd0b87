//! The batches of an epoch.

use super::exercise::epoch;
use ndarray_rand::rand::Rng as _;
use tensor::Streams;

/// Ten samples in batches of four leave two over.
#[test]
fn the_rest_is_a_batch_too() {
    let batches = epoch(10, 4, &mut Streams::new(1).stream("check"));
    let sizes: Vec<_> = batches.iter().map(Vec::len).collect();
    assert!(sizes == [4, 4, 2], "10 samples in batches of 4: the sizes are {sizes:?}");
}

/// An epoch is a round through all samples.
#[test]
fn every_sample_comes_once() {
    let mut all = epoch(100, 7, &mut Streams::new(1).stream("check")).concat();
    all.sort_unstable();
    let twice = all.windows(2).find(|pair| pair[0] == pair[1]);
    assert!(twice.is_none(), "of 100 samples, number {} comes twice", twice.unwrap_or(&[0, 0])[0]);
    assert!(all.iter().copied().eq(0..100), "of 100 samples {} come", all.len());
}

/// The same stream goes on from one epoch to the next.
#[test]
fn every_epoch_has_its_own_order() {
    let mut rng = Streams::new(1).stream("check");
    let (first, second) = (epoch(50, 10, &mut rng), epoch(50, 10, &mut rng));
    assert!(first != second, "two epochs, both begin with {:?}", &first[0][..3]);
}

/// Whole batches that are shuffled among themselves keep their samples together for ever.
#[test]
fn any_two_samples_can_meet_in_a_batch() {
    let mut rng = Streams::new(1).stream("check");
    let together =
        |batches: &[Vec<usize>]| batches.iter().any(|b| b.contains(&0) && b.contains(&9));
    let met = (0..200).filter(|_| together(&epoch(10, 5, &mut rng))).count();
    // Two of ten in the same half: 4 in 9 times.
    assert!((50..130).contains(&met), "samples 0 and 9 meet in {met} of 200 epochs");
    let mut seen = [false; 1000];
    (0..1000).for_each(|_| seen[rng.random_range(0..1000)] = true);
    println!("drawn at random, not seen: {} of 1000", seen.iter().filter(|seen| !**seen).count());
}
