//! Six optimizers with one rate in a ravine: the race of the live figure, where it cannot be watched.

use backprop::Param;
use ndarray::{Ix1, array};
use optimizers::{Adagrad, Adam, Descent, Momentum, Optimizer, RmsProp, Sgd};
use plot::{Axis, Chart, Figure};

fn cost(x: f64, y: f64) -> f64 {
    0.5 * (x * x + 20.0 * y * y)
}

/// From (−4, 1.5) to within 0.05 of the minimum, in at most 2,000 steps.
fn path(optimizer: &mut dyn Optimizer<f64>) -> Vec<(f64, f64)> {
    let mut theta: Param<f64, Ix1> = Param::new(array![-4.0, 1.5]);
    let mut path = vec![(-4.0, 1.5)];
    while path.len() <= 2000 && theta.value[0].hypot(theta.value[1]) >= 0.05 {
        theta.grad = array![theta.value[0], 20.0 * theta.value[1]];
        optimizer.step(&mut theta);
        path.push((theta.value[0], theta.value[1]));
    }
    path
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let learning_rate = 10.0_f64.powf(-1.3);
    let momentum = Momentum { learning_rate, momentum: 0.9, nesterov: false };
    let ahead = Momentum { nesterov: true, ..momentum };
    let runners: [(&str, Box<dyn Optimizer<f64>>); 6] = [
        ("descent", Box::new(Descent::new(Sgd { learning_rate })?)),
        ("momentum", Box::new(Descent::new(momentum)?)),
        ("Nesterov", Box::new(Descent::new(ahead)?)),
        ("Adagrad", Box::new(Descent::new(Adagrad { learning_rate, ..Adagrad::default() })?)),
        ("RMSprop", Box::new(Descent::new(RmsProp { learning_rate, ..RmsProp::default() })?)),
        ("Adam", Box::new(Descent::new(Adam { learning_rate, ..Adam::default() })?)),
    ];
    let (x, y) = (Axis::new("θ₁").range(-4.5, 4.5), Axis::new("θ₂").range(-4.5, 4.5));
    let mut chart = Chart::new(x, y).equal().contours([1.0, 8.0, 25.0, 60.0, 120.0], cost);
    println!("η = {learning_rate:.2}, γ = 0.9; steps to the minimum");
    for (name, mut optimizer) in runners {
        let path = path(&mut *optimizer);
        let steps = path.len() - 1;
        println!("{name}: {}", if steps < 2000 { steps.to_string() } else { "> 2000".into() });
        chart = chart.line(name, path);
    }
    Figure::new(
        "Who is first when all have the same rate? In this ravine Nesterov's method is, and Adagrad, whose \
         rate only falls, does not arrive. Move the start, the rate and the landscape, and the order changes.",
        "Contours of a ravine along θ₁ and six paths from the point (−4, 1.5). Descent steps down to the floor \
         of the valley and follows it. Nesterov's path overshoots the minimum once along the floor, momentum \
         swings from side to side around it. RMSprop and Adam go diagonally to the floor first; Adagrad goes \
         the same way and stops short of the minimum.",
    )
    .panel(chart)
    .save("race")?;
    Ok(())
}
