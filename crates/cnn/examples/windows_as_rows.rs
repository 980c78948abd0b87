//! Sixteen pixels, and the matrix of their nine windows of 2 × 2.

use cnn::{Window, unfold};
use ndarray::Array4;
use plot::{Axis, Figure, Heatmap};

fn main() -> std::io::Result<()> {
    let image =
        Array4::from_shape_fn((1, 4, 4, 1), |(_, row, column, _)| (4 * row + column) as f64);
    let rows = unfold(image.view(), Window::new(2));
    let grey = |name| Axis::new(name).range(0.0, 22.0);
    let pixels =
        Heatmap::new("column", "row", grey("pixel"), (4, 4), |i, j| image[[0, i, j, 0]]).values(0);
    let windows = Heatmap::new(
        Axis::new("entry of the kernel").categories(["(0, 0)", "(0, 1)", "(1, 0)", "(1, 1)"]),
        Axis::new("place"),
        grey("pixel"),
        rows.dim(),
        |place, entry| rows[[place, entry]],
    )
    .values(0);
    Figure::new(
        "Where does each pixel go when an image of 4 × 4 is unfolded for a kernel of 2 × 2? Into a row for each place: \
         16 numbers become 36. Pixel 5 is in four windows and stands in every column once; pixel 0 is in one.",
        "Two matrices. Left, the image, numbered row by row from 0 to 15. Right, nine rows and four columns; the first row \
         is 0 1 4 5, the second 1 2 5 6, the last 10 11 14 15.",
    )
    .panel(pixels.title("the image"))
    .panel(windows.title("its windows, P"))
    .save("windows_as_rows")
}
