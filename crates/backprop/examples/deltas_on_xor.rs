//! One card through the 2-2-1 network: the answers on their way to the right, the δ on theirs to the left.

use backprop::classic::{Function, Network};
use ndarray::array;
use plot::{Axis, Chart, Figure};

type Point = (f64, f64);
const INPUTS: [Point; 2] = [(0.0, 1.0), (0.0, -1.0)];
const HIDDEN: [Point; 2] = [(1.0, 1.0), (1.0, -1.0)];
const OUTPUT: Point = (2.0, 0.0);

fn along(from: Point, to: Point, share: f64) -> Point {
    (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1))
}

fn number(value: f64, places: usize) -> String {
    format!("{value:.places$}").replace('-', "−")
}

fn panel(title: &str) -> Chart<'static> {
    let layers = [(0.0, "input"), (1.0, "hidden layer"), (2.0, "output")];
    Chart::new(
        Axis::new("layer").range(-0.3, 2.75).ticks(layers),
        Axis::new("").range(-1.75, 1.75).ticks(Vec::<(f64, &str)>::new()),
    )
    .title(title)
    .height(210.0)
}

fn main() -> std::io::Result<()> {
    let net = Network::xor(Function::Logistic);
    let pass = net.forward(array![1.0, 0.0].view());
    let deltas = net.deltas(&pass, array![1.0].view());
    let mut forward = panel("forward: a, over the weights");
    let mut backward = panel("backward: δ, over the same weights");
    for (j, &h) in HIDDEN.iter().enumerate() {
        let above = |p: Point| (p.0, p.1 + 0.38 * h.1);
        for (i, &x) in INPUTS.iter().enumerate() {
            let w = net.layers[0][j].weights[i + 1];
            forward = forward.arrow(along(x, h, 0.12), along(x, h, 0.88), "");
            forward = forward.note(along(x, h, 0.3), number(w, 0));
        }
        let w = net.layers[1][0].weights[j + 1];
        forward = forward
            .arrow(along(h, OUTPUT, 0.12), along(h, OUTPUT, 0.88), "")
            .note(along(h, OUTPUT, 0.45), number(w, 0))
            .note(above(h), format!("a = {}", number(pass.a[1][j + 1], 4)))
            .note(above(INPUTS[j]), format!("x = {}", pass.a[0][j + 1]));
        backward = backward
            .arrow(along(OUTPUT, h, 0.12), along(OUTPUT, h, 0.88), "")
            .note((1.52, 0.9 * h.1), format!("{} · ({})", number(w, 0), number(deltas[1][0], 4)))
            .note(above(h), format!("δ = {}", number(deltas[0][j], 4)));
    }
    forward = forward.note((2.36, 0.0), format!("ŷ = {:.4}", pass.output()[0]));
    backward = backward.note((2.36, 0.0), format!("δ = {}", number(deltas[1][0], 4)));
    let neurons = || HIDDEN.into_iter().chain([OUTPUT]);
    Figure::new(
        "Whose fault is it that card (1, 0) is answered with 0.35 and not with 1? The output's δ goes back \
         along the edges that its input came by, times their weights. h₁ should rise, h₂ should fall, and \
         h₂ twice as much.",
        "Two drawings of the network with inputs x₁, x₂, hidden neurons h₁ above and h₂ below, and one \
         output. Left, arrows run to the right with the weights on them: 1 on all edges into the hidden \
         layer, 1 and −2 on those to the output; the activations are 0.6225, 0.3775 and 0.3469. Right, \
         two arrows run from the output back to the hidden neurons: δ is −0.1480 at the output, −0.0348 \
         at h₁ and 0.0695 at h₂.",
    )
    .columns(1)
    .panel(forward.scatter("input", INPUTS).scatter("neuron", neurons()))
    .panel(backward.scatter("neuron", neurons()))
    .save("deltas_on_xor")
}
