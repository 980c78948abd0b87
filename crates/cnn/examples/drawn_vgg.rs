//! Nets drawn from their lists: a layer that makes maps is a box, as high as a map and as wide as there are
//! maps, and a dense layer is a bar.

use cnn::arch::{Plan, Stage, fashion, vgg13};
use plot::{Axis, Chart, Figure};

/// A layer that is drawn.
pub struct Drawn {
    /// Its name in the legend.
    pub name: &'static str,
    /// The side of its maps; 1 for neurons.
    pub side: usize,
    /// How many maps or neurons it has.
    pub many: usize,
    /// How many numbers it learns.
    pub parameters: usize,
}

/// The convolutions, poolings and dense layers of `plan`.
pub fn layers(plan: &Plan) -> Vec<Drawn> {
    let rows = plan.summary().expect("a net of the lectures").rows;
    let drawn = plan.stages.iter().zip(rows).filter_map(|(stage, row)| {
        let name = match stage {
            Stage::Convolve { .. } => "convolution",
            Stage::MaxPool(_) => "max pool",
            Stage::Dense(_) => "dense layer",
            _ => return None,
        };
        let (side, many) = match row.shape[..] {
            [side, _, maps] => (side, maps),
            _ => (1, row.shape[0]),
        };
        Some(Drawn { name, side, many, parameters: row.parameters })
    });
    drawn.collect()
}

/// The share of the parameters that is in dense layers, in %.
pub fn share_of_dense(layers: &[Drawn]) -> f64 {
    let count = |wanted: &str| -> usize {
        let layers = layers.iter().filter(|layer| layer.name.contains(wanted));
        layers.map(|layer| layer.parameters).sum()
    };
    100.0 * count("dense layer") as f64 / count("") as f64
}

/// The four corners of a box, and the first again.
fn corners(left: f64, right: f64, high: f64) -> [(f64, f64); 5] {
    let half = high / 2.0;
    [(left, -half), (left, half), (right, half), (right, -half), (left, -half)]
}

/// The layers of `plan`, with `gap` between those that make maps.
fn draw(title: &str, plan: &Plan, gap: f64) -> Chart<'static> {
    let (layers, side) = (layers(plan), plan.input[0] as f64);
    let share = share_of_dense(&layers);
    let (dense, maps): (Vec<_>, Vec<_>) = layers.iter().partition(|l| l.name == "dense layer");
    let long = maps.iter().map(|layer| layer.many as f64 + gap).sum::<f64>();
    let (apart, thin) = (0.105 * long, 0.012 * long);
    let ends = [-side / 2.0, side / 2.0].map(|y| (y, ""));
    let none: [(f64, &str); 0] = [];
    let x = Axis::new("one layer beside the other; a box is as wide as it has maps");
    let y = Axis::new("side of a map").unit("pixels").range(-0.55 * side, 0.75 * side).ticks(ends);
    let mut chart = Chart::new(x.range(-gap, long + apart * dense.len() as f64).ticks(none), y)
        .title(format!("{title}: {share:.0} % of parameters in dense layers"))
        .height(190.0);
    let above = |high: f64| 0.5 * high + 0.1 * side;
    let mut at = 0.0;
    for alike in maps.chunk_by(|a, b| a.side == b.side) {
        let (first, high) = (at, alike[0].side as f64);
        for layer in alike {
            chart = chart.line(layer.name, corners(at, at + layer.many as f64, high));
            at += layer.many as f64 + gap;
        }
        chart = chart.note(((first + at - gap) / 2.0, above(high)), format!("{high}"));
    }
    let most = dense.iter().map(|layer| layer.many).max().unwrap_or(1) as f64;
    for (k, layer) in dense.iter().enumerate() {
        let (middle, high) = (long + apart * (k as f64 + 0.5), side * layer.many as f64 / most);
        chart = chart
            .line(layer.name, corners(middle - thin / 2.0, middle + thin / 2.0, high))
            .note((middle, above(high)), layer.many.to_string());
    }
    chart
}

fn main() -> std::io::Result<()> {
    Figure::new(
        "What is the shape of a net? It begins high and thin and ends flat and wide: with every pooling \
         the maps are half as high, and at first twice as many follow. A dense layer is a bar, with the \
         number of its neurons above; the longest bar is as high as the image.",
        "Two rows of boxes from left to right, as high as the maps are and as wide as there are maps. In \
         vgg13 the heights fall from 224 to 7 in five steps while the boxes become wider; two bars of \
         equal height end it, each labelled 4096. In the Keras net they fall from 28 to 3 in three, and \
         the bars after them, 128, 64 and 10, become shorter.",
    )
    .columns(1)
    .panel(draw("vgg13", &vgg13(), 40.0))
    .panel(draw("the Keras net for clothes", &fashion(), 16.0))
    .save("drawn_vgg")
}
