//! Which shifts of a stroke does its pooled map notice?

use backprop::Layer;
use cnn::MaxPool;
use ndarray::{Array4, s};
use plot::{Figure, ImageGrid};

/// A slanted stroke on even columns, moved to the right: (1, 8, 12, 1).
fn stroke(right: isize) -> Array4<f64> {
    Array4::from_shape_fn((1, 8, 12, 1), |(_, i, j, _)| {
        f64::from(j as isize == 8 - 2 * (i as isize / 2) + right)
    })
}

fn main() -> std::io::Result<()> {
    let shifts = [(0, "A"), (1, "B: 1 right"), (2, "C: 2 right"), (-1, "D: 1 left")];
    let mut pictures = ImageGrid::grey(4).title("strokes, and the blocks in grey and white");
    let mut pooled = ImageGrid::grey(4).title("the largest of every 2 × 2");
    let at_home = MaxPool::new(2).predict(stroke(0).view());
    for (right, name) in shifts {
        let (x, y) = (stroke(right), MaxPool::new(2).predict(stroke(right).view()));
        let verdict = if y == at_home { "the same" } else { "another" };
        let (x, y) = (x.slice(s![0, .., .., 0]), y.slice(s![0, .., .., 0]));
        // Every other block is shaded.
        let shade = |i: usize, j: usize| 0.2 * ((i / 2 + j / 2) % 2) as f64;
        pictures = pictures.image(name, x.dim(), |i, j| x[[i, j]].max(shade(i, j)));
        pooled = pooled.image(verdict, y.dim(), |i, j| y[[i, j]]);
    }
    Figure::new(
        "Which shifts of a stroke does a pooled map notice? It does not notice the pixel from A to B, which \
         stays within the blocks. It notices two pixels to the right, C, and the one to the left, D: there \
         it has moved by a pixel of its own.",
        "Above, four pictures of 8 by 12 pixels with the same slanted stroke over a chequered ground of blocks: A, one pixel further to the right in B, two \
         in C, one to the left in D. Below, their pooled maps of 4 by 6: a slanted line of four cells, in the same \
         cells for A and B, one cell to the right for C, one to the left for D.",
    )
    .columns(1)
    .panel(pictures)
    .panel(pooled)
    .save("pooled_shifts")
}
