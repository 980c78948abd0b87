//! One neuron that starts wrong and saturated: the squared error against the cross-entropy.

use backprop::{Activation, BinaryCrossEntropy, Dense, Layer, Loss, Mode, SquaredError, descend};
use ndarray::{Array2, ArrayRef2, array};

/// The outputs before each of 1,001 steps; the input is 1, the target 0, the learning rate 0.15.
fn outputs(cost: &impl Loss<f64, Target = ArrayRef2<f64>>) -> Vec<f64> {
    let start = Dense::new(array![[2.0]], array![2.0]);
    let mut neuron = start.then(Activation::Logistic { beta: 1.0 });
    let (x, y): (Array2<f64>, Array2<f64>) = (array![[1.0]], array![[0.0]]);
    let mut outputs = Vec::new();
    for _ in 0..=1000 {
        let (y_hat, cache) = neuron.forward(x.view(), &mut Mode::Eval);
        outputs.push(y_hat[[0, 0]]);
        let (_, slope) = cost.loss(y_hat.view(), &y);
        neuron.accumulate(x.view(), y_hat.view(), slope, cache);
        descend(&mut neuron, 0.15);
    }
    outputs
}

fn main() {
    let (squared, cross) = (outputs(&SquaredError), outputs(&BinaryCrossEntropy));
    println!("step    squared error    cross-entropy");
    for step in [0, 1, 10, 50, 100, 200, 300, 500, 1000] {
        println!("{step:>4} {:>16.3} {:>16.3}", squared[step], cross[step]);
    }
    for (name, outputs) in [("squared", &squared), ("cross", &cross)] {
        let steps = outputs.iter().position(|&y_hat| y_hat < 0.1).expect("it gets there");
        println!("{name}-steps: {steps}");
        let y_hat = outputs[0];
        let delta = if name == "squared" { y_hat * y_hat * (1.0 - y_hat) } else { y_hat };
        println!("{name}-delta: {delta:.4}");
    }
}
