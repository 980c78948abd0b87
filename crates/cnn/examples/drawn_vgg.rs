//! Nets drawn from their lists: every layer that makes maps is a box, as high as a map and as wide as there
//! are maps.

use cnn::arch::{Plan, Stage, fashion, vgg13};
use plot::{Axis, Chart, Figure};

/// The four corners of a box, and the first again.
fn corners(left: f64, right: f64, high: f64) -> [(f64, f64); 5] {
    let half = high / 2.0;
    [(left, -half), (left, half), (right, half), (right, -half), (left, -half)]
}

/// The convolutions and poolings of `plan`, with `gap` between them.
fn draw(title: &str, plan: &Plan, gap: f64) -> Chart<'static> {
    let rows = plan.summary().expect("a net of the lectures").rows;
    let side = plan.input[0] as f64;
    let ends = [-side / 2.0, side / 2.0].map(|y| (y, ""));
    let (mut chart, mut at) = (Vec::new(), 0.0);
    for (stage, row) in plan.stages.iter().zip(rows) {
        let name = match stage {
            Stage::Convolve { .. } => "convolution",
            Stage::MaxPool(_) => "max pool",
            _ => continue,
        };
        let (high, maps) = (row.shape[0] as f64, row.shape[2] as f64);
        chart.push((name, at, at + maps, high));
        at += maps + gap;
    }
    let first = chart[0].3;
    let x = Axis::new("maps, one layer beside the other").range(-gap, at);
    let y =
        Axis::new("side of a map").unit("pixels").range(-0.55 * first, 0.72 * first).ticks(ends);
    let mut drawn = Chart::new(x, y).title(title).height(190.0);
    let mut last = 0.0;
    for (name, left, right, high) in chart {
        drawn = drawn.line(name, corners(left, right, high));
        if high != last {
            drawn = drawn.note((left + 10.0, 0.5 * high + 0.09 * first), format!("{high}"));
        }
        last = high;
    }
    drawn
}

fn main() -> std::io::Result<()> {
    Figure::new(
        "What shape has a net? It begins high and thin and ends flat and wide: with every pooling the maps are \
         half as high, and at first twice as many follow.",
        "Two rows of boxes from left to right, as high as the maps are and as wide as there are maps. \
         In vgg13 the heights fall from 224 to 7 in five steps while the boxes become wider. In the Keras net they \
         fall from 28 to 3 in three.",
    )
    .columns(1)
    .panel(draw("vgg13", &vgg13(), 40.0))
    .panel(draw("fashion, the Keras net", &fashion(), 16.0))
    .save("drawn_vgg")
}
