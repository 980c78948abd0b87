//! Weights set by hand compute OR, until false is written as −1: then the same weights compute AND.

use datasets::{Coding, Gate, gate};
use ndarray::array;
use perceptron::{Perceptron, Step, Threshold};

fn main() {
    let unit = Perceptron {
        weights: array![1.0, 1.0],
        threshold: Threshold::Fixed(0.5),
        step: Step::Unipolar,
    };
    for coding in [Coding::Unipolar, Coding::Bipolar] {
        let set = gate(Gate::Or, coding, Coding::Unipolar);
        println!("{coding:?} inputs");
        for (x, t) in set.x.outer_iter().zip(&set.t) {
            let (z, y_hat) = (unit.net_input(x), unit.predict(x));
            let mark = if y_hat == *t { "" } else { "  wrong" };
            println!("  x = {x:4}  z = {z:4}  answer {y_hat}, OR is {t}{mark}");
        }
        println!(
            "  mistakes with {coding:?} inputs: {}",
            unit.mistakes(set.x.view(), set.t.view())
        );
    }
}
