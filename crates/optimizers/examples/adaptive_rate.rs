//! The lecture's adaptive rate at work: raised by 5 % while the error falls, cut to 70 % when it rises.

use backprop::Param;
use ndarray::{Ix1, array};
use optimizers::{AdaptiveRate, Descent, Optimizer, Sgd};
use plot::{Axis, Chart, Figure};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut descent = Descent::new(Sgd { learning_rate: 0.02 })?;
    let mut rate = AdaptiveRate::default();
    let mut theta: Param<f64, Ix1> = Param::new(array![5.0, 1.0]);
    let (mut rates, mut cuts) = (Vec::new(), 0);
    for step in 0..120 {
        let (x, y) = (theta.value[0], theta.value[1]);
        let error = 0.5 * (x * x + 10.0 * y * y);
        theta.grad = array![x, 10.0 * y];
        Optimizer::<f64>::step(&mut descent, &mut theta);
        let before = Optimizer::<f64>::learning_rate(&descent);
        let next = rate.next(before, error);
        Optimizer::<f64>::set_learning_rate(&mut descent, next)?;
        cuts += u32::from(next < before);
        rates.push((f64::from(step), next));
    }
    let highest = rates.iter().map(|(_, rate)| *rate).fold(0.0, f64::max);
    println!("cuts: {cuts}");
    println!("highest: {highest:.2}");
    Figure::new(
        "What rate does it find? It rises until the error grows, falls below the limit 2/λmax = 0.2, and \
         rises again.",
        "The learning rate over 120 steps. From 0.02 it rises in a curve beyond 0.2, drops, and goes on \
         as a saw-tooth around 0.2.",
    )
    .panel(
        Chart::new(Axis::new("step"), Axis::new("learning rate").range(0.0, 0.9))
            .height(180.0)
            .horizontal(0.2, "2/λmax")
            .line("μ", rates),
    )
    .save("adaptive_rate")?;
    Ok(())
}
