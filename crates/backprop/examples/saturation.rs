//! How many units saturate when the weights grow. Seed 1.

use backprop::{Activation, Dense, Layer};
use ndarray::Array2;
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

fn main() {
    let streams = Streams::new(1);
    let x: Array2<f64> = Array2::random_using((500, 64), StandardNormal, &mut streams.stream("x"));
    let mut layer = Dense::random(64, 200, &mut streams.stream("init"));
    layer.bias.value.fill(0.0);
    let logistic = Activation::Logistic { beta: 1.0 };
    let tanh = Activation::Tanh { beta: 1.0 };
    println!("with a slope below a tenth of the slope at 0, in %");
    println!("weights  logistic   tanh");
    for scale in [1, 2, 4, 8, 16, 32] {
        let z = layer.predict(x.view());
        let share = |f: Activation| 100.0 * f.saturated_fraction(z.view(), 0.1);
        println!("{scale:5} ×  {:8.1} {:6.1}", share(logistic), share(tanh));
        layer.weight.value *= 2.0;
    }
}
