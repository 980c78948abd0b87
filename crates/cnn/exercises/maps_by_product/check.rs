//! A layer as a product.

use super::exercise::convolve;
use backprop::Layer;
use cnn::{Conv2d, Window};
use ndarray::{Array1, Array4, array};

fn numbers(shape: (usize, usize, usize, usize), step: usize) -> Array4<f64> {
    let mut next = 0;
    Array4::from_shape_simple_fn(shape, || {
        next = (next + step) % 11;
        next as f64
    })
}

/// All pixels are 0, so all products are.
#[test]
fn each_map_has_its_bias() {
    let z = convolve(&Array4::zeros((1, 2, 2, 1)), &numbers((2, 2, 2, 1), 3), &array![5.0, 7.0]);
    assert!(z.iter().eq(&[5.0, 7.0]), "biases 5 and 7 on a black image give {z}");
}

/// The only window is 1 2 3 4. The first kernel takes its first pixel, the second one its second.
#[test]
fn a_column_is_a_kernel() {
    let x = array![1.0, 2.0, 3.0, 4.0].into_shape_with_order((1, 2, 2, 1)).unwrap();
    let w = array![1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0].into_shape_with_order((2, 2, 2, 1));
    let z = convolve(&x, &w.unwrap(), &array![0.0, 0.0]);
    assert!(z.iter().eq(&[1.0, 2.0]), "the maps of 1 2 / 3 4 should be 1 and 2, not {z}");
}

/// In memory the maps of one place stand beside each other.
#[test]
fn maps_are_the_last_axis() {
    let x = array![1.0, 2.0, 3.0].into_shape_with_order((1, 1, 3, 1)).unwrap();
    let w = array![1.0, 10.0].into_shape_with_order((2, 1, 1, 1)).unwrap();
    let z = convolve(&x, &w, &array![0.0, 0.0]);
    assert!(z.iter().eq(&[1.0, 10.0, 2.0, 20.0, 3.0, 30.0]), "1 2 3 times 1 and times 10: {z}");
}

/// Whole numbers are added without rounding, in any order.
#[test]
fn the_layer_of_the_crate_says_the_same() {
    for (maps, k, channels) in [(3, 2, 2), (1, 3, 4), (5, 1, 3)] {
        let (x, w) = (numbers((2, 5, 6, channels), 7), numbers((maps, k, k, channels), 4));
        let b = Array1::from_iter((0..maps).map(|o| o as f64));
        let right = Conv2d::new(w.clone(), b.clone(), Window::new(k)).predict(x.view());
        let z = convolve(&x, &w, &b);
        assert!(z == right, "{maps} maps of {k} × {k} on {channels} channels: {z}, not {right}");
    }
    println!("{} rows, {} columns", 5 * 5 * 20, 50);
}
