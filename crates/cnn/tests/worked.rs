//! The numbers on the slides of convolution and pooling, and those of the errata.

use backprop::{Dense, Layer};
use cnn::classic::{Slide, conv2d_true, convolve, corr2d, error_before, pad, weight_gradient};
use cnn::{AveragePool, Conv2d, Error, MaxPool, MinPool, Window, output_size, toeplitz};
use ndarray::{Array1, Array2, Array4, ArrayView2, Axis, arr2, array};
use tensor::GradientCheck;

/// Polish lecture 7, *convolution, intuitively*.
fn image() -> Array2<f64> {
    arr2(&[
        [3.0, 3.0, 2.0, 1.0, 0.0],
        [0.0, 0.0, 1.0, 3.0, 1.0],
        [3.0, 1.0, 2.0, 2.0, 3.0],
        [2.0, 0.0, 0.0, 2.0, 2.0],
        [2.0, 0.0, 0.0, 0.0, 1.0],
    ])
}

fn kernel() -> Array2<f64> {
    arr2(&[[0.0, 1.0, 2.0], [2.0, 2.0, 0.0], [0.0, 1.0, 2.0]])
}

/// Russian notes §5.2.
fn notes() -> (Array2<f64>, Array2<f64>) {
    let x = arr2(&[
        [0.0, 1.0, 2.0, 1.0, 0.0],
        [4.0, 1.0, 0.0, 1.0, 0.0],
        [2.0, 0.0, 1.0, 1.0, 1.0],
        [1.0, 2.0, 3.0, 1.0, 0.0],
        [0.0, 4.0, 3.0, 2.0, 0.0],
    ]);
    (x, arr2(&[[0.0, 1.0, 0.0], [1.0, 0.0, 1.0], [2.0, 1.0, 0.0]]))
}

/// (1, H, W, 1).
fn as_image(pixels: ArrayView2<f64>) -> Array4<f64> {
    pixels.to_owned().insert_axis(Axis(0)).insert_axis(Axis(3))
}

fn layer(kernel: ArrayView2<f64>, window: Window) -> Conv2d<f64> {
    Conv2d::new(as_image(kernel), Array1::zeros(1), window)
}

fn map(y: Array4<f64>) -> Array2<f64> {
    y.remove_axis(Axis(3)).remove_axis(Axis(0))
}

/// First entry: 3·0 + 3·1 + 2·2 + 0·2 + 0·2 + 1·0 + 3·0 + 1·1 + 2·2 = 12.
#[test]
fn the_slides_convolution_is_a_correlation() {
    let right = arr2(&[[12.0, 12.0, 17.0], [10.0, 17.0, 19.0], [9.0, 6.0, 14.0]]);
    assert_eq!(corr2d(image().view(), kernel().view()), right);
    let layer = layer(kernel().view(), Window::new(3));
    assert_eq!(map(layer.predict(as_image(image().view()).view())), right);
}

#[test]
fn a_true_convolution_of_the_slides_image_has_other_numbers() {
    let right = arr2(&[[18.0, 20.0, 19.0], [10.0, 9.0, 17.0], [11.0, 8.0, 14.0]]);
    assert_eq!(conv2d_true(image().view(), kernel().view()), right);
}

/// One slide prints 2 3 0 in the middle of the kernel; the numbers of the other come of 2 2 0.
#[test]
fn the_kernel_with_a_3_does_not_give_the_slides_numbers() {
    let mut wrong = kernel();
    wrong[[1, 1]] = 3.0;
    let map = corr2d(image().view(), wrong.view());
    assert!(map != arr2(&[[12.0, 12.0, 17.0], [10.0, 17.0, 19.0], [9.0, 6.0, 14.0]]));
}

#[test]
fn the_notes_convolution_and_the_same_in_a_frame() {
    let (x, w) = notes();
    let right = arr2(&[[9.0, 5.0, 4.0], [8.0, 8.0, 10.0], [8.0, 15.0, 12.0]]);
    assert_eq!(corr2d(x.view(), w.view()), right);
    let same = arr2(&[
        [5.0, 11.0, 4.0, 3.0, 3.0],
        [3.0, 9.0, 5.0, 4.0, 4.0],
        [5.0, 8.0, 8.0, 10.0, 3.0],
        [4.0, 8.0, 15.0, 12.0, 6.0],
        [5.0, 5.0, 9.0, 4.0, 2.0],
    ]);
    assert_eq!(corr2d(pad(x.view(), 1, 1).view(), w.view()), same);
    let layer = layer(w.view(), Window::new(3).same());
    assert_eq!(map(layer.predict(as_image(x.view()).view())), same);
}

