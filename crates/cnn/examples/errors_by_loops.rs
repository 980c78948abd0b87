//! A convolution of 2 channels to 3 maps, kernel 3: the gradients by the formulas of the slides, in loops, and
//! those of the layer. Seed 1.

use backprop::{Layer, check_layer};
use cnn::classic::{Slide, error_before, weight_gradient};
use cnn::{Conv2d, Window};
use ndarray::{Array4, s};
use ndarray_rand::{RandomExt, rand_distr::StandardNormal};
use tensor::Streams;

fn main() {
    let mut rng = Streams::new(1).stream("x");
    let mut layer = Conv2d::<f64>::random(2, 3, Window::new(3), &mut rng);
    let x = Array4::random_using((4, 6, 5, 2), StandardNormal, &mut rng);
    let z = layer.predict(x.view());
    let delta = Array4::random_using(z.dim(), StandardNormal, &mut rng);
    let (mut d_x, mut d_w) = (Array4::zeros(x.dim()), Array4::zeros(layer.weight.value.dim()));
    for image in 0..4 {
        for (map, channel) in [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)] {
            let (a, delta) =
                (x.slice(s![image, .., .., channel]), delta.slice(s![image, .., .., map]));
            let w = layer.weight.value.slice(s![map, .., .., channel]);
            let mut pixels = d_x.slice_mut(s![image, .., .., channel]);
            pixels += &error_before(delta, w, Slide::Correlation);
            let mut kernel = d_w.slice_mut(s![map, .., .., channel]);
            kernel += &weight_gradient(a, delta, Slide::Correlation);
        }
    }
    let theirs = layer.backward(x.view(), z.view(), delta, ());
    let largest =
        |d: Array4<f64>| if d.iter().all(|d| d.abs() < 1e-8) { "< 1e-8" } else { "large" };
    println!("maps {:?} of images {:?}", z.shape(), x.shape());
    println!("pixels of loops and layer differ by  {}", largest(theirs - d_x));
    println!("weights of loops and layer differ by {}", largest(&layer.weight.grad - d_w));
    let passed = check_layer(&mut layer, x.view(), 1).passed();
    println!("central differences agree: {passed}");
}
