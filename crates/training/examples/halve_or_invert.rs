//! Dropout with the keep probabilities 0.5 and 0.8: the mean over all masks of what the output neuron
//! gets in training, and what it gets afterwards, from the slides' form and from the inverted one.

use backprop::{Activation, Dense, Layer};
use ndarray::array;
use training::thinned;

fn main() {
    let x = array![[3.0, 1.0]];
    let below = Dense::new(
        array![[1.0, 0.0], [0.0, 1.0], [1.0, 1.0], [1.0, -1.0]],
        array![0.0, 0.0, 0.0, 0.0],
    );
    let hidden = |scale: f64| {
        let below = Dense::new(&below.weight.value * scale, below.bias.value.clone());
        below.then(Activation::Relu).predict(x.view())
    };
    let (v, bias) = (array![[2.0, -4.0, 1.0, 3.0]], array![1.0]);
    println!("hidden outputs: {}", hidden(1.0));
    for q in [0.5, 0.8] {
        let behind = |scale: f64| Dense::new(&v * scale, bias.clone());
        // What a neuron behind the masks r gets on average, when what is kept is multiplied by `grown`.
        let mean = |behind: Dense<f64>, grown: f64| -> f64 {
            let net =
                |r: ndarray::Array1<f64>| behind.predict((hidden(1.0) * &r * grown).view())[[0, 0]];
            thinned(4, 1.0 - q).map(|(r, probability)| probability * net(r)).sum()
        };
        let whole = |scale, behind: Dense<f64>| behind.predict(hidden(scale).view())[[0, 0]];
        println!("\nq = {q}");
        println!("slides, training on average    {:6.2}", mean(behind(1.0), 1.0));
        println!("  then the weights behind × q  {:6.2}", whole(1.0, behind(q)));
        println!("  then the weights behind × ½  {:6.2}", whole(1.0, behind(0.5)));
        println!("  then all weights × q         {:6.2}", whole(q, behind(q)));
        println!("  then nothing                 {:6.2}", whole(1.0, behind(1.0)));
        println!("inverted, training on average  {:6.2}", mean(behind(q), 1.0 / q));
        println!("  then nothing                 {:6.2}", whole(1.0, behind(q)));
    }
}