/// The notes show the window 2 0 1 / 1 2 3 / 0 4 3 beside the result 15; it gives 8. The 15 is of the window
/// one column further.
#[test]
fn the_window_beside_the_15_of_the_notes_gives_8() {
    let (x, w) = notes();
    let product = |row: usize, column: usize| {
        let window = x.slice(ndarray::s![row..row + 3, column..column + 3]);
        (window, (&window * &w).sum())
    };
    let shown = arr2(&[[2.0, 0.0, 1.0], [1.0, 2.0, 3.0], [0.0, 4.0, 3.0]]);
    assert_eq!(product(2, 0), (shown.view(), 8.0));
    let meant = arr2(&[[0.0, 1.0, 1.0], [2.0, 3.0, 1.0], [4.0, 3.0, 2.0]]);
    assert_eq!(product(2, 1), (meant.view(), 15.0));
}

/// Sides, filters, padding, stride and places; 10, 3, 0, 2 would make 4.5.
#[test]
fn sizes_of_the_maps_and_the_filter_that_does_not_fit() {
    for (n, f, p, s, o) in [
        (10, 3, 0, 1, 8),
        (28, 5, 0, 1, 24),
        (28, 3, 0, 1, 26),
        (28, 7, 3, 1, 28),
        (7, 3, 1, 2, 4),
        (4, 3, 0, 1, 2),
        (11, 11, 5, 10, 2),
        (12, 2, 0, 2, 6),
    ] {
        assert_eq!(output_size(n, f, p, s), Ok(o), "{n}, {f}, {p}, {s}");
    }
    let error = output_size(10, 3, 0, 2).unwrap_err();
    assert_eq!(error, Error::DoesNotFit { size: 10, filter: 3, padding: 0, stride: 2 });
    assert_eq!(
        error.to_string(),
        "a filter of 3 with stride 2 does not fit into 10 pixels with padding 0: \
         (10 − 3 + 2 · 0)/2 + 1 = 4.5"
    );
    // Libraries take the floor: the last column is never seen.
    assert_eq!(Window::new(3).stride(2).output(10, 10), Ok((4, 4)));
    assert_eq!(
        output_size(3, 5, 0, 1).unwrap_err().to_string(),
        "a filter of 5 with stride 1 has no place in a length of 3 with padding 0"
    );
}

/// 4 × 4 to 2 × 2: 64 weights of a dense layer, 9 of the kernel. Row 2 of the matrix starts with one 0 and
/// ends with four; on the slide it has 17 entries.
#[test]
fn the_matrix_of_the_slide_has_sixteen_columns() {
    let k = arr2(&[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]]);
    let t = toeplitz(k.view(), (4, 4), Window::new(3));
    let rows = arr2(&[
        [1.0, 2.0, 3.0, 0.0, 4.0, 5.0, 6.0, 0.0, 7.0, 8.0, 9.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        [0.0, 1.0, 2.0, 3.0, 0.0, 4.0, 5.0, 6.0, 0.0, 7.0, 8.0, 9.0, 0.0, 0.0, 0.0, 0.0],
        [0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 3.0, 0.0, 4.0, 5.0, 6.0, 0.0, 7.0, 8.0, 9.0, 0.0],
        [0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 3.0, 0.0, 4.0, 5.0, 6.0, 0.0, 7.0, 8.0, 9.0],
    ]);
    assert_eq!(t, rows);
    assert_eq!((t.len(), k.len()), (64, 9));
}

