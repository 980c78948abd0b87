//! Steepest descent on unipolar AND, below and above the bound on the learning rate.

use datasets::{Coding, Gate, gate};
use ndarray::Array1;
use perceptron::{ErrorSurface, SteepestDescent, augment};
use plot::{Axis, Chart, Figure};

fn main() -> std::io::Result<()> {
    let and = gate(Gate::And, Coding::Unipolar, Coding::Bipolar);
    let surface = ErrorSurface::new(augment(and.x.view()).view(), and.t.view()).unwrap();
    let bound = surface.learning_rate_bound();
    println!("bound: {bound:.3}");
    let lowest = surface.mse(surface.minimum().unwrap().view());
    let mut chart = Chart::new("step", Axis::log("error above the minimum").range(1e-8, 1e3));
    for share in [0.05, 0.5, 0.9, 0.99, 1.05] {
        let learning_rate = share * bound;
        let descent = SteepestDescent { learning_rate, tolerance: 0.0, max_steps: 40 };
        let mut w = Array1::zeros(3);
        let curve = descent.descend(&mut w, |w| surface.mse(w), |w| surface.gradient(w)).unwrap();
        let last = curve.cost[curve.cost.len() - 1];
        println!("mu = {share:4} of the bound: error {last:.4} after {} steps", curve.cost.len());
        let excess = (1..).zip(curve.cost).map(|(step, cost)| (f64::from(step), cost - lowest));
        chart = chart.line(format!("{share} / λₘₐₓ"), excess);
    }
    Figure::new(
        "How large may the learning rate be? Below 1 / λₘₐₓ every run comes down, of those \
         drawn the one at 0.9 of it the fastest; above it the error grows without end.",
        "The error above its minimum, on a logarithmic axis, over 40 steps, for five learning rates. \
         0.05 / λₘₐₓ falls slowly, 0.5 and 0.9 / λₘₐₓ fall fast, 0.99 / λₘₐₓ falls slowly again, and \
         1.05 / λₘₐₓ rises along a straight line.",
    )
    .panel(chart.label_ends())
    .save("learning_rate")
}
