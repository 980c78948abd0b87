//! The weights of a layer, of a whole net, of each layer by its activation, and of a convolution.

use backprop::{Activation, Dense, Layer, Mlp};
use init::{Fans, Initializer};
use ndarray::Array4;
use tensor::Streams;

fn main() {
    let mut rng = Streams::new(1).stream("init");
    let (relu, tanh) = (Activation::Relu, Activation::Tanh { beta: 1.0 });

    let mut layer = Dense::<f64>::random(784, 100, &mut rng);
    Initializer::HeNormal.initialize(&mut layer, &mut rng);
    println!("one layer: deviation {:.4}", layer.weight.value.std(0.0));

    let second = Dense::random(100, 10, &mut rng);
    let mut chain = layer.then(relu).then(second);
    Initializer::HeNormal.initialize(&mut chain, &mut rng);
    println!("a chain, its last layer: deviation {:.4}", chain.second.weight.value.std(0.0));

    let mut net = Mlp::<f64>::random(&[784, 100, 100, 10], relu, Activation::Identity, &mut rng);
    net.activations[1] = tanh;
    for (layer, f) in net.layers.iter_mut().zip(&net.activations) {
        let rule = Initializer::for_activation(*f);
        rule.initialize(layer, &mut rng);
        let (outputs, inputs) = layer.weight.value.dim();
        let deviation = layer.weight.value.std(0.0);
        println!("{inputs:>3} → {outputs:<3} {rule:?}: deviation {deviation:.4}");
    }

    let filters: Array4<f64> = Initializer::HeNormal.draw((16, 5, 5, 8), &mut rng);
    let Fans { inputs, outputs } = Fans::of(filters.shape());
    println!("16 filters of 5 × 5 on 8 channels: {inputs} in, {outputs} out");
    println!("their deviation: {:.4}", filters.std(0.0));
}
