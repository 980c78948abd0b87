//! Why ±1 is learned faster than 0/1: the shape of the valley, and the steps it takes to its bottom.

use datasets::{Coding, Gate, gate};
use ndarray::Array1;
use perceptron::{ErrorSurface, augment};

fn main() {
    for (name, coding) in [("unipolar", Coding::Unipolar), ("bipolar", Coding::Bipolar)] {
        let and = gate(Gate::And, coding, Coding::Bipolar);
        let surface = ErrorSurface::new(augment(and.x.view()).view(), and.t.view()).unwrap();
        let (best, bound) = (surface.minimum().unwrap(), surface.learning_rate_bound());
        println!("{name}-eigenvalues: {:.3}", surface.eigenvalues());
        println!("{name}-condition: {:.2}", surface.condition());
        println!("{name}-length: {:.2}", surface.condition().sqrt());
        println!("{name}-bound: {bound:.3}");
        println!("{name}-best: {best:.2}");
        let (mut w, mut steps) = (Array1::<f64>::zeros(3), 0);
        while (&w - &best).pow2().sum().sqrt() >= 1e-3 {
            w = &w - 0.5 * bound * surface.gradient(w.view());
            steps += 1;
        }
        println!("{name}-steps: {steps}");
    }
}
