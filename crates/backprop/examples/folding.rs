//! A line folded one to four times, against one layer with as many units.

use backprop::{Layer, ReluNet, pieces, tent, zigzag};
use ndarray::{Array1, Axis as Along};
use plot::{Axis, Chart, Figure};

fn graph(net: &Vec<ReluNet>) -> Vec<(f64, f64)> {
    let x = Array1::linspace(0.0, 1.0, 385);
    let y = net.predict(x.view().insert_axis(Along(1)));
    x.into_iter().zip(y).collect()
}

fn panel(folds: usize) -> Chart<'static> {
    let axis = |name| Axis::new(name).range(0.0, 1.0).ticks([(0.0, "0"), (0.5, "½"), (1.0, "1")]);
    let (deep, wide) = (vec![tent(); folds], vec![zigzag(2 * folds)]);
    let count = |net| pieces(net, 384);
    Chart::new(axis("x"), axis("y"))
        .title(format!("{} units: {} pieces and {}", 2 * folds, count(&deep), count(&wide)))
        .height(200.0)
        .line("two units a layer", graph(&deep))
        .line("all units in one layer", graph(&wide))
}

fn main() -> std::io::Result<()> {
    Figure::new(
        "How often can a net go up and down? With two units in each layer twice as often for each \
         layer, with the same units in one layer once for each unit.",
        "Four panels over x from 0 to 1 with zigzag lines, for 2, 4, 6 and 8 units. The deep net has 2, 4, \
         8 and 16 straight pieces, the net with one layer has 2, 4, 6 and 8.",
    )
    .columns(2)
    .panel(panel(1))
    .panel(panel(2))
    .panel(panel(3))
    .panel(panel(4))
    .save("folding")
}
