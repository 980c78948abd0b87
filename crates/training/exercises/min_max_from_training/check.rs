//! Data that were not there when the scaling was fitted.

use super::exercise::min_max;
use ndarray::{Array2, array};
use ndarray_rand::rand::Rng as _;
use tensor::Streams;
use training::Scaler;

/// The ages in training go from 0 to 10. Where between them is 5, whoever comes along with it?
#[test]
fn new_data_take_the_numbers_of_the_training_data() {
    let scaled = min_max(array![[0.0], [10.0]].view(), array![[5.0], [6.0]].view());
    assert_eq!(scaled, array![[0.5], [0.6]], "train 0 and 10, x 5 and 6: {scaled}");
}

/// 15 and 20 are not the same age, even if training ended at 10.
#[test]
fn what_lies_beyond_stays_beyond() {
    let scaled = min_max(array![[0.0], [10.0]].view(), array![[15.0], [-5.0]].view());
    assert_eq!(scaled, array![[1.5], [-0.5]], "train 0 and 10, x 15 and −5: {scaled}");
}

/// What is the range of a column of sevens? And what is 0/0?
#[test]
fn a_constant_column_is_shifted_only() {
    let scaled = min_max(array![[7.0], [7.0]].view(), array![[7.0], [9.0]].view());
    assert_eq!(scaled, array![[0.0], [2.0]], "train 7 and 7, x 7 and 9: {scaled}");
}

/// Every column has a range of its own.
#[test]
fn it_is_the_scaler_of_the_crate() {
    let mut rng = Streams::new(1).stream("columns");
    let mut draw = |rows| {
        Array2::from_shape_fn((rows, 3), |(_, k)| rng.random_range(-1.0..1.0) * [1.0, 1e4, 0.1][k])
    };
    let (train, x) = (draw(8), draw(5));
    let right = Scaler::min_max(train.view()).apply(x.view());
    let scaled = min_max(train.view(), x.view());
    let apart = (&scaled - &right).fold(0.0, |most: f64, d| most.max(d.abs()));
    assert!(apart < 1e-12, "train\n{train}\nx\n{x}\nbecomes\n{scaled}\nand should be\n{right}");
    let income = min_max(array![[1200.0], [40_000.0]].view(), array![[59_400.0]].view());
    println!("an income of 59,400 is {:.2}", income[(0, 0)]);
}
