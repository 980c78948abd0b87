//! The pixels that one neuron sees behind three and behind four layers.

use cnn::{Window, receptive_field};
use plot::{Axis, Chart, Figure};

fn panel(title: &str, names: &[&str], layers: &[Window]) -> Chart<'static> {
    let size = receptive_field(layers)[0].size;
    let named = (0..).map(f64::from).zip(names.iter().map(|name| name.to_string()));
    let mut chart = Chart::new(
        Axis::new("pixel").range(-1.0, size as f64),
        Axis::new("layer").range(-0.3, layers.len() as f64 + 0.3).ticks(named),
    )
    .title(format!("{title}: {size} pixels"))
    .height(230.0);
    let middle = |layer: usize, i: usize| {
        let [field, _] = receptive_field(&layers[..layer]);
        (field.pixels(i).start as f64 + (field.size as f64 - 1.0) / 2.0, layer as f64)
    };
    let mut seen = 1;
    for (l, layer) in layers.iter().enumerate().rev() {
        let (k, s) = (layer.kernel.0, layer.stride.0);
        for i in 0..seen {
            for below in i * s..i * s + k {
                chart = chart.context([middle(l + 1, i), middle(l, below)]);
            }
        }
        chart = chart.scatter("neuron", (0..seen).map(|i| middle(l + 1, i)).collect::<Vec<_>>());
        seen = (seen - 1) * s + k;
    }
    chart.scatter("pixel", (0..seen).map(|i| middle(0, i)).collect::<Vec<_>>())
}

fn main() -> std::io::Result<()> {
    let (conv, pool) = (Window::new(5), Window::blocks(2));
    let net = ["image", "conv 5", "pool 2", "conv 5", "pool 2"];
    Figure::new(
        "How much of the image does one neuron see? Three layers of 3 × 3 together see 7 pixels along a side. \
         Behind the convolutions and poolings of the lecture's net it is 16, since after a pooling each step counts double.",
        "Two cones of points and lines, each with one neuron at its tip. Left, three layers: 1, 3, 5 and 7 points. Right, \
         four layers: 1, 2, 6, 12 and 16 points.",
    )
    .columns(2)
    .panel(panel("3 × 3, three times", &["image", "1", "2", "3"], &[Window::new(3); 3]))
    .panel(panel("the lecture's net", &net, &[conv, pool, conv, pool]))
    .save("fields_of_stacks")
}
