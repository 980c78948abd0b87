//! Rows of windows as pixels.

use super::exercise::fold;
use ndarray::{Array2, array};

/// There is one window here: nothing has to be summed up.
#[test]
fn a_pixel_goes_back_where_it_came_from() {
    let image = fold(array![[1.0, 2.0, 3.0, 4.0]].view(), 2, 2, 2);
    assert!(image == array![[1.0, 2.0], [3.0, 4.0]], "the window 1 2 3 4 becomes\n{image}");
}

/// The middle one of three pixels lies in both windows of two.
#[test]
fn a_pixel_of_two_windows_sums_both() {
    let image = fold(array![[1.0, 1.0, 1.0, 1.0], [1.0, 1.0, 1.0, 1.0]].view(), 2, 3, 2);
    assert!(image == array![[1.0, 2.0, 1.0], [1.0, 2.0, 1.0]], "ones become\n{image}");
}

/// ⟨unfold(x), rows⟩ and ⟨x, fold(rows)⟩ are sums of the same products.
#[test]
fn folding_is_the_adjoint() {
    for (height, width, k) in [(5, 7, 3), (6, 4, 2), (3, 3, 1)] {
        let x = Array2::from_shape_fn((height, width), |(i, j)| ((5 * i + 3 * j) % 7) as f64);
        let batch = x.to_shape((1, height, width, 1)).unwrap();
        let windows = cnn::unfold(batch.view(), cnn::Window::new(k));
        let rows = Array2::from_shape_fn(windows.dim(), |(i, j)| ((3 * i + j) % 5) as f64);
        let (left, right) =
            ((&windows * &rows).sum(), (&x * &fold(rows.view(), height, width, k)).sum());
        assert!(left == right, "{height} × {width}, k = {k}: {left} and {right}");
    }
    let ones = fold(Array2::ones((9, 9)).view(), 5, 5, 3);
    println!("in the middle {}, in the corner {}", ones[[2, 2]], ones[[0, 0]]);
}
