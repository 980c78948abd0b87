//! A nerve cell, and which part of it became which letter.

use plot::{Axis, Chart, Figure};

type Point = (f64, f64);

/// A smooth curve from `a` to `d`, leaving towards `b` and arriving from `c`.
fn curve([a, b, c, d]: [Point; 4]) -> impl Iterator<Item = Point> {
    (0..=30).map(move |k| {
        let (t, s) = (f64::from(k) / 30.0, 1.0 - f64::from(k) / 30.0);
        let [p, q, r, u] = [s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t];
        (p * a.0 + q * b.0 + r * c.0 + u * d.0, p * a.1 + q * b.1 + r * c.1 + u * d.1)
    })
}

fn main() -> std::io::Result<()> {
    let soma = (4.0, 0.0);
    let tips = [(1.9, 1.45), (1.7, 0.5), (1.8, -0.55), (2.0, -1.4)];
    let letters = [(0.6, "xᵢ"), (1.85, "wᵢ"), (4.0, "z = Σ wᵢxᵢ"), (5.6, "f"), (8.4, "ŷ = f(z)")];
    let nothing = Vec::<Point>::new();
    let mut chart = Chart::new(
        Axis::new("in the model").range(-0.3, 10.0).ticks(letters),
        Axis::new("").range(-2.2, 2.4).ticks(nothing.iter().map(|p| (p.0, ""))),
    )
    .height(270.0)
    .line("this cell", nothing)
    .scatter("synapse", tips);
    for (x, y) in tips {
        // What arrives, on the axon of another cell; and the dendrite it arrives at.
        let axon = [(-0.3, 1.25 * y), (0.5, 1.3 * y), (1.0, 1.1 * y), (x - 0.07, y)];
        let dendrite =
            [(x, y), (x + 0.8, 0.9 * y), (soma.0 - 1.3, 0.5 * y), (soma.0 - 0.6, 0.3 * y)];
        chart = chart.line("axons of other cells", curve(axon)).line("this cell", curve(dendrite));
        let fork = curve(dendrite).nth(8).unwrap_or(soma);
        let end = (fork.0 + 0.05, fork.1 + 0.62 * y.signum());
        let twig = [fork, (fork.0 - 0.15, fork.1), (end.0 + 0.1, end.1 - 0.3 * y.signum()), end];
        chart = chart.line("this cell", curve(twig));
    }
    let body = (0..=60).map(|k| f64::from(k) * std::f64::consts::TAU / 60.0);
    chart =
        chart.line("this cell", body.map(|a| (soma.0 + 0.75 * a.cos(), soma.1 + 0.62 * a.sin())));
    let axon = [(4.75, 0.0), (5.6, -0.25), (6.6, 0.25), (8.2, 0.0)];
    chart = chart.line("this cell", curve(axon));
    for y in [1.1, 0.35, -0.4, -1.1] {
        let end = [(8.2, 0.0), (8.7, 0.0), (8.9, y), (9.7, y)];
        chart = chart.line("this cell", curve(end)).scatter("synapse", [(9.7, y)]);
    }
    let caption = "Which part of a nerve cell became which letter of the model? Spikes from other \
        cells are the inputs, the strength of a synapse is a weight, the cell body sums, and what \
        leaves along the axon is the output.";
    let alt = "A drawing of a nerve cell. On the left the axons of four other cells end at four \
        synapses on its branching dendrites, which lead to the round cell body. From there one axon \
        runs to the right and divides into four ends. Below, from left to right, the letters of the \
        model: inputs, weights, net input, activation function, output.";
    Figure::new(caption, alt)
        .panel(
            chart
                .arrow((3.6, 1.75), (2.9, 1.08), "dendrites")
                .note((4.0, 0.0), "cell body")
                .arrow((5.6, -1.1), (5.05, -0.12), "where spikes begin")
                .arrow((6.9, 0.9), (6.9, 0.12), "axon"),
        )
        .save("neuron")
}
