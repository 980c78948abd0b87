//! How much of a push at the input arrives at the end of a row of ten logistic neurons.

use backprop::{Activation, Dense, Layer};
use ndarray::array;

fn main() {
    let neuron = || Dense::new(array![[1.0]], array![0.0]);
    let logistic = Activation::Logistic { beta: 1.0 };
    let row = |length| (0..length).map(|_| neuron().then(logistic)).collect::<Vec<_>>();

    println!("each neuron: weight 1, bias 0; x = 0.5, moved by 0.1");
    println!();
    println!("neurons   answer     moved by   share of the one before");
    let mut before = 0.1;
    for length in 1..=10 {
        let answer = |x: f64| row(length).predict(array![[x]].view())[[0, 0]];
        let moved = answer(0.6) - answer(0.5);
        println!("{length:>7}   {:.4}   {moved:>10.2e}   {:.3}", answer(0.5), moved / before);
        before = moved;
    }
    println!();
    println!("after-ten: {before:.1e}");
}
