//! The length of δ in every layer of deep nets, for three activations, and for larger weights.

use backprop::{Activation, Dense, Layer, Mode};
use ndarray::{Array2, ArrayView2};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use plot::{Axis, Chart, Figure};
use tensor::{Rng, Streams};

const DEPTH: usize = 15;
const WIDTH: usize = 32;
const SEED: u64 = 1;

/// log₁₀ ‖δˡ‖ / ‖δᴸ‖ for l = 1 … L, the mean over 20 nets whose weights are `scale` times ±1/√inputs.
fn decades(f: Activation, scale: f64) -> Vec<(f64, f64)> {
    let mut rng = Streams::new(SEED).stream("nets");
    let mut sum = [0.0; DEPTH];
    for _ in 0..20 {
        let norms = delta_norms(f, scale, &mut rng);
        sum.iter_mut().zip(&norms).for_each(|(s, n)| *s += (n / norms[DEPTH - 1]).log10() / 20.0);
    }
    sum.iter().enumerate().map(|(l, s)| (l as f64 + 1.0, *s)).collect()
}

/// With a batch of one, ∂C/∂bˡ is δˡ.
fn delta_norms(f: Activation, scale: f64, rng: &mut Rng) -> Vec<f64> {
    let mut net: Vec<_> =
        (0..DEPTH).map(|_| Dense::<f64>::random(WIDTH, WIDTH, rng).then(f)).collect();
    net.iter_mut().for_each(|layer| layer.first.weight.value *= scale);
    let mut normal = || Array2::random_using((1, WIDTH), StandardNormal, rng);
    let (x, dy): (Array2<f64>, _) = (normal(), normal());
    let (y, receipts) = net.forward(x.view(), &mut Mode::Eval);
    net.accumulate(x.view(), y.view(), dy, receipts);
    let norm = |row: ArrayView2<f64>| (&row * &row).sum().sqrt();
    net.iter().map(|l| norm(l.first.bias.grad.view().insert_axis(ndarray::Axis(0)))).collect()
}

fn main() -> std::io::Result<()> {
    let chart = || Chart::new(Axis::new("layer"), Axis::new("log₁₀ ‖δˡ‖ / ‖δᴸ‖")).height(240.0);
    let logistic = Activation::Logistic { beta: 1.0 };
    let tanh = Activation::Tanh { beta: 1.0 };
    let activations = chart()
        .title("Weights from ±1/√inputs")
        .line("logistic", decades(logistic, 1.0))
        .line("tanh", decades(tanh, 1.0))
        .line("ReLU", decades(Activation::Relu, 1.0));
    let scales = [("× 1", 1.0), ("× √6", 6_f64.sqrt()), ("× 4", 4.0)];
    let weights =
        scales.iter().fold(chart().title("ReLU, larger weights"), |chart, (name, scale)| {
            chart.line(*name, decades(Activation::Relu, *scale))
        });
    Figure::new(
        "How long is δ in each layer? Logistic layers lose most of a decade each, from right to left. \
         ReLU leaves it to the weights: they make δ vanish, keep it or blow it up.",
        "Two charts over the layers 1 to 15. Left: three lines that fall towards layer 1, the \
         logistic one steepest, tanh least. Right: ReLU nets with three scales of weights, one line \
         falling towards layer 1, one level, one rising.",
    )
    .seed(SEED)
    .columns(2)
    .panel(activations)
    .panel(weights)
    .save("gradient_by_depth")
}
