//! What one neuron behind the first two stacks of VGG sees, where the stack cannot be changed.

use cnn::{Window, receptive_field};
use plot::{Axis, Chart, Figure};

fn main() -> std::io::Result<()> {
    let (conv, pool) = (Window::new(3), Window::blocks(2));
    let layers = [conv, conv, pool, conv, conv];
    let [whole, _] = receptive_field(&layers);
    let names = (0..=layers.len()).map(|l| {
        let [field, _] = receptive_field(&layers[..l]);
        let name = if l == 0 { "pixels".into() } else { l.to_string() };
        (l as f64, format!("{name}: r = {}, d = {}", field.size, field.jump))
    });
    let mut chart = Chart::new(
        Axis::new("pixel").range(-1.0, whole.size as f64),
        Axis::new("layer").range(-0.3, layers.len() as f64 + 0.3).ticks(names),
    )
    .title("VGG, first two stacks")
    .height(320.0);
    // Place i of layer l, above the middle of the pixels that it sees.
    let place = |l: usize, i: usize| {
        let [field, _] = receptive_field(&layers[..l]);
        (field.pixels(i).start as f64 + (field.size as f64 - 1.0) / 2.0, l as f64)
    };
    let mut seen = 1;
    for (l, layer) in layers.iter().enumerate().rev() {
        let (k, s) = (layer.kernel.0, layer.stride.0);
        for i in 0..seen {
            chart =
                (i * s..i * s + k).fold(chart, |c, j| c.context([place(l + 1, i), place(l, j)]));
        }
        chart = chart.scatter("place", (0..seen).map(|i| place(l + 1, i)).collect::<Vec<_>>());
        seen = (seen - 1) * s + k;
    }
    Figure::new(
        "What does a layer add to the field of a neuron? With a kernel of k places k − 1 steps, each as long as the \
         distance d of neighbours in the layer below. Where the figure stands still, it has two layers of 3 × 3, a \
         pooling, and two more: r = 14 pixels.",
        "A cone of points and lines with one neuron at its tip. Below it, in five rows, 3, 5, 10 and 12 places and 14 \
         pixels. The names of the rows carry r and d: from 1 pixel over 3, 5, 6 and 10 to 14, and from 1 to 2 at the \
         pooling.",
    )
    .panel(chart.scatter("pixel", (0..seen).map(|i| place(0, i)).collect::<Vec<_>>()))
    .save("field")
}
