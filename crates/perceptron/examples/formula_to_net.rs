//! XOR and the majority of three, compiled from their formulas to two layers of neurons.

use perceptron::Formula::{self, Var};
use perceptron::binary_inputs;

fn show(name: &str, formula: &Formula) {
    let net = formula.compile();
    println!("{name}");
    for (i, neuron) in net.hidden.iter().enumerate() {
        println!("  hidden {i}: w = {:2?}, threshold {}", neuron.weights, neuron.threshold);
    }
    println!("  output  : w = {:2?}, threshold {}", net.output.weights, net.output.threshold);
    let inputs: Vec<_> = binary_inputs(formula.inputs()).collect();
    let agree = inputs.iter().filter(|x| net.fire(x) == formula.evaluate(x)).count();
    println!("  {agree} of {} rows right", inputs.len());
}

fn main() {
    show("XOR", &((Var(0) & !Var(1)) | (!Var(0) & Var(1))));
    let majority = (Var(0) & Var(1)) | (Var(0) & Var(2)) | (Var(1) & Var(2));
    show("majority of three", &majority);
}
