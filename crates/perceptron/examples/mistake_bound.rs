//! Novikoff's bound on the number of mistakes, against the number made.

use datasets::{Coding, Gate, Samples, gate, people};
use ndarray::array;
use perceptron::{Order, Perceptron, Rule, Separability, Step, Training};
use perceptron::{mistake_bound, separability};
use tensor::Streams;

fn main() {
    let raw = people(100, &mut Streams::new(7).stream("train"));
    let centred = (&raw.x - &array![75.0, 180.0]) / 10.0;
    let sets = [
        ("and", gate(Gate::And, Coding::Bipolar, Coding::Bipolar)),
        ("or", gate(Gate::Or, Coding::Bipolar, Coding::Bipolar)),
        ("centred", Samples { x: centred, t: raw.t.clone() }),
        ("kg-and-cm", raw),
    ];
    let training = Training { rule: Rule::Product, learning_rate: 1.0, max_epochs: 1000 };
    for (name, Samples { x, t }) in sets {
        let Separability::Separable(plane) = separability(x.view(), t.view()).unwrap() else {
            panic!("{name} is not separable");
        };
        let bound = mistake_bound(x.view(), t.view(), &plane).unwrap();
        let mut unit = Perceptron::zeros(2, Step::Bipolar);
        let history = training.train(&mut unit, x.view(), t.view(), Order::Fixed).unwrap();
        println!("{name}: {:?} after {} epochs", history.stop, history.mistakes.len());
        println!("{name}-bound: {bound:.0}");
        println!("{name}-mistakes: {}", history.mistakes.iter().sum::<usize>());
    }
}
