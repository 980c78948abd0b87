//! Sums.

use super::exercise::total;
use adder::Adder;

/// Begin at 0.
#[test]
fn the_sum_of_nothing_is_0() {
    println!("no numbers: {}", total(&[]));
    assert_eq!(total(&[]), 0.0);
}

/// Look at the sign.
#[test]
fn the_sum_of_one_number_is_that_number() {
    assert!(total(&[2.5]) == 2.5, "the sum of 2.5 is {}", total(&[2.5]));
}

/// Keep what you have when the next number comes.
#[test]
fn every_number_counts() {
    let mut adder = Adder::default();
    adder.add(2.0);
    assert_eq!(total(&[2.0, 3.0]), adder.add(3.0));
}
