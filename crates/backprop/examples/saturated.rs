//! One neuron that starts at 0.98 where 0 is wanted, with two costs.

use backprop::{Activation, BinaryCrossEntropy, Dense, Layer, Loss, Mode, SquaredError, descend};
use ndarray::{ArrayRef2, array};
use plot::{Axis, Chart, Figure};

/// Output and |δ| before each of 301 steps, for the learning rate 0.15.
fn run(cost: &impl Loss<f64, Target = ArrayRef2<f64>>) -> Vec<(f64, f64)> {
    let start = Dense::new(array![[2.0]], array![2.0]);
    let mut neuron = start.then(Activation::Logistic { beta: 1.0 });
    let (x, y) = (array![[1.0]], array![[0.0]]);
    let step = |_| {
        let (y_hat, cache) = neuron.forward(x.view(), &mut Mode::Eval);
        let (_, slope) = cost.loss(y_hat.view(), &y);
        neuron.accumulate(x.view(), y_hat.view(), slope, cache);
        let delta = neuron.first.bias.grad[0];
        descend(&mut neuron, 0.15);
        (y_hat[[0, 0]], delta)
    };
    (0..=300).map(step).collect()
}

fn main() -> std::io::Result<()> {
    let runs = [("squared error", run(&SquaredError)), ("cross-entropy", run(&BinaryCrossEntropy))];
    let mut output = Chart::new("step", Axis::new("output, 0 is wanted").range(0.0, 1.0));
    let mut delta = Chart::new("step", Axis::new("δ").range(0.0, 1.0));
    for (name, steps) in &runs {
        let numbered = || (0..).map(f64::from).zip(steps);
        output = output.line(*name, numbered().map(|(step, &(y_hat, _))| (step, y_hat)));
        delta = delta.line(*name, numbered().map(|(step, &(_, delta))| (step, delta)));
    }
    Figure::new(
        "Does a neuron learn fastest where it is most wrong? With the cross-entropy it does. With the squared \
         error it hardly learns there, since δ has the slope of the logistic function as a factor.",
        "Two panels over 300 steps. Left, the output: with the cross-entropy it falls from 0.98 at once and \
         ends near 0; with the squared error it stays near 0.98 for about 150 steps, then falls. Right, δ: \
         with the cross-entropy it starts at 0.98 and falls; with the squared error it starts near 0, rises to a \
         hump where the output falls, and falls again.",
    )
    .panel(output)
    .panel(delta)
    .save("saturated")
}
