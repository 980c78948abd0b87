//! What does a kernel make of one bright pixel, and what of one single error on the way back?

use cnn::classic::{Slide, conv2d_true, corr2d, error_before};
use ndarray::{Array2, ArrayView2, arr2};
use plot::{Figure, ImageGrid};

fn main() -> std::io::Result<()> {
    let kernel = arr2(&[
        [1.0, 1.0, 1.0, 1.0, 0.0],
        [1.0, 0.0, 0.0, 0.0, 0.0],
        [1.0, 1.0, 1.0, 0.0, 0.0],
        [1.0, 0.0, 0.0, 0.0, 0.0],
        [1.0, 0.0, 0.0, 0.0, 0.0],
    ]);
    let single = |side: usize| {
        let middle = side / 2;
        Array2::from_shape_fn((side, side), |place| f64::from(place == (middle, middle)))
    };
    // Forward over 13 × 13 pixels, back from 5 × 5 errors: 9 × 9 either way.
    let (pixel, error) = (single(13), single(5));
    let back = |forward| error_before(error.view(), kernel.view(), forward);
    let rows: [(&str, Array2<f64>, Array2<f64>); 2] = [
        ("correlation", corr2d(pixel.view(), kernel.view()), back(Slide::Correlation)),
        ("convolution", conv2d_true(pixel.view(), kernel.view()), back(Slide::Convolution)),
    ];
    let image = |grid: ImageGrid, name: String, shown: ArrayView2<f64>| {
        grid.image(name, shown.dim(), |i, j| shown[[i, j]])
    };
    let mut grid = ImageGrid::grey(3);
    for (name, forward, back) in &rows {
        grid = image(grid, "kernel".into(), kernel.view());
        grid = image(grid, format!("pixel, {name}"), forward.view());
        grid = image(grid, "error, back".into(), back.view());
    }
    Figure::new(
        "Which way up does a kernel come out? Under a correlation one bright pixel leaves the kernel turned by \
         180°, and one single error on the way back leaves it upright. Under a convolution it is the other way \
         round.",
        "Two rows of three pictures. The kernel is a letter F. In the first row the pixel's map shows the F upside \
         down and mirrored, the error's map an upright F. In the second row the pixel's F is upright, the error's \
         is turned.",
    )
    .panel(grid)
    .save("pixel_and_error")
}
