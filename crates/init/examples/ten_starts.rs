//! Ten initialisers and three activations: signal and error in each layer of deep nets.

use backprop::{Activation, Mlp};
use init::{Initializer, error_by_layer, signal_by_layer};
use ndarray::Array2;
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use plot::{Axis, Figure, Heatmap};
use tensor::Streams;

const DEPTH: usize = 20;

const RULES: [(&str, Initializer); 10] = [
    ("±0.5", Initializer::Within(0.5)),
    ("±1/√n", Initializer::Uniform { a: 1.0 }),
    ("±2/√n", Initializer::Uniform { a: 2.0 }),
    ("±2.38/√n", Initializer::Uniform { a: 2.38 }),
    ("Nguyen–Widrow", Initializer::NguyenWidrow),
    ("Xavier, normal", Initializer::XavierNormal),
    ("Xavier, uniform", Initializer::XavierUniform),
    ("He, normal", Initializer::HeNormal),
    ("He, uniform", Initializer::HeUniform),
    ("orthogonal", Initializer::Orthogonal { gain: 1.0 }),
];

/// log₁₀ of what 5, 10 and 20 layers make of the mean squares of x and of ∂C/∂ŷ, over ten nets; cut
/// at ±9.
fn decades(f: Activation, rule: Initializer) -> [[f64; 3]; 2] {
    let mut rng = Streams::new(1).stream("nets");
    let mut sums = [[0.0; DEPTH]; 2];
    for _ in 0..10 {
        let mut net = Mlp::random(&[100; DEPTH + 1], f, f, &mut rng);
        rule.initialize(&mut net, &mut rng);
        let mut normal = || Array2::random_using((5, 100), StandardNormal, &mut rng);
        let (x, dy): (Array2<f64>, _) = (normal(), normal());
        let signal = signal_by_layer(&net, x.view());
        let error = error_by_layer(&mut net, x.view(), dy.view());
        sums[0].iter_mut().zip(signal).for_each(|(sum, square)| *sum += square / 10.0);
        // From the top: what 1, 2, 3, … layers leave.
        let from_top = error.into_iter().rev();
        sums[1].iter_mut().zip(from_top).for_each(|(sum, square)| *sum += square / 10.0);
    }
    sums.map(|sums| [5, 10, 20].map(|l| sums[l - 1].log10().clamp(-9.0, 9.0)))
}

fn main() -> std::io::Result<()> {
    let activations = [
        ("σ", Activation::Logistic { beta: 1.0 }),
        ("tanh", Activation::Tanh { beta: 1.0 }),
        ("ReLU", Activation::Relu),
    ];
    let cells = RULES.map(|(_, rule)| activations.map(|(_, f)| decades(f, rule)));
    let columns =
        activations.iter().flat_map(|(f, _)| [format!("{f} 5"), "10".into(), "20".into()]);
    let columns: Vec<String> = columns.collect();
    let map = |way: usize, title: &str| {
        Heatmap::new(
            Axis::new("activation, number of layers").categories(columns.clone()),
            Axis::new("weights").categories(RULES.map(|(name, _)| name)),
            Axis::new("log₁₀").range(-9.0, 9.0),
            (10, 9),
            |i, j| cells[i][j / 3][way][j % 3],
        )
        .signed()
        .values(1)
        .title(title)
    };
    Figure::new(
        "Which start keeps which activation alive? A cell tells how many powers of ten 5, 10 and 20 layers \
         make of a mean square, cut at ±9. He’s weights keep ReLU, both ways. tanh forgives: Xavier’s lose \
         little, and twice the variance does no harm yet. None of the ten brings an error through 20 \
         logistic layers.",
        "Two maps of ten initialisers by three activations at three depths, with numbers in the cells. \
         Above, the signal: near 0 for logistic and tanh with most starts, and for ReLU with He’s \
         weights; −15, cut to −9, for ReLU from ±1/√n. Below, the error: far below 0 for logistic nets \
         throughout, near 0 for tanh with Xavier’s and for ReLU with He’s weights.",
    )
    .seed(1)
    .columns(1)
    .panel(map(0, "signal, mean a²"))
    .panel(map(1, "error, mean δ²"))
    .save("ten_starts")
}
