//! A convolution as a matrix: 3 × 3 on 4 × 4 pixels, and on 8 × 8.

use cnn::{Window, toeplitz};
use ndarray::Array2;
use plot::{Axis, Figure, Heatmap};

/// The matrix of the kernel 1 2 3 / 4 5 6 / 7 8 9 on an image of `side` × `side`; zeros are left empty.
fn matrix(side: usize) -> Heatmap {
    let kernel = Array2::from_shape_fn((3, 3), |(m, n)| (3 * m + n + 1) as f64);
    let t = toeplitz(kernel.view(), (side, side), Window::new(3));
    let entry = |i, j| if t[[i, j]] == 0.0 { f64::NAN } else { t[[i, j]] };
    Heatmap::new("pixel", "place", Axis::new("weight").range(0.0, 10.0), t.dim(), entry)
        .title(format!("{side} × {side} pixels: {} × {}", t.nrows(), t.ncols()))
        .values(0)
}

fn main() -> std::io::Result<()> {
    Figure::new(
        "Which connections of a dense layer does a convolution keep? Each row has the nine weights of the kernel, three \
         times three in a row, and each row is the one above it moved to the right. All empty cells are cut.",
        "Two matrices. The upper one has 4 rows and 16 columns; in each row stand 1 2 3, 4 5 6 and 7 8 9 with one empty \
         cell between them, moved by one column in row 1 and by four in row 2. The lower one has 36 rows and \
         64 columns, mostly empty, with three slanted bands.",
    )
    .columns(1)
    .panel(matrix(4))
    .panel(matrix(8))
    .save("band_matrix")
}
