//! What a layer with drawn weights does to a mean square, forward and backward.

use backprop::{Dense, Layer};
use init::Initializer;
use ndarray::Array2;
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

fn main() {
    println!("the factor of a mean square: of x on its way to z, of δ on its way back");
    println!("z = W x, 200 layers, batches of 20, seed 1\n");
    println!("weights from   n → m        n Var w   forward   m Var w   backward");
    for (name, rule) in [
        ("±1/√n", Initializer::Uniform { a: 1.0 }),
        ("N(0, 1/n)", Initializer::Normal { gain: 1.0 }),
        ("Xavier", Initializer::XavierUniform),
        ("He", Initializer::HeNormal),
    ] {
        for (inputs, outputs) in [(100, 100), (200, 50)] {
            let mut rng = Streams::new(1).stream("layers");
            let (mut variance, mut forward, mut backward) = (0.0, 0.0, 0.0);
            for _ in 0..200 {
                let mut layer = Dense::random(inputs, outputs, &mut rng);
                rule.initialize(&mut layer, &mut rng);
                let mut normal = |n| Array2::random_using((20, n), StandardNormal, &mut rng);
                let (x, delta): (Array2<f64>, _) = (normal(inputs), normal(outputs));
                let square = |a: &Array2<f64>| a.mapv(|a| a * a).mean().unwrap();
                let (z, before) = (layer.predict(x.view()), square(&delta));
                let dx = layer.backward(x.view(), z.view(), delta, ());
                variance += square(&layer.weight.value) / 200.0;
                forward += square(&z) / square(&x) / 200.0;
                backward += square(&dx) / before / 200.0;
            }
            let (up, down) = (inputs as f64 * variance, outputs as f64 * variance);
            print!("{name:<14} {inputs:>3} → {outputs:<3} {up:>10.2} {forward:>9.2}");
            println!(" {down:>9.2} {backward:>10.2}");
        }
    }
}
