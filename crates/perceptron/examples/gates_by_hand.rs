//! McCulloch–Pitts neurons with weights chosen by hand, and their truth tables.

use perceptron::{McpNeuron, binary_inputs};

fn main() {
    let gates = [
        ("identity", McpNeuron::identity()),
        ("NOT", McpNeuron::not()),
        ("AND", McpNeuron::and(2)),
        ("OR", McpNeuron::or(2)),
        ("A and not B", McpNeuron::and_not()),
        ("AND of 3", McpNeuron::and(3)),
    ];
    for (name, neuron) in gates {
        println!("{name}: w = {:?}, threshold {}", neuron.weights, neuron.threshold);
        for x in binary_inputs(neuron.weights.len()) {
            let bits: String = x.iter().map(|&bit| if bit { '1' } else { '0' }).collect();
            println!("  {bits} -> {}", u8::from(neuron.fire(&x)));
        }
    }
}
