//! Descent with a noisy gradient: constant rates end on a floor, a falling one goes on. Seed 1.

use backprop::Param;
use ndarray::{Array1, Ix1};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use optimizers::{Descent, Optimizer, Schedule, Sgd};
use plot::{Axis, Chart, Figure};
use tensor::Streams;

const STEPS: usize = 400;

/// The mean of θ² over 4,000 runs from θ = 3 on ½ θ², each gradient with noise of variance 1.
fn run(eta: f64, plan: Schedule) -> Result<Vec<(f64, f64)>, optimizers::Error> {
    let mut rng = Streams::new(1).stream("noise");
    let mut descent = Descent::new(Sgd { learning_rate: eta })?;
    let mut theta: Param<f64, Ix1> = Param::new(Array1::from_elem(4000, 3.0));
    let mut squares = Vec::new();
    for t in 0..STEPS {
        squares.push((t as f64, theta.value.mapv(|w| w * w).mean().expect("4,000 runs")));
        let noise: Array1<f64> = Array1::random_using(4000, StandardNormal, &mut rng);
        theta.grad = &theta.value + &noise;
        Optimizer::<f64>::set_learning_rate(&mut descent, eta * plan.share(t))?;
        descent.step(&mut theta);
    }
    Ok(squares)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let axis = Axis::log("mean of θ²").range(1e-3, 10.0);
    let mut chart = Chart::new("step", axis).height(220.0);
    for eta in [0.4, 0.1, 0.02] {
        let squares = run(eta, Schedule::Constant)?;
        let last: f64 = squares[STEPS - 100..].iter().map(|(_, s)| s / 100.0).sum();
        println!("floor-{eta}: {last:.3}");
        println!("formula-{eta}: {:.3}", eta / (2.0 - eta));
        chart = chart.line(format!("η = {eta}"), squares);
    }
    let falling = run(0.4, Schedule::Steps { every: 100, factor: 3.0 })?;
    println!("falling: {:.3}", falling[STEPS - 1].1);
    Figure::new(
        "Why should the rate fall? With a noisy gradient a constant rate comes quickly to a floor, or \
         slowly to a lower one. A rate that falls has both: it is quick, and the floor sinks.",
        "The mean square of θ on a logarithmic axis over 400 steps. The line of rate 0.4 falls at once to \
         0.25 and stays, that of 0.1 falls within 30 steps to 0.05, that of 0.02 needs 200 steps to \
         0.01. With the falling rate the line goes down a staircase and ends lowest.",
    )
    .seed(1)
    .panel(chart.line("0.4, a third every 100 steps", falling))
    .save("noise_floor")?;
    Ok(())
}
