//! Two weights of 1 whose gradients lead nowhere, + − − +, of the sizes 10 and 0.01: how far they shrink.

use backprop::Dense;
use ndarray::array;
use optimizers::{Adam, AdamW, Descent, Error, Optimizer, Rule, Sgd};
use training::{Norm, Penalty};

/// Both weights after 1,000 steps with the strength 0.1 of L2 in the gradient, or without.
fn after<R: Rule<f64, N>, const N: usize>(rule: R, l2: f64) -> Result<[f64; 2], Error> {
    let mut neuron = Dense::new(array![[1.0, 1.0]], array![0.0]);
    let (mut optimizer, price) = (Descent::new(rule)?, Penalty::new(Norm::L2, l2).expect("l2 ≥ 0"));
    for step in 0..1000 {
        let sign = if matches!(step % 4, 0 | 3) { 1.0 } else { -1.0 };
        neuron.weight.grad = array![[10.0 * sign, 0.01 * sign]];
        price.add_gradient(&mut neuron);
        optimizer.step(&mut neuron);
    }
    Ok([neuron.weight.value[[0, 0]], neuron.weight.value[[0, 1]]])
}

fn main() -> Result<(), Error> {
    let learning_rate = 0.01;
    let adam = Adam { learning_rate, ..Adam::default() };
    let adamw = AdamW { learning_rate, weight_decay: 0.1, ..AdamW::default() };
    println!("what is left of 1     gradients ±10   gradients ±0.01");
    let show = |name, [large, small]: [f64; 2]| println!("{name:<20} {large:>14.2} {small:>17.2}");
    show("SGD, no price", after(Sgd { learning_rate }, 0.0)?);
    show("SGD with L2", after(Sgd { learning_rate }, 0.1)?);
    show("Adam, no price", after(adam, 0.0)?);
    show("Adam with L2", after(adam, 0.1)?);
    show("AdamW with decay 0.1", after(adamw, 0.0)?);
    Ok(())
}
