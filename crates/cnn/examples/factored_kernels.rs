//! Five kernels as pictures, and below each the column times a row that comes nearest to it.

use cnn::arch::factor;
use cnn::{Gabor, edge, sobel};
use ndarray::Array2;
use plot::{Figure, ImageGrid};

fn main() -> std::io::Result<()> {
    let stripes =
        Gabor { wavelength: 4.0, orientation: 0.0, phase: 0.0, deviation: 2.0, aspect: 1.0 };
    let ([right, _], bank) = (sobel::<f64>(), stripes.bank(4, 7));
    let kernels = [("Sobel", &right), ("edge", &edge()), ("upright", &bank[0]), ("45°", &bank[1])];
    let (mut above, mut below) = (ImageGrid::signed(4), ImageGrid::signed(4));
    for (name, kernel) in kernels {
        let thin = factor(kernel.view()).expect("finite");
        let largest = kernel.iter().fold(0.0, |largest: f64, k| largest.max(k.abs()));
        let left = thin.error / kernel.mapv(|k| k * k).sum().sqrt();
        let product: Array2<f64> = thin.product();
        above = above.image(name, kernel.dim(), |i, j| kernel[[i, j]] / largest);
        below = below.image(format!("left over {left:.2}"), kernel.dim(), move |i, j| {
            product[[i, j]] / largest
        });
    }
    Figure::new(
        "Which kernels are a column times a row? Sobel’s and the upright stripes: nothing is left over. Of the length \
         of the edge detector a quarter is, and the nearest product to stripes at 45° has no stripes.",
        "Two rows of four pictures in two colours, for weights above and below 0. Above, Sobel’s kernel, the edge \
         detector, upright stripes under a bell and the same at 45°. Below, the nearest products: the first and the third as above, \
         the second paler at its corners, the fourth a symmetric pattern of blots.",
    )
    .columns(1)
    .panel(above.title("kernels"))
    .panel(below.title("the nearest column times a row"))
    .save("factored_kernels")
}
