//! The line of a perceptron on AND and on XOR, where it cannot be taught by hand.

use datasets::{Coding, Gate, gate};
use perceptron::{Order, Perceptron, Rule, Step};
use plot::{Axis, Chart, Figure};

fn panel(name: Gate, epochs: usize) -> Chart<'static> {
    let samples = gate(name, Coding::Unipolar, Coding::Unipolar);
    let (x, t) = (samples.x.view(), samples.t.view());
    let mut unit = Perceptron::zeros(2, Step::Unipolar);
    let mut wrong = 0;
    for _ in 0..epochs {
        wrong = unit.epoch(x, t, Rule::Difference, 1.0, &mut Order::Fixed);
    }
    let line = unit.hyperplane();
    let class = move |x1, x2| usize::from(line.net_input(ndarray::array![x1, x2].view()) > 0.0);
    let of = |class: f64| {
        let rows = x.outer_iter().zip(t).filter(move |(_, t)| **t == class);
        rows.map(|(x, _)| (x[0], x[1])).collect::<Vec<_>>()
    };
    let axis = |name: &str| Axis::new(name).range(-1.0, 2.0).ticks([(0.0, "0"), (1.0, "1")]);
    Chart::new(axis("x₁"), axis("x₂"))
        .equal()
        .title(format!("{}, epoch {epochs}: {wrong} wrong", name.name()))
        .regions(["answer 0", "answer 1"], class)
        .scatter("answer 0", of(0.0))
        .scatter("answer 1", of(1.0))
}

fn main() -> std::io::Result<()> {
    Figure::new(
        "Which points can a line be taught to tell apart? Those of AND, in six epochs. With XOR it moves \
         for as long as one lets it.",
        "Two panels over the inputs x₁ and x₂. Left, after the sixth epoch on AND: the line has \
         (1, 1) on one side, (0, 0) and (0, 1) on the other, and goes through (1, 0). Right, after 200 epochs on XOR: \
         the line goes through one corner of each class, and the two others lie on one side of it.",
    )
    .panel(panel(Gate::And, 6))
    .panel(panel(Gate::Xor, 200))
    .save("line")
}
