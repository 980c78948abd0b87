//! XOR where the output's weights change before the hidden δ are computed through them.

use backprop::classic::{Function, Gradient, Network};
use datasets::{Coding, Gate, gate};
use ndarray::{ArrayView1, Axis, array};

fn weights_first(net: &mut Network, x: ArrayView1<f64>, y: ArrayView1<f64>, mu: f64) {
    let pass = net.forward(x);
    for layer in [1, 0] {
        let mut deltas = net.deltas(&pass, y);
        deltas[1 - layer].fill(0.0);
        let mut gradient = Gradient::zeros(net);
        gradient.add(&pass, &deltas);
        net.descend(&gradient, mu);
    }
}

fn try_it(name: &str, step: fn(&mut Network, ArrayView1<f64>, ArrayView1<f64>, f64)) {
    let xor = gate(Gate::Xor, Coding::Unipolar, Coding::Unipolar);
    let (x, y) = (xor.x, xor.t.insert_axis(Axis(1)));
    for mu in [0.1, 1.0, 10.0] {
        let mut net = Network::xor(Function::Logistic);
        step(&mut net, array![1.0, 0.0].view(), array![1.0].view(), mu);
        let slope = (1.0 - net.layers[0][0].weights[1]) / mu;
        println!("{name}-slope-{mu}: {slope:.4}");
    }
    let mut net = Network::xor(Function::Logistic);
    let epochs = (1..5000).find(|_| {
        (0..4).for_each(|p| step(&mut net, x.row(p), y.row(p), 1.0));
        net.errors(x.view(), y.view()).iter().all(|error| *error <= 0.005)
    });
    println!("{name}-epochs: {}", epochs.unwrap());
}

fn main() {
    try_it("deltas-first", Network::train_pattern);
    try_it("weights-first", weights_first);
}
