//! What a chain of layers holds, under which names, and what goes through it: seed 1.

use backprop::{Activation, Dense, Layer, Params, Path};
use ndarray::Array2;
use tensor::Streams;

fn main() {
    let mut rng = Streams::new(1).stream("init");
    let hidden = Dense::<f64>::random(64, 30, &mut rng).then(Activation::Relu);
    let net = hidden.then(Dense::random(30, 10, &mut rng));

    println!("stored:");
    net.visit(Path::ROOT, &mut |path, value, grad| {
        let learned = if grad.is_some() { "learned" } else { "stored" };
        println!("  {:<9} {:<9} {learned}", path.to_string(), format!("{:?}", value.shape()));
    });
    println!("parameters: {}", net.parameters());

    println!("a batch of 5 goes through:");
    net.observe(Array2::zeros((5, 64)).view(), Path::ROOT, &mut |path, a| {
        println!("  after {path}  {:?}", a.shape());
    });
}
