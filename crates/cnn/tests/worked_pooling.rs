//! What pooling saves, and which shifts it does not notice.

use backprop::Layer;
use cnn::arch::{Stage, conv20_conv50};
use cnn::{Conv2d, MaxPool, Window};
use ndarray::{Array4, s};
use tensor::Streams;

/// Without its poolings the net keeps 520 and 25,050 parameters in its convolutions, and has 20·20·50·500 +
/// 500 in place of 4·4·50·500 + 500 in its first dense layer.
#[test]
fn pooling_saves_weights_of_dense_layers_only() {
    let with = conv20_conv50();
    let mut without = with.clone();
    without.stages.retain(|stage| !matches!(stage, Stage::MaxPool(_)));
    let counts = |rows: Vec<cnn::arch::Row>| -> Vec<usize> {
        rows.iter().map(|row| row.parameters).filter(|&count| count > 0).collect()
    };
    let [with, without] = [with, without].map(|plan| counts(plan.summary().unwrap().rows));
    assert_eq!(with, [520, 25_050, 400_500, 5_010]);
    assert_eq!(without, [520, 25_050, 10_000_500, 5_010]);
}

/// L poolings by 2 make cells of 2^L columns. A lone pixel in each of them goes one to the right: it is noticed
/// in one case of 2^L.
#[test]
fn a_lone_pixel_stays_in_its_cell_from_all_columns_but_the_last() {
    let pooled = |column: usize, times: usize| {
        let x =
            Array4::from_shape_fn((1, 8, 32, 1), |(_, i, j, _)| f64::from((i, j) == (3, column)));
        (0..times).fold(x, |x, _| MaxPool::new(2).predict(x.view()))
    };
    for (times, cell) in [(1, 2), (2, 4), (3, 8)] {
        let unnoticed =
            (0..cell).filter(|at| pooled(8 + at, times) == pooled(8 + at + 1, times)).count();
        assert_eq!(unnoticed, cell - 1, "{times} poolings");
    }
}

/// A picture of 6 × 6 in a field of 16 × 16, wherever it stands: the largest answers of a convolution are the same.
#[test]
fn the_largest_of_a_whole_map_forgets_the_place() {
    let mut rng = Streams::new(1).stream("init");
    let layer = Conv2d::<f64>::random(1, 4, Window::new(5).same(), &mut rng);
    let largest = |down: usize, right: usize| {
        let mut x = Array4::zeros((1, 16, 16, 1));
        let picture =
            Array4::from_shape_fn((1, 6, 6, 1), |(_, i, j, _)| ((7 * i + 5 * j) % 11) as f64);
        x.slice_mut(s![.., down..down + 6, right..right + 6, ..]).assign(&picture);
        MaxPool::new(16).predict(layer.predict(x.view()).view())
    };
    let here = largest(2, 2);
    for (down, right) in [(2, 3), (5, 2), (7, 8), (8, 8)] {
        let there = largest(down, right);
        assert!((&here - &there).iter().all(|d| d.abs() < 1e-12), "{down}, {right}");
    }
}
