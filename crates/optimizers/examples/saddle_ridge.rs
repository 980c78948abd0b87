//! Steps to leave the saddle x² − y² from nearer and nearer to its ridge, with η = 0.01.

use backprop::Param;
use ndarray::{Ix1, array};
use optimizers::{Adam, Descent, Momentum, Optimizer, Sgd};

/// Steps from (1, y) until |y| > 1, 5,000 at most.
fn steps(mut optimizer: impl Optimizer<f64>, y: f64) -> String {
    let mut theta: Param<f64, Ix1> = Param::new(array![1.0, y]);
    for step in 0..5000 {
        if theta.value[1].abs() > 1.0 {
            return step.to_string();
        }
        theta.grad = array![2.0 * theta.value[0], -2.0 * theta.value[1]];
        optimizer.step(&mut theta);
    }
    let [x, y] = [theta.value[0].abs(), theta.value[1].abs()];
    if x.max(y) < 1e-8 { "at (0, 0)".into() } else { "> 5000".into() }
}

fn main() -> Result<(), optimizers::Error> {
    let learning_rate = 0.01;
    println!("{:>9} {:>10} {:>10} {:>10}", "y", "SGD", "momentum", "Adam");
    for y in [1e-1, 1e-3, 1e-6, 1e-12, 0.0] {
        let plain = steps(Descent::new(Sgd { learning_rate })?, y);
        let heavy = steps(Descent::new(Momentum { learning_rate, ..Momentum::default() })?, y);
        let adam = steps(Descent::new(Adam { learning_rate, ..Adam::default() })?, y);
        println!("{y:>9.0e} {plain:>10} {heavy:>10} {adam:>10}");
    }
    Ok(())
}
