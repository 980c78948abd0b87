//! The numbers on the slides of convolution, and what the code makes of the same.

use backprop::Layer;
use cnn::classic::{Slide, conv2d_true, corr2d, error_before, pad};
use cnn::{Conv2d, Window, toeplitz};
use labs::Table;
use ndarray::{Array1, Array2, ArrayView2, Axis, arr2};

/// A worked example: what the lecture has, and what came out.
pub struct Example {
    what: &'static str,
    wanted: Array2<f64>,
    found: Vec<Array2<f64>>,
}

impl Example {
    /// Whether every way to compute it gives the numbers of the lecture.
    pub fn agrees(&self) -> bool {
        self.found.iter().all(|found| *found == self.wanted)
    }
}

/// The two convolutions of the lectures, the Toeplitz matrix, and errors on their way back.
pub fn examples() -> Vec<Example> {
    let (image, kernel) = slide();
    let (x, w) = notes();
    let (image, kernel) = (image.view(), kernel.view());
    let framed = pad(x.view(), 1, 1);
    vec![
        Example {
            what: "the slide's convolution, 5 × 5 and 3 × 3",
            wanted: arr2(&[[12.0, 12.0, 17.0], [10.0, 17.0, 19.0], [9.0, 6.0, 14.0]]),
            found: vec![corr2d(image, kernel), layer(image, kernel, Window::new(3))],
        },
        Example {
            what: "the same with the kernel turned: true convolution",
            wanted: arr2(&[[18.0, 20.0, 19.0], [10.0, 9.0, 17.0], [11.0, 8.0, 14.0]]),
            found: vec![conv2d_true(image, kernel)],
        },
        Example {
            what: "the convolution of the Russian notes, as a Toeplitz matrix too",
            wanted: arr2(&[[9.0, 5.0, 4.0], [8.0, 8.0, 10.0], [8.0, 15.0, 12.0]]),
            found: vec![
                corr2d(x.view(), w.view()),
                layer(x.view(), w.view(), Window::new(3)),
                forward(x.view(), w.view()),
            ],
        },
        Example {
            what: "the same in a frame of zeros",
            wanted: arr2(&[
                [5.0, 11.0, 4.0, 3.0, 3.0],
                [3.0, 9.0, 5.0, 4.0, 4.0],
                [5.0, 8.0, 8.0, 10.0, 3.0],
                [4.0, 8.0, 15.0, 12.0, 6.0],
                [5.0, 5.0, 9.0, 4.0, 2.0],
            ]),
            found: vec![
                corr2d(framed.view(), w.view()),
                layer(x.view(), w.view(), Window::new(3).same()),
            ],
        },
        back(w.view()),
        errors(),
    ]
}

/// Polish lecture 7, *convolution, intuitively*.
fn slide() -> (Array2<f64>, Array2<f64>) {
    let image = arr2(&[
        [3.0, 3.0, 2.0, 1.0, 0.0],
        [0.0, 0.0, 1.0, 3.0, 1.0],
        [3.0, 1.0, 2.0, 2.0, 3.0],
        [2.0, 0.0, 0.0, 2.0, 2.0],
        [2.0, 0.0, 0.0, 0.0, 1.0],
    ]);
    (image, arr2(&[[0.0, 1.0, 2.0], [2.0, 2.0, 0.0], [0.0, 1.0, 2.0]]))
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

/// What the layer makes of one image and one kernel.
fn layer(image: ArrayView2<f64>, kernel: ArrayView2<f64>, window: Window) -> Array2<f64> {
    let picture =
        |pixels: ArrayView2<f64>| pixels.to_owned().insert_axis(Axis(0)).insert_axis(Axis(3));
    let layer = Conv2d::new(picture(kernel), Array1::zeros(1), window);
    layer.predict(picture(image).view()).remove_axis(Axis(3)).remove_axis(Axis(0))
}

/// The convolution of the notes as a matrix of 9 × 25 that is multiplied by the pixels.
fn forward(x: ArrayView2<f64>, w: ArrayView2<f64>) -> Array2<f64> {
    let row = toeplitz(w, x.dim(), Window::new(3)).dot(&x.flatten());
    row.into_shape_with_order((3, 3)).expect("9 = 3 · 3")
}

/// The same matrix on its side takes errors back, as the kernel that is turned does.
fn back(w: ArrayView2<f64>) -> Example {
    let delta = Array2::from_shape_fn((3, 3), |(i, j)| (3 * i + j) as f64 - 3.0);
    let row = toeplitz(w, (5, 5), Window::new(3)).t().dot(&delta.flatten());
    Example {
        what: "errors back: the Toeplitz matrix on its side",
        wanted: error_before(delta.view(), w, Slide::Correlation),
        found: vec![row.into_shape_with_order((5, 5)).expect("25 = 5 · 5")],
    }
}

/// δ of 2 × 2 back through a kernel of 2 × 2 to 3 × 3 inputs, written out as in the figure of the lecture.
fn errors() -> Example {
    let [[d11, d12], [d21, d22]] = [[2.0, -1.0], [3.0, 5.0]];
    let [[w11, w12], [w21, w22]] = [[1.0, 4.0], [-2.0, 3.0]];
    let wanted = arr2(&[
        [d11 * w22, d11 * w21 + d12 * w22, d12 * w21],
        [
            d11 * w12 + d21 * w22,
            d11 * w11 + d12 * w12 + d21 * w21 + d22 * w22,
            d12 * w11 + d22 * w21,
        ],
        [d21 * w12, d21 * w11 + d22 * w12, d22 * w11],
    ]);
    let (delta, w) = (arr2(&[[d11, d12], [d21, d22]]), arr2(&[[w11, w12], [w21, w22]]));
    Example {
        what: "errors back through 2 × 2, as in the figure",
        wanted,
        found: vec![error_before(delta.view(), w.view(), Slide::Convolution)],
    }
}

/// The examples with their numbers.
pub fn table(examples: &[Example]) -> Table {
    let rows = |a: &Array2<f64>| {
        let row = |row: ndarray::ArrayView1<f64>| {
            row.iter().map(f64::to_string).collect::<Vec<_>>().join(" ")
        };
        a.outer_iter().map(row).collect::<Vec<_>>().join(" / ").replace('-', "−")
    };
    let table = Table::new("The worked examples, row by row.", ["example", "wanted", "found"]);
    examples.iter().fold(table, |table, example| {
        let found = if example.agrees() { "the same".into() } else { rows(&example.found[0]) };
        table.row([example.what.into(), rows(&example.wanted), found])
    })
}
