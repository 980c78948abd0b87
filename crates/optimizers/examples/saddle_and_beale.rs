//! Seven optimizers at a saddle and on Beale's function: paths, and steps until they are through.

use backprop::Param;
use ndarray::{Ix1, array};
use optimizers::{Adadelta, Adagrad, Adam, Descent, Momentum, Optimizer, RmsProp, Sgd};
use plot::{Axis, Chart, Figure};

type Named = (&'static str, Box<dyn Optimizer<f64>>);
type Gradient = fn(f64, f64) -> [f64; 2];

fn saddle(x: f64, y: f64) -> f64 {
    x * x - y * y
}

fn saddle_gradient(x: f64, y: f64) -> [f64; 2] {
    [2.0 * x, -2.0 * y]
}

/// Beale's function, with its minimum 0 at (3, 0.5).
fn beale(x: f64, y: f64) -> f64 {
    let term = |c: f64, k: i32| (c - x + x * y.powi(k)).powi(2);
    term(1.5, 1) + term(2.25, 2) + term(2.625, 3)
}

fn beale_gradient(x: f64, y: f64) -> [f64; 2] {
    let term = |c: f64, k: i32| {
        let e = 2.0 * (c - x + x * y.powi(k));
        [e * (y.powi(k) - 1.0), e * x * f64::from(k) * y.powi(k - 1)]
    };
    let all = [term(1.5, 1), term(2.25, 2), term(2.625, 3)];
    [all.iter().map(|t| t[0]).sum(), all.iter().map(|t| t[1]).sum()]
}

fn optimizers(rate: f64) -> Result<Vec<Named>, optimizers::Error> {
    let momentum = Momentum { learning_rate: rate, momentum: 0.9, nesterov: false };
    Ok(vec![
        ("SGD", Box::new(Descent::new(Sgd { learning_rate: rate })?)),
        ("momentum", Box::new(Descent::new(momentum)?)),
        ("Nesterov", Box::new(Descent::new(Momentum { nesterov: true, ..momentum })?)),
        ("Adagrad", Box::new(Descent::new(Adagrad { learning_rate: 0.5, ..Adagrad::default() })?)),
        ("Adadelta", Box::new(Descent::new(Adadelta::default())?)),
        ("RMSprop", Box::new(Descent::new(RmsProp { learning_rate: 0.02, ..RmsProp::default() })?)),
        ("Adam", Box::new(Descent::new(Adam { learning_rate: 0.05, ..Adam::default() })?)),
    ])
}

/// The path until `done`, or 5,000 steps.
fn path(
    optimizer: &mut dyn Optimizer<f64>,
    start: [f64; 2],
    gradient: Gradient,
    done: impl Fn(f64, f64) -> bool,
) -> Vec<(f64, f64)> {
    let mut theta: Param<f64, Ix1> = Param::new(array![start[0], start[1]]);
    let mut path = vec![(start[0], start[1])];
    while path.len() <= 5000 && !done(theta.value[0], theta.value[1]) {
        let [x, y] = gradient(theta.value[0], theta.value[1]);
        theta.grad = array![x, y];
        optimizer.step(&mut theta);
        path.push((theta.value[0], theta.value[1]));
    }
    path
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let axis = |name: &str, low, high| Axis::new(name).range(low, high);
    let mut at_saddle = Chart::new(axis("θ₁", -0.6, 1.1), axis("θ₂", -0.2, 1.1))
        .title("x² − y²")
        .contours([-0.75, -0.25, 0.0, 0.25, 0.75], saddle);
    let mut on_beale = Chart::new(axis("θ₁", 0.0, 4.0), axis("θ₂", -0.5, 2.1))
        .title("Beale")
        .contours([0.1, 1.0, 5.0, 20.0, 80.0], beale);
    let all = optimizers(0.01)?.into_iter().zip(optimizers(0.001)?);
    for ((name, mut first), (_, mut second)) in all {
        let away = path(&mut *first, [1.0, 1e-3], saddle_gradient, |_, y| y.abs() > 1.0);
        let near = |x: f64, y: f64| (x - 3.0).hypot(y - 0.5) < 0.05;
        let home = path(&mut *second, [1.0, 1.6], beale_gradient, near);
        let steps = |path: &[(f64, f64)]| match path.len() {
            5001 => "over 5,000".into(),
            points => (points - 1).to_string(),
        };
        println!("saddle-{name}: {}", steps(&away));
        println!("beale-{name}: {}", steps(&home));
        at_saddle = at_saddle.line(name, away);
        on_beale = on_beale.line(name, home);
    }
    Figure::new(
        "Which way do they take? At the saddle the methods that divide by the size of the gradient leave \
         at once, along the slope that hardly exists; plain descent first walks to the saddle.",
        "Two contour plots with the paths of seven optimizers. Above, a saddle: four paths cross it in a \
         diagonal, the others turn at a right angle near the saddle point. Below, Beale's function: \
         all paths bend along the valley towards its minimum at 3 and 0.5.",
    )
    .columns(1)
    .panel(at_saddle)
    .panel(on_beale)
    .save("saddle_and_beale")?;
    Ok(())
}
