//! The four gates as pictures: where the square's corners lie, and what answers them.

use datasets::{Coding, Gate, gate};
use ndarray::array;
use perceptron::{Hyperplane, Separability, TwoLayer, separability};
use plot::{Axis, Chart, Figure};

const ANSWERS: [&str; 2] = ["answer 0", "answer 1"];

fn panel(name: Gate) -> Chart<'static> {
    let set = gate(name, Coding::Unipolar, Coding::Unipolar);
    let corners = |t: f64| {
        let of = |(x, _): (ndarray::ArrayView1<f64>, &f64)| (x[0], x[1]);
        set.x.outer_iter().zip(&set.t).filter(|(_, found)| **found == t).map(of).collect::<Vec<_>>()
    };
    let axis = |name: &str| Axis::new(name).range(-0.5, 1.5).ticks([(0.0, "0"), (1.0, "1")]);
    let chart = Chart::new(axis("input x₁"), axis("input x₂")).equal().title(name.name());
    let chart = match separability(set.x.view(), set.t.view()).unwrap() {
        Separability::Separable(line) => chart.regions(ANSWERS, one(line)),
        Separability::Inseparable(_) => {
            chart.regions(ANSWERS, |x1, x2| TwoLayer::xor().predict(array![x1, x2].view()) as usize)
        }
    };
    chart.scatter(ANSWERS[0], corners(0.0)).scatter(ANSWERS[1], corners(1.0))
}

fn one(line: Hyperplane) -> impl Fn(f64, f64) -> usize {
    move |x1, x2| usize::from(line.net_input(array![x1, x2].view()) > 0.0)
}

fn main() -> std::io::Result<()> {
    let figure = Figure::new(
        "Which gates can one line draw? AND, OR and NAND; around XOR's two corners it takes two lines.",
        "Four panels, one each for AND, OR, NAND and XOR, over the inputs x₁ and x₂. In the first \
         three a single falling line separates the corners answered 1 from those answered 0. In the \
         fourth, XOR, a band between two falling lines holds the corners (0, 1) and (1, 0).",
    );
    Gate::ALL
        .into_iter()
        .fold(figure, |figure, name| figure.panel(panel(name)))
        .save("truth_tables")
}
