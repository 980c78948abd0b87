//! Why no line computes XOR, and why one does after a hidden layer.

use datasets::{Coding, Gate, gate};
use ndarray::{Array2, ArrayView1, Axis as Along, stack};
use perceptron::{Separability, TwoLayer, separability};
use plot::{Axis, Chart, Figure};

fn panel(
    title: &str,
    names: [&str; 2],
    points: &Array2<f64>,
    t: ArrayView1<f64>,
) -> Chart<'static> {
    let of = |class: f64| {
        let rows = points.outer_iter().zip(t).filter(|(_, t)| **t == class);
        rows.map(|(x, _)| (x[0], x[1])).collect::<Vec<_>>()
    };
    let axis = |name: &str| Axis::new(name).range(-0.4, 1.4).ticks([(0.0, "0"), (1.0, "1")]);
    let chart = Chart::new(axis(names[0]), axis(names[1]))
        .equal()
        .title(title)
        .line("XOR = 0", of(0.0))
        .line("XOR = 1", of(1.0))
        .scatter("XOR = 0", of(0.0))
        .scatter("XOR = 1", of(1.0));
    match separability(points.view(), t).unwrap() {
        Separability::Inseparable(point) => chart.scatter("in both", [(point[0], point[1])]),
        Separability::Separable(line) => chart.line("", line.segment((0.5, 0.5), 3.0)),
    }
}

fn main() -> std::io::Result<()> {
    let xor = gate(Gate::Xor, Coding::Unipolar, Coding::Unipolar);
    let net = TwoLayer::xor();
    let hidden: Vec<_> = xor.x.outer_iter().map(|x| net.hidden_output(x)).collect();
    let hidden = stack(Along(0), &hidden.iter().map(|h| h.view()).collect::<Vec<_>>()).unwrap();
    Figure::new(
        "Why can no line compute XOR? Its classes share a point, and a line has that point on one \
         side only. The hidden layer puts two corners in one place, and then there is a line.",
        "Left, the unit square of the inputs: the diagonal between the corners of class 0 crosses \
         the diagonal between those of class 1 in the middle. Right, the hidden answers: the two \
         corners of class 1 have fallen together in (1, 0), and a line separates them from class 0.",
    )
    .panel(panel("inputs", ["input x₁", "input x₂"], &xor.x, xor.t.view()))
    .panel(panel("hidden answers", ["hidden h₁", "hidden h₂"], &hidden, xor.t.view()))
    .save("xor_impossible")
}