/// A dense layer with the weights of the Toeplitz matrix: the same outputs, and the gradient of a shared
/// weight is the sum over the places where it stands.
#[test]
fn a_convolution_is_a_dense_layer_with_cut_and_shared_connections() {
    let (x, w) = notes();
    let mut convolution = layer(w.view(), Window::new(3));
    let t = toeplitz(w.view(), (5, 5), Window::new(3));
    let mut dense = Dense::new(t, Array1::zeros(9));
    let row = x.to_shape((1, 25)).unwrap();
    let picture = as_image(x.view());
    let z = dense.predict(row.view());
    let maps = convolution.predict(picture.view());
    assert_eq!(z.flatten(), maps.flatten());
    let delta = Array2::from_shape_fn((1, 9), |(_, n)| n as f64 - 3.0);
    let d_row = dense.backward(row.view(), z.view(), delta.clone(), ());
    let delta = delta.into_shape_with_order((1, 3, 3, 1)).unwrap();
    let d_picture = convolution.backward(picture.view(), maps.view(), delta, ());
    assert_eq!(d_row.flatten(), d_picture.flatten());
    for ((_, m, n, _), &shared) in convolution.weight.grad.indexed_iter() {
        let places = (0..9).map(|place| (place, 5 * (place / 3 + m) + place % 3 + n));
        let sum: f64 = places.map(|(place, pixel)| dense.weight.grad[[place, pixel]]).sum();
        assert_eq!(shared, sum);
    }
    assert_eq!(convolution.bias.grad[0], dense.bias.grad.sum());
}

/// A row for each block: 0 1 4 1, 2 1 0 2 … of a 4 × 4 image.
#[test]
fn pooling_in_steps_of_one_and_of_two() {
    let x = arr2(&[
        [0.0, 1.0, 2.0, 1.0],
        [4.0, 1.0, 0.0, 1.0],
        [2.0, 0.0, 1.0, 1.0],
        [1.0, 2.0, 3.0, 1.0],
    ]);
    let x = as_image(x.view());
    let each = map(MaxPool::over(Window::new(2)).predict(x.view()));
    assert_eq!(each, arr2(&[[4.0, 2.0, 2.0], [4.0, 1.0, 1.0], [2.0, 3.0, 3.0]]));
    assert_eq!(map(MaxPool::new(2).predict(x.view())), arr2(&[[4.0, 2.0], [2.0, 3.0]]));
    assert_eq!(map(MinPool::new(2).predict(x.view())), arr2(&[[0.0, 0.0], [0.0, 1.0]]));
    assert_eq!(map(AveragePool::new(2).predict(x.view())), arr2(&[[1.5, 1.0], [1.25, 1.5]]));
}

/// A line in an even column, moved by one pixel within its blocks and by two out of them: the blocks of A and
/// B are the same, those of C are not.
#[test]
fn a_shift_within_a_block_is_not_seen_and_one_beyond_it_is() {
    let line =
        |at: usize| as_image(Array2::from_shape_fn((6, 8), |(_, x)| f64::from(x == at)).view());
    let [a, b, c] = [2, 3, 4].map(|at| map(MaxPool::new(2).predict(line(at).view())));
    assert_eq!(a, b);
    assert!(a != c);
}

/// The table of back-projected errors, with true convolution forward; row 2 of the slide is garbled.
#[test]
fn errors_back_through_two_by_two_are_the_corrected_table() {
    let (w, d) = (arr2(&[[2.0, 3.0], [5.0, 7.0]]), arr2(&[[11.0, 13.0], [17.0, 19.0]]));
    let [[w11, w12], [w21, w22]] = [[2.0, 3.0], [5.0, 7.0]];
    let [[d11, d12], [d21, d22]] = [[11.0, 13.0], [17.0, 19.0]];
    let table = arr2(&[
        [d11 * w22, d11 * w21 + d12 * w22, d12 * w21],
        [
            d11 * w12 + d21 * w22,
            d11 * w11 + d12 * w12 + d21 * w21 + d22 * w22,
            d12 * w11 + d22 * w21,
        ],
        [d21 * w12, d21 * w11 + d22 * w12, d22 * w11],
    ]);
    assert_eq!(error_before(d.view(), w.view(), Slide::Convolution), table);
}

/// The table against central differences: C = Σ δ ⊙ (a ∗ w).
#[test]
fn gradient_of_the_corrected_table_matches() {
    let (w, d) = (arr2(&[[2.0, 3.0], [5.0, 7.0]]), arr2(&[[11.0, 13.0], [17.0, 19.0]]));
    let a = arr2(&[[0.5, -1.0, 2.0], [1.5, 0.0, -0.5], [3.0, 1.0, -2.0]]);
    let back = error_before(d.view(), w.view(), Slide::Convolution);
    let by_weight = weight_gradient(a.view(), d.view(), Slide::Convolution);
    let mut check = GradientCheck::new();
    check.compare("a", a.view(), back.view(), |a| (conv2d_true(a, w.view()) * &d).sum());
    check.compare("w", w.view(), by_weight.view(), |w| (conv2d_true(a.view(), w) * &d).sum());
    check.assert_passed();
}

