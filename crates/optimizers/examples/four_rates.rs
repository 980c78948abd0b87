//! The cost over the steps of descent, for four learning rates.

use backprop::Param;
use ndarray::{Ix1, array};
use optimizers::{Descent, Optimizer, Sgd};
use plot::{Axis, Chart, Figure};

/// C = ½ (x² + 10 y²) from (2, 1), for 40 steps or until C is above 1,000.
fn costs(learning_rate: f64) -> Result<Vec<(f64, f64)>, optimizers::Error> {
    let mut descent = Descent::new(Sgd { learning_rate })?;
    let mut theta: Param<f64, Ix1> = Param::new(array![2.0, 1.0]);
    let mut costs = Vec::new();
    for step in 0..=40 {
        let (x, y) = (theta.value[0], theta.value[1]);
        costs.push((f64::from(step), 0.5 * (x * x + 10.0 * y * y)));
        if costs[costs.len() - 1].1 > 1000.0 {
            break;
        }
        theta.grad = array![x, 10.0 * y];
        descent.step(&mut theta);
    }
    Ok(costs)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut chart = Chart::new(Axis::new("step"), Axis::log("cost").range(1e-4, 1e3)).height(220.0);
    println!("rate   steps   last cost");
    for rate in [0.01, 0.1, 0.18, 0.21] {
        let costs = costs(rate)?;
        let (step, cost) = costs[costs.len() - 1];
        println!("{rate:.2} {step:>7} {cost:>11.1e}");
        chart = chart.line(format!("η = {rate}"), costs);
    }
    Figure::new(
        "What does the learning rate do to the cost? Too low, it creeps; too high, it climbs. The limit is \
         2/λmax = 0.2 here, and the best rate lies shortly before it.",
        "Cost on a logarithmic axis over 40 steps. The line of rate 0.01 falls slowly, 0.1 faster, 0.18 \
         fastest, and that of rate 0.21 rises without end.",
    )
    .panel(chart)
    .save("four_rates")?;
    Ok(())
}
