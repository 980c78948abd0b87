//! Where networks of thresholds answer 1: one layer, two with an AND, two without, three.

use backprop::classic::{Function, Network, Neuron};
use ndarray::array;
use plot::{Axis, Chart, Figure};

/// A network of steps; every neuron is w₀, w₁, ….
fn thresholds(layers: &[&[&[f64]]]) -> Network {
    let neuron = |w: &&[f64]| Neuron { weights: w.to_vec(), function: Function::Step };
    Network { layers: layers.iter().map(|layer| layer.iter().map(neuron).collect()).collect() }
}

fn panel(title: &str, net: Network) -> Chart<'static> {
    let axis = |name: &str| Axis::new(name).range(-0.5, 3.5);
    Chart::new(axis("x₁"), axis("x₂"))
        .equal()
        .title(title)
        .regions(["answer 0", "answer 1"], move |x1, x2| {
            net.forward(array![x1, x2].view()).output()[0] as usize
        })
}

fn main() -> std::io::Result<()> {
    // x₁ > c, and the same for x₂.
    let (right, above) = (|c: f64| [-c, 1.0, 0.0], |c: f64| [-c, 0.0, 1.0]);
    let line: &[f64] = &[-3.0, 1.0, 1.0];
    let triangle: &[&[f64]] = &[&[-0.5, 0.0, 1.0], &[0.5, 1.5, -1.0], &[5.0, -1.5, -1.0]];
    let (x, y) = ([0.0, 1.0, 2.0, 3.0].map(right), [0.0, 1.0, 2.0].map(above));
    let strips: &[&[f64]] = &[&x[0], &x[1], &x[2], &x[3], &y[0], &y[1]];
    let edges: &[&[f64]] = &[&x[0], &x[1], &x[2], &y[0], &y[1], &y[2]];
    let squares: &[&[f64]] =
        &[&[-1.5, 1.0, -1.0, 0.0, 1.0, -1.0, 0.0], &[-1.5, 0.0, 1.0, -1.0, 0.0, 1.0, -1.0]];
    let caption = "What can networks of thresholds cut out? One neuron a half-plane, a hidden layer with an \
        AND behind it a convex region. With other weights behind it the same layer cuts out two squares. Two that \
        touch at a corner need a second hidden layer.";
    let alt = "Four panels over x₁ and x₂ from −0.5 to 3.5, each with the region of answer 1. One neuron: \
        everything above a falling line. Three hidden neurons and an AND: a triangle. Six hidden \
        neurons and a sum: two unit squares beside each other with a gap between. Two hidden layers: \
        two unit squares that touch in the point (1, 1), one below left, one above right.";
    Figure::new(caption, alt)
        .panel(panel("one layer", thresholds(&[&[line]])))
        .panel(panel("two layers, AND", thresholds(&[triangle, &[&[-2.5, 1.0, 1.0, 1.0]]])))
        .panel(panel(
            "two layers, a sum",
            thresholds(&[strips, &[&[-1.5, 1.0, -1.0, 1.0, -1.0, 1.0, -1.0]]]),
        ))
        .panel(panel("three layers", thresholds(&[edges, squares, &[&[-0.5, 1.0, 1.0]]])))
        .save("regions_by_depth")
}
