//! One neuron with two weights, trained online, in batches of 50 and by epoch: 400 patterns, seed 1.

use backprop::classic::{Function, Network, Neuron, Training};
use ndarray::Array2;
use ndarray_rand::rand::{Rng, seq::SliceRandom};
use plot::{Axis, Chart, Figure};
use tensor::Streams;

fn neuron(w0: f64, w1: f64) -> Network {
    Network { layers: vec![vec![Neuron { weights: vec![w0, w1], function: Function::Logistic }]] }
}

fn main() -> std::io::Result<()> {
    let streams = Streams::new(1);
    let mut noise = streams.stream("noise");
    let x = Array2::from_shape_fn((400, 1), |(p, _)| p as f64 / 100.0 - 2.0);
    let y = x.map(|x| if x + 2.0 * noise.random::<f64>() > 1.5 { 1.0 } else { 0.0 });
    let error = |net: &Network| net.errors(x.view(), y.view()).iter().sum::<f64>() / 400.0;
    let axes = [Axis::new("bias w₀").range(-4.0, 2.5), Axis::new("weight w₁").range(-1.5, 5.5)];
    let [w0, w1] = axes;
    let mut paths = Chart::new(w0, w1)
        .equal()
        .contours([0.02, 0.04, 0.08, 0.12, 0.16, 0.2], |w0, w1| error(&neuron(w0, w1)));
    let mut curves = Chart::new(Axis::log("epoch").range(1.0, 300.0), Axis::new("mean error"));
    for (name, batch) in [("online", 1), ("batches of 50", 50), ("by epoch", 400)] {
        let step = Training { learning_rate: 2.0, batch, admissible_error: 0.0, max_epochs: 1 };
        let (mut rng, mut net) = (streams.stream("order"), neuron(2.0, -1.0));
        let (mut path, mut curve) = (vec![(2.0, -1.0)], Vec::new());
        let mut order: Vec<usize> = (0..400).collect();
        for epoch in 1..=300 {
            order.shuffle(&mut rng);
            for (n, some) in order.chunks(batch).enumerate() {
                step.epoch(&mut net, x.view(), y.view(), some);
                // Of an epoch online one step in four is drawn, and of its epochs the first alone.
                if batch > 1 || (epoch == 1 && n % 4 == 3) {
                    path.push((net.layers[0][0].weights[0], net.layers[0][0].weights[1]));
                }
            }
            curve.push((f64::from(epoch), error(&net)));
        }
        for epoch in [1, 10, 100, 300] {
            println!("{}-{epoch}: {:.3}", name.replace(' ', "-"), curve[epoch - 1].1);
        }
        (paths, curves) = (paths.line(name, path), curves.line(name, curve));
    }
    let caption = "Who is further after as many patterns? Online learning is at the bottom within one \
        epoch, and wanders about there. By epoch the way is smooth, and takes a hundred.";
    let alt = "Two panels. Left, contours of the mean error over bias and weight of a neuron, and three \
        paths from the lower right up to the bottom of the bowl: by epoch and in batches of 50 nearly the \
        same smooth curve, online a jagged line that ends in a tangle around the bottom. Right, the \
        error after every epoch: online it is low from the first, in batches of 50 from about the \
        fifth, by epoch from about the hundredth.";
    Figure::new(caption, alt)
        .seed(1)
        .panel(paths.title("the weights"))
        .panel(curves.title("the error"))
        .save("online_batch")
}
