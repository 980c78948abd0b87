//! Chapter 1's network for XOR: with steps, with smooth steps, and after learning with smooth steps.

use backprop::classic::{Function, Network, Training};
use datasets::{Coding, Gate, gate};
use ndarray::Axis;

fn main() {
    let xor = gate(Gate::Xor, Coding::Unipolar, Coding::Unipolar);
    let (x, y) = (xor.x, xor.t.insert_axis(Axis(1)));
    let show = |name: &str, net: &Network| {
        println!("{name:>14}   {:.2}", net.predict(x.view()).column(0));
    };
    println!("          card    00    01    10    11");
    println!("        wanted    0     1     1     0");
    show("steps", &Network::xor(Function::Step));
    let mut net = Network::xor(Function::Logistic);
    show("smooth steps", &net);

    let training =
        Training { learning_rate: 1.0, batch: 1, admissible_error: 0.005, max_epochs: 1000 };
    let history = training.train(&mut net, x.view(), y.view(), None).unwrap();
    show("after learning", &net);
    println!("\nepochs: {}", history.errors.len());
    for (name, neuron) in ["h₁", "h₂", "ŷ"].iter().zip(net.layers.iter().flatten()) {
        let [w0, w1, w2] = neuron.weights[..] else { unreachable!("every neuron has two inputs") };
        println!("{name}: {w0:.2}, {w1:.2}, {w2:.2}");
    }
}
