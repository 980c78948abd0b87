//! A 2-2-1 network on XOR, from its first weights to the last, where it cannot be watched.

use backprop::classic::{Function, Network, Training};
use datasets::{Coding, Gate, gate};
use ndarray::{Axis as Along, array};
use plot::{Axis, Chart, Figure};

fn main() -> std::io::Result<()> {
    let xor = gate(Gate::Xor, Coding::Unipolar, Coding::Unipolar);
    let (x, y) = (xor.x, xor.t.insert_axis(Along(1)));
    let cards = |class: f64| {
        let rows = x.outer_iter().zip(&y).filter(move |(_, y)| **y == class);
        rows.map(|(x, _)| (x[0], x[1])).collect::<Vec<_>>()
    };
    let mut net = Network::xor(Function::Logistic);
    let mut figure = Figure::new(
        "How do smooth neurons come to XOR? For some fifty epochs every answer stays near a half; then a strip \
         with the cards 01 and 10 in it opens between the other two.",
        "Four panels. Three show the answers over the inputs x₁ and x₂ after 50, 100 and 357 epochs: first a \
         corner, then a strip along the falling diagonal that holds the cards (0, 1) and (1, 0). The fourth shows \
         the mean error over the epochs: flat at 0.12 for some 50 epochs, then falling, below 0.005 at the end.",
    );
    let mut errors = Vec::new();
    for epochs in [50, 100, 357] {
        let training = Training {
            learning_rate: 1.0,
            batch: 1,
            admissible_error: 0.0,
            max_epochs: epochs - errors.len(),
        };
        let history = training.train(&mut net, x.view(), y.view(), None).unwrap();
        errors.extend(history.errors);
        let axis = |name: &str| Axis::new(name).range(-0.5, 1.5).ticks([(0.0, "0"), (1.0, "1")]);
        let now = net.clone();
        let class = move |x1, x2| usize::from(now.forward(array![x1, x2].view()).output()[0] > 0.5);
        let panel = Chart::new(axis("x₁"), axis("x₂"))
            .equal()
            .title(format!("epoch {epochs}"))
            .regions(["answer 0", "answer 1"], class)
            .scatter("answer 0", cards(0.0))
            .scatter("answer 1", cards(1.0));
        figure = figure.panel(panel);
        println!("{epochs}: {:.3}", errors[epochs - 1]);
    }
    let curve = errors.iter().zip(1..).map(|(error, epoch)| (f64::from(epoch), *error));
    let axes = [Axis::new("epoch"), Axis::new("mean error").range(0.0, 0.15)];
    let [epoch, error] = axes;
    figure.panel(Chart::new(epoch, error).title("the error").line("", curve)).save("xor")
}
