//! Kernels as a column times a row: how much of each is left over, and how many weights are saved.

use cnn::arch::factor;
use cnn::{Gabor, edge, line, sobel};

fn main() {
    let stripes =
        Gabor { wavelength: 4.0, orientation: 0.0, phase: 0.0, deviation: 2.0, aspect: 1.0 };
    let [_, slanted]: [_; 2] = stripes.bank(4, 7)[..2].to_vec().try_into().expect("two of four");
    let [right, _] = sobel();
    for (name, kernel) in [
        ("Sobel", right),
        ("edge", edge()),
        ("line", line(7)),
        ("stripes, upright", stripes.kernel(7)),
        ("stripes, 45°", slanted),
    ] {
        let thin = factor(kernel.view()).expect("finite");
        let left = thin.error / kernel.mapv(|k| k * k).sum().sqrt();
        let (m, n) = kernel.dim();
        println!("{name:<17} {:>2} weights → {:>2}   left over {left:.2}", m * n, m + n);
    }
}
