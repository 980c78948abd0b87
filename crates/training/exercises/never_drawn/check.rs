//! The test that goes with a draw.

use super::exercise::test as out_of;
use tensor::Streams;
use training::resample;

/// Which of these samples has the model never seen?
#[test]
fn what_was_drawn_is_no_test() {
    let came = out_of(&[3, 0, 3, 4, 2], 5);
    assert!(came == [1], "drawn were 3, 0, 3, 4 and 2 of five: the test is {came:?}");
}

/// Which samples are there, whatever was drawn?
#[test]
fn the_last_samples_can_be_missing() {
    let came = out_of(&[0, 0, 1, 1, 1], 5);
    assert!(came == [2, 3, 4], "drawn were 0 and 1 of five: the test is {came:?}");
}

/// Can it be that nothing is left?
#[test]
fn all_can_be_drawn() {
    let came = out_of(&[2, 0, 1], 3);
    assert!(came.is_empty(), "each of three was drawn once: the test is {came:?}");
}

/// Compare with the crate.
#[test]
fn it_agrees_with_the_crate() {
    let mut rng = Streams::new(1).stream("draws");
    let mut shares = [0.0; 2];
    for (share, samples) in shares.iter_mut().zip([2, 1000]) {
        for _ in 0..500 {
            let draw = resample(samples, &mut rng);
            let came = out_of(&draw.bag, samples);
            assert_eq!(came, draw.out, "of {samples} samples");
            *share += came.len() as f64 / (500 * samples) as f64;
        }
    }
    println!("of two samples {:.2} are in the test, of 1,000 {:.2}", shares[0], shares[1]);
}
