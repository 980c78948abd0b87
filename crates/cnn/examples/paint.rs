//! One image under three kernels, where it cannot be painted.

use cnn::classic::corr2d;
use cnn::{edge, sobel};
use ndarray::Array2;
use plot::{Figure, ImageGrid};

fn main() -> std::io::Result<()> {
    let image = Array2::from_shape_fn((12, 12), |(row, column)| {
        let block = (1..6).contains(&row) && (1..6).contains(&column);
        f64::from(block || (5..11).contains(&row) && row + column == 15)
    });
    let [right, down] = sobel();
    let mut maps = ImageGrid::signed(3).title("its maps: blue above 0, orange below");
    for (name, kernel) in [("Sobel →", right), ("Sobel ↓", down), ("edge", edge())] {
        let map = corr2d(image.view(), kernel.view());
        maps = maps.image(name, map.dim(), move |i, j| map[[i, j]]);
    }
    Figure::new(
        "What does a kernel answer to? Where the figure stands still, one image has gone under three. Sobel's first \
         kernel sees the sides of the block and not its top, the second the top and not the sides. The edge \
         detector sees all borders; inside the block all are silent.",
        "Above, an image of 12 × 12 pixels with a block and a slanted line. Below, three maps of 10 × 10. In the \
         first the left side of the block is positive and the right side negative, in the second its top is positive \
         and its bottom negative. In the third the border of the block and the whole line stand out. The inside \
         of the block is 0 in all of them.",
    )
    .columns(1)
    .panel(ImageGrid::grey(3).title("the image").image("", (12, 12), move |i, j| image[[i, j]]))
    .panel(maps)
    .save("paint")
}
