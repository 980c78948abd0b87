//! Five numbers, normalised, and a push at the first of them on its way back.

use backprop::{Layer, Mode};
use init::BatchNorm;
use ndarray::{Array2, array};
use tensor::Streams;

fn main() {
    let x = array![[2.0], [4.0], [5.0], [6.0], [8.0]];
    let g = array![[1.0], [0.0], [0.0], [0.0], [0.0]];
    let mut layer = BatchNorm::<f64>::new(1);
    let mut rng = Streams::new(1).stream("mode");
    let (y, cache) = layer.forward(x.view(), &mut Mode::Train(&mut rng));
    let dx = layer.backward(x.view(), y.view(), g.clone(), cache);
    let row = |name: &str, values: &Array2<f64>| {
        let numbers: String = values.iter().map(|value| format!("{value:>8.3}")).collect();
        println!("{name:<6}{numbers}");
    };
    row("x", &x);
    row("x̂", &y);
    row("∂C/∂y", &g);
    row("∂C/∂x", &dx);
    println!("\n∂C/∂γ is {:.3}, ∂C/∂β is {:.3}", layer.weight.grad[0], layer.bias.grad[0]);
    let (mean, var) = (layer.running_mean[0], layer.running_var[0]);
    println!("running mean {mean:.3}, running variance {var:.3}");
}
