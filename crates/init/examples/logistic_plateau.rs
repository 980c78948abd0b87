//! A deep logistic net while it learns: its cost, and the mean activation of each hidden layer.

use backprop::{Activation, Batches, Layer, Loss, Mlp, Mode, Path, SoftmaxCrossEntropy, descend};
use init::Initializer;
use ndarray::Axis;
use plot::{Axis as Scale, Chart, Figure};
use tensor::Streams;

const EPOCHS: usize = 41;

fn main() -> std::io::Result<()> {
    let digits = datasets::digits();
    let (x, y) = (digits.flat::<f64>(), digits.labels.mapv(usize::from).to_vec());
    let logistic = Activation::Logistic { beta: 1.0 };
    let mut rng = Streams::new(1).stream("init");
    let mut net = Mlp::random(&[64, 50, 50, 50, 50, 10], logistic, Activation::Identity, &mut rng);
    Initializer::XavierNormal.initialize(&mut net, &mut rng);
    let mut batches = Batches::new(y.len(), 32).expect("there are digits");
    let (mut costs, mut means) = (Vec::new(), [const { Vec::new() }; 4]);
    for epoch in 0..=EPOCHS {
        let mut layer = 0;
        let y_hat = net.observe(x.view(), Path::ROOT, &mut |_, a| {
            // zˡ and aˡ come in turns, and the last pair is the output.
            if layer % 2 == 1 && layer < 8 {
                means[layer / 2].push((epoch as f64, a.mean().expect("digits")));
            }
            layer += 1;
        });
        costs.push((epoch as f64, SoftmaxCrossEntropy.loss(y_hat.view(), &y).0));
        for rows in batches.epoch(&mut rng) {
            let (x, y): (_, Vec<_>) =
                (x.select(Axis(0), rows), rows.iter().map(|&row| y[row]).collect());
            let (y_hat, trace) = net.forward(x.view(), &mut Mode::Eval);
            let (_, delta) = SoftmaxCrossEntropy.loss(y_hat.view(), &y);
            net.accumulate(x.view(), y_hat.view(), delta, trace);
            descend(&mut net, 0.5);
        }
    }
    let chart = |y| Chart::new(Scale::new("epochs"), y).height(210.0);
    let cost =
        chart(Scale::new("cost").range(0.0, 2.6)).line("", costs).horizontal(10_f64.ln(), "ln 10");
    let mut activity = chart(Scale::new("mean activation").range(0.0, 0.8));
    for (name, means) in ["layer 1", "layer 2", "layer 3", "layer 4"].into_iter().zip(means) {
        activity = activity.line(name, means);
    }
    Figure::new(
        "What does a logistic net do while nothing seems to happen? It switches its last hidden layer \
         off: its mean activation falls below a tenth, the answer is nearly the same for every digit, \
         and the cost stays at ln 10 until that layer comes back.",
        "Two charts over 41 epochs. Left: the cost lies flat at ln 10 for most of the time, then falls. \
         Right: the mean activations of layers 1 to 3 stay near one half meanwhile, that of layer 4 \
         falls from one half to below a tenth and rises again when the cost falls.",
    )
    .seed(1)
    .columns(2)
    .panel(cost)
    .panel(activity)
    .save("logistic_plateau")
}
