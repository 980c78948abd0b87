//! A map of ones, printed with kernels of ones: how often is each pixel of the image printed on?

use backprop::Layer;
use cnn::{ConvTranspose2d, Window};
use ndarray::{Array1, Array4, Axis};

fn main() {
    for (k, stride) in [(3, 2), (4, 2)] {
        let window = Window::new(k).stride(stride);
        let layer = ConvTranspose2d::new(Array4::ones((1, k, k, 1)), Array1::zeros(1), window);
        let image = layer.predict(Array4::<f64>::ones((1, 4, 4, 1)).view());
        println!("{k} × {k} with stride {stride}: 4 × 4 pixels become {} × {0}", image.dim().1);
        for row in image.axis_iter(Axis(1)) {
            println!("{}", row.iter().map(|times| format!("{times:>3}")).collect::<String>());
        }
    }
}
