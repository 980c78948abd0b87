//! Ten outputs for ten digits.

use super::exercise::{read, targets};
use backprop::{argmax, one_hot};
use ndarray_rand::rand::Rng;
use tensor::Streams;

/// The digits are 0 to 9, and so are the outputs.
#[test]
fn every_digit_has_its_own_output() {
    for digit in 0..10 {
        let y = targets(digit);
        let right = one_hot::<f64>(&[digit], 10);
        assert!(y[..] == right.as_slice().unwrap()[..], "targets({digit}) is {y:?}, not {right}");
    }
}

/// The network has to say something even when it is sure of nothing.
#[test]
fn the_largest_output_speaks_even_below_a_half() {
    let outputs = [0.02, 0.31, 0.28, 0.01, 0.0, 0.05, 0.03, 0.09, 0.0, 0.07];
    assert!(read(&outputs) == 1, "{outputs:?} is read as {}, not 1", read(&outputs));
}

/// Which is larger, and not which is first above something.
#[test]
fn the_largest_of_several_that_are_on_speaks() {
    let mut rng = Streams::new(1).stream("check");
    for _ in 0..200 {
        let outputs: [f64; 10] = std::array::from_fn(|_| rng.random());
        let right = argmax(ndarray::arr2(&[outputs]).view())[0];
        assert!(
            read(&outputs) == right,
            "{outputs:.2?} is read as {}, not {right}",
            read(&outputs)
        );
    }
    println!("the largest of ten random numbers is the first above a half only now and then");
}
