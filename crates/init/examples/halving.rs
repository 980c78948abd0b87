//! The mean square of the activations of a ReLU net, layer by layer, for three starts.

use backprop::{Activation, Mlp};
use init::{Initializer, signal_by_layer};
use ndarray::Array2;
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

fn main() {
    println!("the mean of a² in a ReLU net, 10 layers of 100 neurons, 300 nets, seed 1\n");
    print!("weights     ");
    (1..=10).for_each(|l| print!("{l:>7}"));
    println!();
    for (name, rule) in [
        ("±1/√n", Initializer::Uniform { a: 1.0 }),
        ("N(0, 1/n)", Initializer::Normal { gain: 1.0 }),
        ("N(0, 2/n)", Initializer::HeNormal),
    ] {
        let mut rng = Streams::new(1).stream("nets");
        let mut sum = [0.0; 10];
        for _ in 0..300 {
            let mut net = Mlp::random(&[100; 11], Activation::Relu, Activation::Relu, &mut rng);
            rule.initialize(&mut net, &mut rng);
            let x: Array2<f64> = Array2::random_using((20, 100), StandardNormal, &mut rng);
            let squares = signal_by_layer(&net, x.view());
            sum.iter_mut().zip(squares).for_each(|(s, square)| *s += square / 300.0);
        }
        print!("{name:<12}");
        sum.iter().for_each(|s| print!("{s:>7.3}"));
        println!();
    }
}
