//! XOR with the minus of the step turned into a plus.

use backprop::classic::{Function, Network};
use datasets::{Coding, Gate, gate};
use ndarray::Axis;

fn main() {
    let xor = gate(Gate::Xor, Coding::Unipolar, Coding::Unipolar);
    let (x, y) = (xor.x, xor.t.insert_axis(Axis(1)));
    let mut net = Network::xor(Function::Logistic);
    for epoch in 0..=1000 {
        if [0, 1, 10, 100, 1000].contains(&epoch) {
            let mean = net.errors(x.view(), y.view()).iter().sum::<f64>() / 4.0;
            println!("error-{epoch}: {mean:.3}");
        }
        let gradient = net.gradient(x.view(), y.view());
        net.descend(&gradient, -1.0);
    }
    println!("answers: {:.2}", net.predict(x.view()).column(0));
}
