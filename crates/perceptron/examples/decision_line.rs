//! The line of a perceptron that learns AND, epoch by epoch.

use datasets::{Coding, Gate, gate};
use perceptron::{Order, Perceptron, Rule, Step};
use plot::{Axis, Chart, Figure};

fn main() -> std::io::Result<()> {
    let and = gate(Gate::And, Coding::Unipolar, Coding::Unipolar);
    let mut figure = Figure::new(
        "How does the line find its place? By jumps: each mistake moves it, and in the sixth epoch \
         there is none left. Grey: the line of the epoch before.",
        "Six panels, one per epoch, over the inputs x₁ and x₂ with the four corners of AND. The \
         first line puts all corners on the side of 1. The next ones turn and jump back and forth, \
         until the last separates the corner (1, 1) from the three others.",
    )
    .columns(3);
    let mut unit = Perceptron::zeros(2, Step::Unipolar);
    let mut before: Option<[(f64, f64); 2]> = None;
    for epoch in 1..=6 {
        let (x, t) = (and.x.view(), and.t.view());
        let mistakes = unit.epoch(x, t, Rule::Difference, 1.0, &mut Order::Fixed);
        let line = unit.hyperplane();
        let segment = line.segment((0.5, 0.5), 4.0);
        let class = move |x1, x2| usize::from(line.net_input(ndarray::array![x1, x2].view()) > 0.0);
        let axis = |name: &str| Axis::new(name).range(-1.1, 1.9).ticks([(0.0, "0"), (1.0, "1")]);
        let mut chart = Chart::new(axis("x₁"), axis("x₂"))
            .equal()
            .title(format!("epoch {epoch}: {mistakes} wrong"))
            .regions(["answer 0", "answer 1"], class)
            .scatter("answer 0", [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0)])
            .scatter("answer 1", [(1.0, 1.0)]);
        if let Some(before) = before.replace(segment) {
            chart = chart.context(before);
        }
        figure = figure.panel(chart);
    }
    figure.save("decision_line")
}
