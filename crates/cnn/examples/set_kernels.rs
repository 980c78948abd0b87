//! What kernels that are set see of a drawing.

use cnn::classic::corr2d;
use cnn::{edge, line, sobel};
use ndarray::Array2;
use plot::{Figure, ImageGrid};

/// A house with a door, a fence, two lines on the street and the sun: grey levels, 48 × 48.
fn scene((row, column): (usize, usize)) -> f64 {
    let (x, y) = (column as f64, row as f64);
    match (column, row) {
        (_, 41 | 45) => 0.9,
        (15..20, 27..38) => 0.2,
        (8..26, 20..38) => 0.6,
        (_, 10..20) if (x - 16.5).abs() < 1.1 * (y - 9.0) => 0.8,
        (29..48, 28..38) if column % 4 == 1 => 0.9,
        _ if (x - 38.0).hypot(y - 10.0) < 6.0 => 0.9,
        (_, 38..) => 0.4,
        _ => 0.1,
    }
}

fn main() -> std::io::Result<()> {
    let image = Array2::from_shape_fn((48, 48), scene);
    // Twelve levels are enough for the eye, and keep the drawing small.
    let show = |grid: ImageGrid, title: &str, map: &Array2<f64>, most: f64| {
        let level = |i, j| (12.0 * map[[i, j]] / most).round() / 12.0;
        grid.range(if most > 1.0 { -1.0 } else { 0.0 }, 1.0).title(title).image(
            "",
            map.dim(),
            level,
        )
    };
    let ([right, down], upright) = (sobel(), line::<f64>(7) / 7.0);
    let under = |kernel: &Array2<f64>| corr2d(image.view(), kernel.view());
    let (grey, signed) = (|| ImageGrid::grey(1), || ImageGrid::signed(1));
    Figure::new(
        "What does a kernel see? The edge kernel keeps outlines and is 0 on even surfaces. Of Sobel's pair \
         one sees what changes to the right, the other what changes downwards. Blue is above 0, orange \
         below. The line kernels are divided by 7: under the upright one the fence stays and the street's \
         lines fade, under the level one it is the other way round.",
        "Six small pictures: a drawing of a house, a sun, a fence of upright posts and two level lines on \
         the street; its outlines; its upright edges and its level edges in two colours; and twice a \
         blurred drawing, one in which the posts stay sharp and one in which a line on the street does.",
    )
    .columns(3)
    .panel(show(grey(), "image", &image, 1.0))
    .panel(show(signed(), "edge", &under(&edge()), 4.0))
    .panel(show(signed(), "Sobel, right", &under(&right), 3.0))
    .panel(show(signed(), "Sobel, down", &under(&down), 3.0))
    .panel(show(grey(), "line, upright", &under(&upright), 1.0))
    .panel(show(grey(), "line, level", &under(&upright.t().to_owned()), 1.0))
    .save("set_kernels")
}
