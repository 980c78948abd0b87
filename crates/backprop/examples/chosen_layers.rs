//! A net whose layers are chosen while the program runs, from a line of text: seed 1.

use backprop::{Activation, Boxed, Dense, Layer, Maxout, Params, Path};
use ndarray::{Array2, Ix2};
use tensor::{Rng, Streams};

/// The layer that `word` asks for; `width` is the number of its inputs, then that of its outputs.
fn layer(word: &str, width: &mut usize, rng: &mut Rng) -> Option<Boxed<f64, Ix2, Ix2>> {
    let (kind, outputs) = match word.split_once(':') {
        Some((kind, outputs)) => (kind, outputs.parse().ok()?),
        None => (word, *width),
    };
    let inputs = std::mem::replace(width, outputs);
    match kind {
        "dense" => Some(Boxed::new(Dense::random(inputs, outputs, rng))),
        "maxout" => Some(Boxed::new(Maxout::random(inputs, outputs, 2, rng))),
        "relu" => Some(Boxed::new(Activation::Relu)),
        "tanh" => Some(Boxed::new(Activation::Tanh { beta: 1.0 })),
        _ => None,
    }
}

fn main() {
    for line in ["dense:30 relu dense:10", "maxout:8 dense:8 tanh dense:3", "dense:30 rleu"] {
        let (mut width, mut rng) = (64, Streams::new(1).stream("init"));
        let words = line.split(' ').map(|word| layer(word, &mut width, &mut rng).ok_or(word));
        match words.collect::<Result<Vec<_>, _>>() {
            Ok(net) => {
                println!("{line}: {} parameters", net.parameters());
                net.observe(Array2::zeros((5, 64)).view(), Path::ROOT, &mut |path, a| {
                    println!("  after {path}  {:?}", a.shape());
                });
            }
            Err(word) => println!("{line}: there is no layer {word}"),
        }
    }
}
