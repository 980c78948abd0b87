//! Ten thousand epochs of XOR: the perceptron is never right, and its weights walk in a circle.

use datasets::{Coding, Gate, gate};
use perceptron::{Order, Perceptron, Rule, Step};

fn main() {
    let xor = gate(Gate::Xor, Coding::Unipolar, Coding::Unipolar);
    let (x, t) = (xor.x.view(), xor.t.view());
    let mut unit = Perceptron::zeros(2, Step::Unipolar);
    let (mut epochs, mut fewest, mut before) = (0, usize::MAX, unit.clone());
    while epochs < 10_000 && fewest > 0 {
        epochs += 1;
        before = unit.clone();
        let mistakes = unit.epoch(x, t, Rule::Difference, 1.0, &mut Order::Fixed);
        fewest = fewest.min(mistakes);
        if epochs <= 4 {
            println!(
                "epoch {epochs}: {mistakes} of 4 wrong, w = {}, w0 = {}",
                unit.weights,
                unit.bias()
            );
        }
    }
    println!("epochs: {epochs}");
    println!("fewest-mistakes: {fewest}");
    println!("same-weights-as-an-epoch-before: {}", unit == before);

    println!("one more epoch, card by card:");
    for (x, &t) in xor.x.outer_iter().zip(&xor.t) {
        let z = unit.net_input(x);
        unit.present(x, t, Rule::Difference, 1.0);
        println!("  x = {x}: z = {z:2}, wanted {t}: w = {}, w0 = {}", unit.weights, unit.bias());
    }
}
