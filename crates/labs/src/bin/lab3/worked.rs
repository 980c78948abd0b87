//! Convolutions with numbers, of the slides and by hand, and what the code makes of the same.

use backprop::Layer;
use cnn::classic::{Slide, conv2d_true, corr2d, error_before, pad, rot180};
use cnn::{Conv2d, Window, toeplitz};
use labs::Table;
use ndarray::{Array1, Array2, Array4, ArrayView2, Axis, arr2};

/// A worked example: what the lecture has, or what comes out by hand, and what the code makes of it.
pub struct Example {
    what: &'static str,
    wanted: Array2<f64>,
    found: Vec<Array2<f64>>,
}

impl Example {
    /// Whether every way to compute it gives the wanted numbers.
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
        through_a_layer(),
        by_the_table(),
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

/// Errors of 2 × 2 and a kernel of 2 × 2, for 3 × 3 inputs.
fn little() -> (Array2<f64>, Array2<f64>) {
    (arr2(&[[11.0, 13.0], [17.0, 19.0]]), arr2(&[[2.0, 3.0], [5.0, 7.0]]))
}

/// The matrix of a layer that slides `w` over 3 × 3 inputs takes errors back when it is transposed.
fn transposed(delta: ArrayView2<f64>, w: ArrayView2<f64>) -> Array2<f64> {
    let row = toeplitz(w, (3, 3), Window::new(2)).t().dot(&delta.flatten());
    row.into_shape_with_order((3, 3)).expect("9 = 3 · 3")
}

/// Errors back through a layer, whose kernel lies on the image as it is: 22 = 11 · 2 in the corner, and in
/// the middle 231 = 11 · 7 + 13 · 5 + 17 · 3 + 19 · 2.
fn through_a_layer() -> Example {
    let (delta, w) = little();
    let picture = |a: &Array2<f64>| a.clone().insert_axis(Axis(0)).insert_axis(Axis(3));
    let mut layer = Conv2d::new(picture(&w), Array1::zeros(1), Window::new(2));
    let (x, z) = (Array4::zeros((1, 3, 3, 1)), Array4::zeros((1, 2, 2, 1)));
    let dx = layer.backward(x.view(), z.view(), picture(&delta), ());
    Example {
        what: "errors back through 2 × 2, correlation: the Toeplitz matrix transposed too",
        wanted: arr2(&[[22.0, 59.0, 39.0], [89.0, 231.0, 148.0], [85.0, 214.0, 133.0]]),
        found: vec![
            error_before(delta.view(), w.view(), Slide::Correlation),
            transposed(delta.view(), w.view()),
            dx.remove_axis(Axis(3)).remove_axis(Axis(0)),
        ],
    }
}

/// The table of the lecture, corrected, with numbers: the kernel lies on the image turned, 77 = 11 · 7 in the
/// corner, and in the middle 279 = 11 · 2 + 13 · 3 + 17 · 5 + 19 · 7.
fn by_the_table() -> Example {
    let (delta, w) = little();
    Example {
        what: "errors back through 2 × 2, true convolution: the lecture's table, corrected",
        wanted: arr2(&[[77.0, 146.0, 65.0], [152.0, 279.0, 121.0], [51.0, 91.0, 38.0]]),
        found: vec![
            error_before(delta.view(), w.view(), Slide::Convolution),
            transposed(delta.view(), rot180(w.view()).view()),
        ],
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
        // Where one way goes wrong, its numbers are shown, not those of a way that does not.
        let wrong = example.found.iter().find(|found| **found != example.wanted);
        let found = wrong.map_or("the same".into(), rows);
        table.row([example.what.into(), rows(&example.wanted), found])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_example_that_fails_the_wrong_numbers_are_shown() {
        let (wanted, wrong) = (arr2(&[[1.0, 2.0]]), arr2(&[[1.0, -3.0]]));
        let found = |found: Vec<Array2<f64>>| {
            let example = Example { what: "two numbers", wanted: wanted.clone(), found };
            table(&[example]).rows[0][2].clone()
        };
        assert_eq!(found(vec![wanted.clone(), wrong.clone()]), "1 −3");
        assert_eq!(found(vec![wrong, wanted.clone()]), "1 −3");
        assert_eq!(found(vec![wanted.clone(), wanted.clone()]), "the same");
    }
}
