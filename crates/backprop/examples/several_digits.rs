//! Ten outputs for the ten digits, as ten logistic neurons and as a softmax layer.

use backprop::{Activation, Layer, Softmax, argmax};
use ndarray::{Array2, array};

fn main() {
    // The net inputs of a 6 that could be an 8.
    let z: Array2<f64> = array![[-3.1, -2.6, -1.9, -2.8, -3.4, -0.7, 1.266, -4.0, 1.386, -2.2]];
    let logistic = Activation::Logistic { beta: 1.0 }.predict(z.view());
    let softmax = Softmax.predict(z.view());
    println!("digit       z   logistic   softmax");
    for digit in 0..10 {
        let [z, logistic, softmax] = [&z, &logistic, &softmax].map(|row| row[[0, digit]]);
        println!("{digit:>5} {z:>7.2} {logistic:>10.2} {softmax:>9.2}");
    }
    println!("  sum         {:>10.2} {:>9.2}", logistic.sum(), softmax.sum());
    println!();
    println!("largest: {} and {}", argmax(logistic.view())[0], argmax(softmax.view())[0]);
}
