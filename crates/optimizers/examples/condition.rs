//! Steps until the error is a millionth, over the condition number: measured, and by theory.

use backprop::Param;
use ndarray::{Ix1, array};
use optimizers::{Descent, Momentum, Optimizer, Sgd};
use plot::{Axis, Chart, Figure};

/// Steps from (1, 1) on ½ (x² + κ y²) until |θ| ≤ 10⁻⁶ |θ₀|.
fn steps(kappa: f64, mut optimizer: impl Optimizer<f64>) -> f64 {
    let mut theta: Param<f64, Ix1> = Param::new(array![1.0, 1.0]);
    let mut steps = 0.0;
    while theta.value.dot(&theta.value) > 2e-12 {
        theta.grad = array![theta.value[0], kappa * theta.value[1]];
        optimizer.step(&mut theta);
        steps += 1.0;
    }
    steps
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut plain, mut heavy, mut theory) = (Vec::new(), Vec::new(), [Vec::new(), Vec::new()]);
    for i in 2..=16 {
        let kappa = 10_f64.powf(f64::from(i) / 4.0);
        let (root, digits) = (kappa.sqrt(), 1e-6_f64.ln());
        // The rates that shrink the slowest direction most.
        let sgd = Sgd { learning_rate: 2.0 / (1.0 + kappa) };
        let gamma = ((root - 1.0) / (root + 1.0)).powi(2);
        let learning_rate = 4.0 / (1.0 + root).powi(2);
        let momentum = Momentum { learning_rate, momentum: gamma, nesterov: false };
        plain.push((kappa, steps(kappa, Descent::new(sgd)?)));
        heavy.push((kappa, steps(kappa, Descent::new(momentum)?)));
        theory[0].push((kappa, digits / ((kappa - 1.0) / (kappa + 1.0)).ln()));
        theory[1].push((kappa, digits / ((root - 1.0) / (root + 1.0)).ln()));
    }
    println!("descent-100: {}", plain[6].1);
    println!("momentum-100: {}", heavy[6].1);
    println!("descent-large: {}", plain[14].1);
    println!("momentum-large: {}", heavy[14].1);
    let [descent, momentum] = theory;
    Figure::new(
        "How many steps does a ravine cost? With the best rates, descent needs as many as κ, momentum \
         as many as √κ, up to a factor.",
        "Steps over the condition number κ, both axes logarithmic. The points of plain descent lie on a \
         line of slope 1, those of momentum near a line of slope one half.",
    )
    .panel(
        Chart::new(Axis::log("condition number κ"), Axis::log("steps to a millionth"))
            .height(240.0)
            .line("ln 10⁻⁶ / ln((κ − 1)/(κ + 1))", descent)
            .line("ln 10⁻⁶ / ln((√κ − 1)/(√κ + 1))", momentum)
            .scatter("descent", plain)
            .scatter("momentum", heavy),
    )
    .save("condition")?;
    Ok(())
}
