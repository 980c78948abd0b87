//! Descent, momentum and Nesterov's form from the same point of a ravine.

use backprop::Param;
use ndarray::{Ix1, array};
use optimizers::{Descent, Momentum, Optimizer, Sgd};
use plot::{Axis, Chart, Figure};

const KAPPA: f64 = 20.0;

fn cost(x: f64, y: f64) -> f64 {
    0.5 * (x * x + KAPPA * y * y)
}

/// Thirty steps from (−9, 1.5).
fn path(mut optimizer: impl Optimizer<f64>) -> Vec<(f64, f64)> {
    let mut theta: Param<f64, Ix1> = Param::new(array![-9.0, 1.5]);
    let mut path = vec![(theta.value[0], theta.value[1])];
    for _ in 0..30 {
        theta.grad = array![theta.value[0], KAPPA * theta.value[1]];
        optimizer.step(&mut theta);
        path.push((theta.value[0], theta.value[1]));
    }
    path
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let learning_rate = 0.09;
    let plain = path(Descent::new(Sgd { learning_rate })?);
    let rule = Momentum { learning_rate: 0.03, momentum: 0.7, nesterov: false };
    let heavy = path(Descent::new(rule)?);
    let ahead = path(Descent::new(Momentum { nesterov: true, ..rule })?);
    println!("cost after 30 steps from {:.1}", cost(-9.0, 1.5));
    let costs = [("plain", &plain), ("momentum", &heavy), ("nesterov", &ahead)];
    for (name, path) in costs {
        println!("{name}: {:.3}", cost(path[30].0, path[30].1));
    }
    let chart = |title: &str, path: Vec<(f64, f64)>| {
        Chart::new(Axis::new("θ₁").range(-10.0, 3.0), Axis::new("θ₂").range(-2.2, 2.2))
            .height(110.0)
            .title(title)
            .contours([1.0, 5.0, 15.0, 30.0, 50.0], cost)
            .path("", path)
    };
    Figure::new(
        "What does momentum do in a ravine? Plain descent crosses it at every step; with momentum the \
         crossings cancel and the steps along it add up.",
        "Three copies of the same long elliptic contours. Plain descent zigzags across the valley and \
         creeps along it. Momentum swings wide at first, then runs along the floor to the minimum. \
         Nesterov's form does the same with smaller swings.",
    )
    .columns(1)
    .panel(chart("descent, η = 0.09", plain))
    .panel(chart("momentum, η = 0.03, γ = 0.7", heavy))
    .panel(chart("Nesterov, η = 0.03, γ = 0.7", ahead))
    .save("ravine")?;
    Ok(())
}
