//! From zero weights the learning rate only rescales the weights, as long as no sum is rounded.

use datasets::{Coding, Gate, gate};
use perceptron::{Order, Perceptron, Rule, Step, Training};

fn main() {
    let nand = gate(Gate::Nand, Coding::Unipolar, Coding::Unipolar);
    let (x, t) = (nand.x.view(), nand.t.view());
    for learning_rate in [1.0, 0.25, 0.1] {
        let training = Training { rule: Rule::Difference, learning_rate, max_epochs: 100 };
        let mut unit = Perceptron::zeros(2, Step::Unipolar);
        let history = training.train(&mut unit, x, t, Order::Fixed).unwrap();
        let (w, w0) = (&unit.weights / learning_rate, unit.bias() / learning_rate);
        println!("rate {learning_rate}: mistakes {:?}", history.mistakes);
        println!("  over the rate: w = {w:.2}, w0 = {w0:.2}");
    }

    // The same run with rates 1 and 0.1, up to the first sample that they answer differently.
    let mut one = Perceptron::zeros(2, Step::Unipolar);
    let mut tenth = one.clone();
    for (i, x) in (0..).flat_map(|_| nand.x.outer_iter().enumerate()) {
        let [z, other] = [one.net_input(x), tenth.net_input(x)];
        if (z > 0.0) != (other > 0.0) {
            let sum = format!("{} + {}", tenth.weights, tenth.bias());
            println!("at {x}: z = {z}, but at rate 0.1 the sum {sum} is {other:.1e}");
            break;
        }
        one.present(x, t[i], Rule::Difference, 1.0);
        tenth.present(x, t[i], Rule::Difference, 0.1);
    }
}
