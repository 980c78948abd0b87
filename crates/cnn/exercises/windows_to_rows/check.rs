//! Windows as rows.

use super::exercise::unfold;
use ndarray::{Array2, array};

/// The image has only one window here. Which pixel comes second in it?
#[test]
fn pixels_of_a_window_stand_in_reading_order() {
    let rows = unfold(array![[1.0, 2.0], [3.0, 4.0]].view(), 2);
    assert!(rows == array![[1.0, 2.0, 3.0, 4.0]], "1 2 / 3 4 has the one window {rows}");
}

/// How far is it from one place to the next?
#[test]
fn windows_overlap() {
    let rows = unfold(Array2::from_shape_fn((3, 3), |(i, j)| (3 * i + j) as f64).view(), 2);
    assert!(rows.row(1).to_vec() == [1.0, 2.0, 4.0, 5.0], "the second of 0 … 8 is {}", rows.row(1));
}

/// A wide image has more places beside each other than below each other.
#[test]
fn places_follow_the_rows_of_the_image() {
    let wide = Array2::from_shape_fn((2, 4), |(i, j)| (4 * i + j) as f64);
    let rows = unfold(wide.view(), 2);
    assert!(rows.column(0).to_vec() == [0.0, 1.0, 2.0], "windows begin at {}", rows.column(0));
}

/// The crate unfolds batches; one image of one channel is a batch.
#[test]
fn the_crate_has_the_same_rows() {
    for (height, width, k) in [(5, 7, 3), (6, 4, 2), (4, 4, 4), (28, 28, 5)] {
        let image = Array2::from_shape_fn((height, width), |(i, j)| (31 * i + 7 * j) as f64);
        let batch = image.to_shape((1, height, width, 1)).unwrap();
        let (rows, right) =
            (unfold(image.view(), k), cnn::unfold(batch.view(), cnn::Window::new(k)));
        assert!(rows == right, "{height} × {width}, k = {k}:\n{rows}\nin place of\n{right}");
        if k == 5 {
            println!("{} numbers, {:.1} times as many", rows.len(), rows.len() as f64 / 784.0);
        }
    }
}
