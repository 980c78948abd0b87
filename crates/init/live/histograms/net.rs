//! A net that has learned nothing yet: its activations on the way up, its gradients on the way down.

use backprop::{Activation, Dense, Layer, Mode};
use init::{BatchNorm, Initializer};
use live::Settings;
use ndarray::{Array1, Array2};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::{Rng, Streams};

/// Samples of a batch.
pub const SAMPLES: usize = 64;
/// From −1 to 3 in steps of a tenth.
pub const BINS: usize = 40;
pub const LOWEST: f64 = -1.0;
pub const BIN: f64 = 0.1;

pub const STARTS: &[&str] = &["uniform", "zeros", "small", "Xavier", "He", "orthogonal", "large"];
pub const ACTIVATIONS: &[&str] = &["tanh", "logistic", "ReLU"];

/// What one layer does with the batch.
pub struct Seen {
    /// Which share of the activations falls into each bin.
    pub shares: [f64; BINS],
    /// Which share lies above the last bin, and is counted in it.
    pub beyond: f64,
    /// The deviation of the activations.
    pub signal: f64,
    /// The deviation of ∂C/∂a; in the last layer it is near 1.
    pub gradient: f64,
}

/// A layer: dense, normalised or not, and its activation.
struct Neurons {
    dense: Dense<f64>,
    norm: Option<BatchNorm<f64>>,
    f: Activation,
}

/// Draws the net of the settings and sends a batch of N(0, 1) up and a gradient of N(0, 1) down.
pub fn pass(settings: &Settings) -> Vec<Seen> {
    let streams = Streams::new(settings.number("seed") as u64);
    let (depth, width) = (settings.number("depth") as usize, settings.number("width") as usize);
    let (start, f) = (start(settings.word("start")), activation(settings.word("activation")));
    let normalised = settings.word("normalised") == "yes";
    let mut rng = streams.stream("init");
    let mut net: Vec<_> = (0..depth)
        .map(|_| {
            let dense = Dense::new(start.draw((width, width), &mut rng), Array1::zeros(width));
            Neurons { dense, norm: normalised.then(|| BatchNorm::new(width)), f }
        })
        .collect();
    run(&mut net, width, &mut streams.stream("batch"))
}

fn start(word: &str) -> Initializer {
    match word {
        "zeros" => Initializer::Constant(0.0),
        // A twentieth and three times of what LeCun's rule takes.
        "small" => Initializer::Normal { gain: 0.05 },
        "large" => Initializer::Normal { gain: 3.0 },
        "Xavier" => Initializer::XavierNormal,
        "He" => Initializer::HeNormal,
        "orthogonal" => Initializer::Orthogonal { gain: 1.0 },
        _ => Initializer::Uniform { a: 1.0 },
    }
}

fn activation(word: &str) -> Activation {
    match word {
        "logistic" => Activation::Logistic { beta: 1.0 },
        "ReLU" => Activation::Relu,
        _ => Activation::Tanh { beta: 1.0 },
    }
}

/// Up through all layers, and down again: z, what is left of it after normalisation, and a of every layer.
fn run(net: &mut [Neurons], width: usize, rng: &mut Rng) -> Vec<Seen> {
    let mut normal = || Array2::random_using((SAMPLES, width), StandardNormal, rng);
    let (x, mut g) = (normal(), normal());
    let mut mode = Mode::Train(rng);
    let (mut a, mut kept) = (x, Vec::new());
    for Neurons { dense, norm, f } in &*net {
        let (z, ()) = dense.forward(a.view(), &mut mode);
        let normalised = norm.as_ref().map(|norm| norm.forward(z.view(), &mut mode));
        let (n, receipt) = normalised.map_or((z, None), |(n, receipt)| (n, Some(receipt)));
        let (above, ()) = f.forward(n.view(), &mut mode);
        kept.push((std::mem::replace(&mut a, above), n, receipt));
    }
    let mut all = Vec::new();
    for (Neurons { dense, norm, f }, (below, n, receipt)) in net.iter_mut().zip(kept).rev() {
        all.push(look(&a, &g));
        g = f.backward(n.view(), a.view(), g, ());
        if let (Some(norm), Some(receipt)) = (norm, receipt) {
            // Of z it needs the shape alone, which is that of n.
            g = norm.backward(n.view(), n.view(), g, receipt);
        }
        g = dense.backward(below.view(), n.view(), g, ());
        a = below;
    }
    all.reverse();
    all
}

fn look(a: &Array2<f64>, g: &Array2<f64>) -> Seen {
    let mut counts = [0; BINS + 1];
    for &a in a {
        let bin = ((a - LOWEST) / BIN).floor() as usize;
        counts[bin.min(BINS)] += 1;
    }
    let share = |count: i32| f64::from(count) / a.len() as f64;
    let beyond = share(counts[BINS]);
    counts[BINS - 1] += counts[BINS];
    let shares = std::array::from_fn(|bin| share(counts[bin]));
    Seen { shares, beyond, signal: a.std(0.0), gradient: g.std(0.0) }
}