/// The first cell of the slide's second row is δ₁₁w₁₂ + δ₁₂w₁₂ + δ₂₁w₂₁ + δ₂₂w₂₂ = 290: it would let errors
/// reach a pixel that no such place has seen, and δ₁₁w₁₂ + δ₂₁w₂₂ = 152 is right. The middle cell is
/// δ₁₂w₁₁ + δ₂₁w₁₂ = 77, where all four errors arrive, 279. The third is right.
#[test]
fn the_tables_second_row_as_printed_is_another_number() {
    let (w, d) = (arr2(&[[2.0, 3.0], [5.0, 7.0]]), arr2(&[[11.0, 13.0], [17.0, 19.0]]));
    let back = error_before(d.view(), w.view(), Slide::Convolution);
    let first = 11.0 * 3.0 + 13.0 * 3.0 + 17.0 * 5.0 + 19.0 * 7.0;
    assert_eq!((back[[1, 0]], first), (11.0 * 3.0 + 17.0 * 7.0, 290.0));
    let middle = 13.0 * 2.0 + 17.0 * 3.0;
    assert_eq!((back[[1, 1]], middle), (279.0, 77.0));
    assert_eq!(back[[1, 2]], 13.0 * 2.0 + 19.0 * 5.0);
}

/// Forward by correlation and gradients by the formula of convolution: the pixels have other errors, which
/// the differences refute.
#[test]
fn gradient_formulas_of_one_direction_fail_for_the_other() {
    let (w, d) = (arr2(&[[2.0, 3.0], [5.0, 7.0]]), arr2(&[[11.0, 13.0], [17.0, 19.0]]));
    let a = arr2(&[[0.5, -1.0, 2.0], [1.5, 0.0, -0.5], [3.0, 1.0, -2.0]]);
    for (forward, passes) in [(Slide::Correlation, true), (Slide::Convolution, false)] {
        let back = error_before(d.view(), w.view(), forward);
        let mut check = GradientCheck::new();
        check.compare("a", a.view(), back.view(), |a| (corr2d(a, w.view()) * &d).sum());
        assert_eq!(check.passed(), passes);
    }
}

/// One bias serves a map: its gradient is the sum of all errors of the map, 60 here.
#[test]
fn the_gradient_of_a_bias_is_the_sum_over_its_map() {
    let (mut layer, x) = (layer(arr2(&[[1.0, 2.0], [3.0, 4.0]]).view(), Window::new(2)), image());
    let x = as_image(x.slice(ndarray::s![..3, ..3]));
    let z = layer.predict(x.view());
    let delta = as_image(arr2(&[[11.0, 13.0], [17.0, 19.0]]).view());
    layer.accumulate(x.view(), z.view(), delta, ());
    assert_eq!(layer.bias.grad, array![60.0]);
}

/// The mean of four: each of them has a quarter of the error; of the largest, the winner has all.
#[test]
fn connections_of_a_mean_are_a_quarter_and_those_of_a_maximum_one_and_zero() {
    let x = as_image(arr2(&[[1.0, 4.0], [2.0, 3.0]]).view());
    let one = Array4::from_elem((1, 1, 1, 1), 8.0);
    let mut mean = AveragePool::new(2);
    let (y, receipt) = mean.forward(x.view(), &mut backprop::Mode::Eval);
    let dx = map(mean.backward(x.view(), y.view(), one.clone(), receipt));
    assert_eq!(dx, arr2(&[[2.0, 2.0], [2.0, 2.0]]));
    let mut largest = MaxPool::new(2);
    let (y, receipt) = largest.forward(x.view(), &mut backprop::Mode::Eval);
    let dx = map(largest.backward(x.view(), y.view(), one, receipt));
    assert_eq!(dx, arr2(&[[0.0, 8.0], [0.0, 0.0]]));
}

/// Two channels of one pixel, 2 and 3, under 10 and 100, and a bias of 1: 321.
#[test]
fn channels_are_summed_under_one_bias() {
    let x = array![2.0, 3.0].into_shape_with_order((1, 1, 2)).unwrap();
    let w = array![10.0, 100.0].into_shape_with_order((1, 1, 1, 2)).unwrap();
    let z = convolve(x.view(), w.view(), array![1.0].view(), Window::new(1));
    assert_eq!(z[[0, 0, 0]], 321.0);
}
