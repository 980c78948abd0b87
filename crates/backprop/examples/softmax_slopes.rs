//! The Jacobian of the softmax function at four points: undecided, leaning, torn, and sure.

use backprop::{softmax, softmax_jacobian};
use ndarray::array;
use plot::{Axis, Figure, Heatmap};

fn main() -> std::io::Result<()> {
    let mut figure = Figure::new(
        "How does each probability answer to each net input? The diagonal is positive, all else negative, and \
         every row and column sums to 0. Between two rivals everything is at stake; where the layer is sure, \
         nothing moves.",
        "Four heat maps of 4 × 4 entries. Undecided, the diagonal is 0.19 and the rest −0.06. Leaning, the \
         entries of the first and the fourth output are the largest, and those of the third are 0. Torn between the \
         first two, these have 0.25 on the diagonal and −0.25 beside it, all others 0. Sure, all are 0.",
    )
    .columns(2);
    for (title, z) in [
        ("undecided, z = (0, 0, 0, 0)", array![0.0, 0.0, 0.0, 0.0]),
        ("leaning, z = (3, 1, −3, 2)", array![3.0, 1.0, -3.0, 2.0]),
        ("torn, z = (9, 9, 0, 0)", array![9.0, 9.0, 0.0, 0.0]),
        ("sure, z = (9, 0, 0, 0)", array![9.0, 0.0, 0.0, 0.0]),
    ] {
        let jacobian = softmax_jacobian(softmax(z.view()).view());
        let axis = |name: &str| Axis::new(name).categories(["1", "2", "3", "4"]);
        let value = Axis::new("∂Sᵢ/∂zⱼ").range(-0.25, 0.25);
        let map = Heatmap::new(axis("j"), axis("i"), value, (4, 4), |i, j| jacobian[[i, j]]);
        figure = figure.panel(map.title(title).signed().values(2));
    }
    figure.save("softmax_slopes")
}
