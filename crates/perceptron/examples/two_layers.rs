//! XOR with a hidden layer: the hidden answers are separable where the inputs are not.

use datasets::{Coding, Gate, gate};
use ndarray::{Axis, stack};
use perceptron::{Separability, TwoLayer, separability};

fn main() {
    let xor = gate(Gate::Xor, Coding::Unipolar, Coding::Unipolar);
    let net = TwoLayer::xor();
    let hidden: Vec<_> = xor.x.outer_iter().map(|x| net.hidden_output(x)).collect();
    for ((x, h), t) in xor.x.outer_iter().zip(&hidden).zip(&xor.t) {
        println!("x = {x}  h = {h}  answer {}, XOR is {t}", net.predict(x));
    }
    let hidden = stack(Axis(0), &hidden.iter().map(|h| h.view()).collect::<Vec<_>>()).unwrap();
    for (name, points) in [("inputs", &xor.x), ("hidden", &hidden)] {
        let answer = separability(points.view(), xor.t.view()).unwrap();
        println!("{name}-separable: {}", matches!(answer, Separability::Separable(_)));
    }
}
