//! The slide's direction (E-PL1-01): weights raised where the answer is too high never learn AND.

use datasets::{Coding, Gate, gate};
use perceptron::{Order, Perceptron, Rule, Step, Training};

fn main() {
    let and = gate(Gate::And, Coding::Bipolar, Coding::Bipolar);
    let (x, t) = (and.x.view(), and.t.view());
    for (name, eta) in [("as the formula says", 0.5), ("as the slide says", -0.5)] {
        let mut unit = Perceptron::zeros(2, Step::Bipolar);
        let mut epochs = Vec::new();
        while epochs.last() != Some(&0) && epochs.len() < 1000 {
            epochs.push(unit.epoch(x, t, Rule::Difference, eta, &mut Order::Fixed));
        }
        println!("{name}: {} mistakes in epoch {}", epochs.last().unwrap(), epochs.len());
        println!("  w = {}, w0 = {}", unit.weights, unit.bias());
    }
    let training = Training { rule: Rule::Difference, learning_rate: -0.5, max_epochs: 1000 };
    let mut unit = Perceptron::zeros(2, Step::Bipolar);
    println!("refused: {}", training.train(&mut unit, x, t, Order::Fixed).unwrap_err());
}
