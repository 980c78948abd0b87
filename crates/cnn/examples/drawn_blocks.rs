//! A stack of VGG, an Inception module, a residual block and a highway block, each drawn from its lists of layers.

use cnn::Window;
use cnn::arch::{Inception, Plan, Stage};
use plot::{Axis, Chart, Figure};

fn conv(maps: usize, k: usize) -> [Stage; 1] {
    [Stage::Convolve { maps, window: Window::new(k).same() }]
}

/// The two lines of a layer's box; none for what is no box.
fn label(stage: &Stage) -> [String; 2] {
    match stage {
        Stage::Convolve { maps, window } => {
            [format!("{0} × {0}", window.kernel.0), maps.to_string()]
        }
        Stage::MaxPool(window) => [format!("{0} × {0}", window.kernel.0), "max".to_owned()],
        other => [other.to_string(), String::new()],
    }
}

/// Lists of layers beside each other, from x at the bottom to where they meet.
fn draw<'a>(title: &str, input: usize, lanes: &[Vec<Stage>], meet: &str) -> Chart<'a> {
    let plan = |stages: &Vec<Stage>| Plan { input: [28, 28, input], stages: stages.clone() };
    let count = |lane| plan(lane).summary().expect("a list that fits").parameters();
    let parameters: usize = lanes.iter().map(count).sum();
    let highest = lanes.iter().map(Vec::len).max().unwrap_or(0);
    let (top, middle) = (highest as f64 + 1.0, (lanes.len() as f64 - 1.0) / 2.0);
    let none: [(f64, &str); 0] = [];
    let across = Axis::new(format!("{parameters} parameters")).ticks(none);
    let up = Axis::new("").range(-0.35, top + 0.35).ticks(none);
    let width = middle.max(0.6) + 0.6;
    let mut chart = Chart::new(across.range(middle - width, middle + width), up)
        .title(title)
        .height(230.0)
        .note((middle, 0.0), "x")
        .note((middle, top), meet);
    for (lane, stages) in lanes.iter().enumerate() {
        let x = lane as f64;
        let mut from = (middle + 0.25 * (x - middle), 0.2);
        for (row, stage) in stages.iter().enumerate() {
            let (y, [first, second]) = (row as f64 + 1.0, label(stage));
            let (left, right, low, high) = (x - 0.44, x + 0.44, y - 0.36, y + 0.36);
            let corners = [(left, low), (left, high), (right, high), (right, low), (left, low)];
            chart = chart.arrow(from, (x, low), "").line("", corners);
            chart = match &second[..] {
                "" => chart.note((x, y), first),
                _ => chart.note((x, y + 0.17), first).note((x, y - 0.17), second),
            };
            from = (x, high);
        }
        let over = (x, highest as f64 + 0.36);
        let way = if stages.is_empty() { vec![from, (x, 0.64), over] } else { vec![from, over] };
        chart = chart.line("", way).arrow(over, (middle + 0.25 * (x - middle), top - 0.2), "");
    }
    chart
}

fn main() -> std::io::Result<()> {
    let Inception { one, three, five, pool } =
        Inception { one: 64, three: (96, 128), five: (16, 32), pool: 32 };
    let inception = [
        conv(one, 1).to_vec(),
        [conv(three.0, 1), conv(three.1, 3)].concat(),
        [conv(five.0, 1), conv(five.1, 5)].concat(),
        [[Stage::MaxPool(Window::new(3).same())], conv(pool, 1)].concat(),
    ];
    let two = [conv(64, 3), [Stage::Relu], conv(64, 3)].concat();
    let one = [conv(64, 3), [Stage::Relu]].concat();
    Figure::new(
        "Which ways lead from x upwards? One in VGG, four in Inception, and each has layers on it. The residual and the highway \
         block have one without. In a box stand the size of the kernels and the number of maps; the middle way of the highway block is G.",
        "Four drawings of boxes and arrows from x at the bottom to the top: two convolutions in a row, four \
         branches, two convolutions with a line beside them, and a convolution with ReLU, a second convolution and a line \
         beside each other.",
    )
    .columns(2)
    .panel(draw("VGG", 64, std::slice::from_ref(&two), "y"))
    .panel(draw("Inception", 192, &inception, "behind each other"))
    .panel(draw("residual", 64, &[two.clone(), vec![]], "F(x) + x"))
    .panel(draw("highway", 64, &[one, conv(64, 3).to_vec(), vec![]], "T F(x) + (1 − T) x"))
    .save("drawn_blocks")
}
