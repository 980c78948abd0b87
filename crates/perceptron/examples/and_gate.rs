//! The perceptron rule learns AND from zero weights: every step can be followed by hand.

use datasets::{Coding, Gate, gate};
use perceptron::{Perceptron, Rule, Step};

fn main() {
    let and = gate(Gate::And, Coding::Unipolar, Coding::Unipolar);
    let mut unit = Perceptron::zeros(2, Step::Unipolar);
    let mut epochs = 0;
    loop {
        epochs += 1;
        let mut mistakes = 0;
        for (x, &t) in and.x.outer_iter().zip(&and.t) {
            let z = unit.net_input(x);
            if unit.present(x, t, Rule::Difference, 1.0) {
                mistakes += 1;
                let (w, w0) = (&unit.weights, unit.bias());
                println!("epoch {epochs}  x = {x}  z = {z:2}, wanted {t}: w = {w}, w0 = {w0:2}");
            }
        }
        if mistakes == 0 {
            break;
        }
    }
    println!("epochs: {epochs}");
    println!("weights: {} {}", unit.weights[0], unit.weights[1]);
    println!("bias: {}", unit.bias());
}
