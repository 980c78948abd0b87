//! Max pooling with windows and strides.

use super::exercise::pool;
use ndarray::{Array2, array};

/// All numbers of this map are negative. Which number did the comparison start from?
#[test]
fn negative_numbers_can_win() {
    let x = array![[-4.0, -2.0], [-3.0, -9.0]];
    let y = pool(x.view(), 2, 2);
    assert!(y == array![[-2.0]], "the largest of -4, -2, -3, -9: it says {y}");
}

/// A map of 5 × 5 with blocks of 2 × 2. Is there a whole block in the last row?
#[test]
fn rows_that_fill_no_window_are_left_out() {
    let x = Array2::from_shape_fn((5, 5), |(i, j)| (5 * i + j) as f64);
    let y = pool(x.view(), 2, 2);
    assert!(y.dim() == (2, 2), "5 × 5 in blocks of 2 × 2: {:?} numbers come out", y.dim());
    assert!(y == array![[6.0, 8.0], [16.0, 18.0]], "the map counts from 0 to 24: it says {y}");
}

/// Windows of 2 × 2 that move one pixel at a time. How far is the second window from the first?
#[test]
fn windows_may_overlap() {
    let x = array![
        [0.0, 1.0, 2.0, 1.0],
        [4.0, 1.0, 0.0, 1.0],
        [2.0, 0.0, 1.0, 1.0],
        [1.0, 2.0, 3.0, 1.0]
    ];
    let y = pool(x.view(), 2, 1);
    let right = array![[4.0, 2.0, 2.0], [4.0, 1.0, 1.0], [2.0, 3.0, 3.0]];
    assert!(y == right, "k = 2, s = 1, on the map of the page: it says\n{y}");
}

/// A map that is wider than high.
#[test]
fn rows_and_columns_are_not_mixed_up() {
    let x = Array2::from_shape_fn((2, 6), |(i, j)| (10 * i + j) as f64);
    let y = pool(x.view(), 2, 2);
    assert!(y == array![[11.0, 13.0, 15.0]], "2 × 6 in blocks of 2 × 2: it says {y}");
    let mut map = Array2::zeros((28, 28));
    for _ in 0..3 {
        map = pool(map.view(), 2, 2);
    }
    println!("after three poolings {} × {} numbers are left", map.nrows(), map.ncols());
}
