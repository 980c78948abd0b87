//! The kernel of the slide on its 5 × 5 image, place by place.

use cnn::classic::corr2d;
use ndarray::{Array2, array};
use plot::{Axis, Figure, Heatmap};

/// A table with its numbers; empty where they are not finite.
fn table(title: String, values: &Array2<f64>, top: f64) -> Heatmap {
    let entry = |i: usize, j: usize| values[[i, j]];
    Heatmap::new("", "", Axis::new("").range(0.0, top), values.dim(), entry).title(title).values(0)
}

fn main() -> std::io::Result<()> {
    let image = array![
        [3.0, 3.0, 2.0, 1.0, 0.0],
        [0.0, 0.0, 1.0, 3.0, 1.0],
        [3.0, 1.0, 2.0, 2.0, 3.0],
        [2.0, 0.0, 0.0, 2.0, 2.0],
        [2.0, 0.0, 0.0, 0.0, 1.0],
    ];
    let kernel = array![[0.0, 1.0, 2.0], [2.0, 2.0, 0.0], [0.0, 1.0, 2.0]];
    let map = corr2d(image.view(), kernel.view());
    let mut figure = Figure::new(
        "Where do the numbers of the map come from? Each from one frame, which shows the kernel at one place: every cell \
         holds pixel times weight, and the nine products add up to the number above them.",
        "Left, one below another, the 5 × 5 image, the 3 × 3 kernel and the 3 × 3 map 12 12 17, 10 17 19, 9 6 14. To \
         the right nine frames of 5 × 5 cells, in three rows of three. In each, nine cells hold products, and they \
         move by one column or one row from frame to frame. The titles are the sums.",
    )
    .columns(4);
    for (i, left) in [("I", &image), ("K", &kernel), ("I ⊗ K", &map)].into_iter().enumerate() {
        figure = figure.panel(table(left.0.to_string(), left.1, 20.0));
        for j in 0..3 {
            let mut products = Array2::from_elem((5, 5), f64::NAN);
            for ((m, n), k) in kernel.indexed_iter() {
                products[[i + m, j + n]] = image[[i + m, j + n]] * k;
            }
            figure = figure.panel(table(format!("({i}, {j}): {}", map[[i, j]]), &products, 8.0));
        }
    }
    figure.save("kernel_slides")
}
