//! The image and the kernel of the slide: both sums, and both ways of turning the kernel.

use cnn::classic::{conv2d_true, corr2d, rot180};
use ndarray::{Array2, array};

fn show(name: &str, map: &Array2<f64>) {
    println!("{name}");
    for row in map.outer_iter() {
        println!("{}", row.iter().map(|o| format!("{o:>6.0}")).collect::<String>());
    }
}

fn main() {
    let image = array![
        [3.0, 3.0, 2.0, 1.0, 0.0],
        [0.0, 0.0, 1.0, 3.0, 1.0],
        [3.0, 1.0, 2.0, 2.0, 3.0],
        [2.0, 0.0, 0.0, 2.0, 2.0],
        [2.0, 0.0, 0.0, 0.0, 1.0],
    ];
    let kernel = array![[0.0, 1.0, 2.0], [2.0, 2.0, 0.0], [0.0, 1.0, 2.0]];
    show("correlation, as on the slide", &corr2d(image.view(), kernel.view()));
    show("convolution", &conv2d_true(image.view(), kernel.view()));
    let turned = rot180(kernel.view());
    show("the kernel, turned", &turned);
    show("correlation with the kernel turned", &corr2d(image.view(), turned.view()));
}
