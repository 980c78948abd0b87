//! The same gate in two codings: a long valley and a round one.

use datasets::{Coding, Gate, gate};
use ndarray::array;
use perceptron::{ErrorSurface, augment};
use plot::{Axis, Chart, Figure};
use std::f64::consts::SQRT_2;

fn panel(title: &str, coding: Coding) -> Chart<'static> {
    let and = gate(Gate::And, coding, Coding::Bipolar);
    let surface = ErrorSurface::new(augment(and.x.view()).view(), and.t.view()).unwrap();
    let mu = 0.5 * surface.learning_rate_bound();
    let (mut w, mut path) = (array![0.6, -0.3, -0.3], Vec::new());
    for _ in 0..75 {
        path.push((w[0], (w[1] + w[2]) / SQRT_2));
        w = &w - mu * surface.gradient(w.view());
    }
    let height = move |w0, v: f64| surface.mse(array![w0, v / SQRT_2, v / SQRT_2].view());
    Chart::new(Axis::new("bias w₀").range(-2.2, 1.2), Axis::new("(w₁ + w₂) / √2").range(-1.4, 2.0))
        .equal()
        .title(title)
        .contours([0.26, 0.5, 1.0, 2.0, 4.0], height)
        .path("steepest descent", path)
}

fn main() -> std::io::Result<()> {
    Figure::new(
        "Why is −1/1 learned faster than 0/1? Its valley is round, so the steepest way leads \
         straight to the bottom; the other one is more than three times as long as it is wide.",
        "Contours of the mean square error on AND, twice. Left, inputs 0 and 1: long ellipses, and \
         a path of many small steps along them. Right, inputs −1 and 1: circles, and a path of one \
         step to the centre.",
    )
    .panel(panel("inputs 0 and 1", Coding::Unipolar))
    .panel(panel("inputs −1 and 1", Coding::Bipolar))
    .save("codings")
}
