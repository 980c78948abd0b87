//! By how much the weights before each activation have to be larger than N(0, 1/n).

use backprop::Activation;
use init::{Initializer, gain};

fn main() {
    println!("activation      gain   PyTorch   for_activation");
    for (name, f, pytorch) in [
        ("identity", Activation::Identity, "1"),
        ("logistic", Activation::Logistic { beta: 1.0 }, "1"),
        ("tanh", Activation::Tanh { beta: 1.0 }, "5/3"),
        ("arctan", Activation::Arctan, "-"),
        ("ReLU", Activation::Relu, "√2"),
        ("leaky ReLU 0.1", Activation::LeakyRelu { slope: 0.1 }, "√(2/1.01)"),
        ("ELU", Activation::Elu { alpha: 1.0 }, "-"),
        ("SELU", Activation::Selu, "3/4"),
        ("softplus", Activation::Softplus, "-"),
    ] {
        let rule = match Initializer::for_activation(f) {
            Initializer::Normal { gain } => format!("Normal {{ gain: {gain:.4} }}"),
            rule => format!("{rule:?}"),
        };
        println!("{name:<15} {:.4}   {pytorch:<9} {rule}", gain(f));
    }
}
