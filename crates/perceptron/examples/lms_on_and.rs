//! Adaline on bipolar AND: straight to the best weights in closed form, down to them, and around them.

use datasets::{Coding, Gate, gate};
use ndarray::Array1;
use perceptron::{Adaline, ErrorSurface, Lms, Order, SteepestDescent, augment};

fn main() {
    let and = gate(Gate::And, Coding::Bipolar, Coding::Bipolar);
    let (x, d) = (augment(and.x.view()), and.t);
    let surface = ErrorSurface::new(x.view(), d.view()).unwrap();
    let best = surface.minimum().unwrap();
    println!("best: {best:.2}");
    println!("error: {:.2}", surface.mse(best.view()));

    for mu in [0.1, 0.99, 1.01] {
        let descent = SteepestDescent { learning_rate: mu, tolerance: 1e-6, max_steps: 10_000 };
        let mut w = Array1::zeros(3);
        let curve = descent.descend(&mut w, |w| surface.mse(w), |w| surface.gradient(w)).unwrap();
        println!("descent-{mu}: {:?} after {} steps", curve.stop, curve.cost.len());
    }
    for (mu, max_epochs) in [(0.1, 200), (0.05, 400), (0.01, 2000), (0.001, 20_000)] {
        let lms = Lms { learning_rate: mu, admissible_error: 0.25, max_epochs };
        let mut unit = Adaline { weights: Array1::zeros(3) };
        let curve = lms.train(&mut unit, x.view(), d.view(), Order::Fixed).unwrap();
        let away = &unit.weights - &best;
        println!("lms-{mu}: {:?}, {:.4} away", curve.stop, away.dot(&away).sqrt());
    }
}
