//! The slide's two weights: Adagrad's rates and steps, with η = 1.

use backprop::Param;
use ndarray::{Ix1, array};
use optimizers::{Adagrad, Descent, Optimizer};

fn main() -> Result<(), optimizers::Error> {
    let mut adagrad = Descent::new(Adagrad { learning_rate: 1.0, epsilon: 1e-10 })?;
    let mut w: Param<f64, Ix1> = Param::new(array![0.0, 0.0]);
    println!("weight   gradient   rate η/√G     step");
    for gradients in [[0.1, 20.0], [0.2, 10.0]] {
        w.grad = array![gradients[0], gradients[1]];
        let before = w.value.clone();
        adagrad.step(&mut w);
        for (i, g) in gradients.into_iter().enumerate() {
            let step = w.value[i] - before[i];
            println!("{:>6} {g:>10.1} {:>11.4} {step:>8.3}", format!("w{}", i + 1), -step / g);
        }
    }
    Ok(())
}
