//! The error of Adaline as a surface over its weights, and two ways down.

use datasets::{Coding, Gate, gate};
use ndarray::{Array1, array};
use perceptron::{Adaline, ErrorSurface, augment};
use plot::{Axis, Chart, Figure};
use std::f64::consts::SQRT_2;

/// AND treats its inputs alike, so the way down from w₁ = w₂ stays where w₁ = w₂.
fn on_paper(w: &Array1<f64>) -> (f64, f64) {
    (w[0], (w[1] + w[2]) / SQRT_2)
}

fn main() -> std::io::Result<()> {
    let and = gate(Gate::And, Coding::Unipolar, Coding::Bipolar);
    let x = augment(and.x.view());
    let surface = ErrorSurface::new(x.view(), and.t.view()).unwrap();
    let start = array![1.2, -0.4, -0.4];
    let descend = |w: &Array1<f64>| Some(w - 0.5 * surface.gradient(w.view()));
    let descent: Vec<_> = std::iter::successors(Some(start.clone()), descend)
        .take(40)
        .map(|w| on_paper(&w))
        .collect();

    let mut unit = Adaline { weights: start };
    let mut lms = vec![on_paper(&unit.weights)];
    for (x, &d) in (0..60).flat_map(|_| x.outer_iter().zip(&and.t)) {
        unit.present(x, d, 0.05);
        lms.push(on_paper(&unit.weights));
    }

    let best = on_paper(&surface.minimum().unwrap());
    let height = |w0: f64, v: f64| surface.mse(array![w0, v / SQRT_2, v / SQRT_2].view());
    Figure::new(
        "Which way is down? At right angles to the contour, and that is seldom towards the minimum: \
         steepest descent turns into the valley first, LMS wanders after it.",
        "Elliptic contours of the mean square error over the bias w₀ and the sum of the two other \
         weights, a long valley falling to the right. Steepest descent zigzags from its start into \
         the valley and follows it to the minimum; the LMS path is ragged, takes the same way, and \
         keeps circling near the minimum.",
    )
    .panel(
        Chart::new(
            Axis::new("bias w₀").range(-2.2, 1.6),
            Axis::new("(w₁ + w₂) / √2").range(-1.4, 1.9),
        )
        .equal()
        .contours([0.3, 0.5, 1.0, 2.0, 4.0, 8.0], height)
        .line("LMS, μ = 0.05", lms)
        .path("steepest descent, μ = 0.5", descent)
        .scatter("minimum", [best]),
    )
    .save("error_surface")
}
