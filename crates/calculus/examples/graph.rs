//! The graph of x² + 5x³ draws itself: values forward, derivatives backward.

use calculus::{Layout, Place, Scalar, Tape};
use plot::{Axis, Chart, Figure};

/// The same place, and one that lies a little nearer to `from`.
fn near(from: Place, to: Place, share: f64) -> Place {
    (to.0 + share * (from.0 - to.0), to.1 + share * (from.1 - to.1))
}

fn main() -> std::io::Result<()> {
    let tape = Tape::new();
    let x = tape.variable("x", 2.0);
    let y = x.powi(2) + x.powi(3) * 5.0;
    let adjoint = tape.backward(y);
    let Layout { nodes, wires } = tape.layout();
    let no_ticks = || Vec::<(f64, &str)>::new();
    let across = Axis::new("from x to f").range(-0.45, 3.45).ticks(no_ticks());
    let mut chart = Chart::new(across, Axis::new("").range(-0.95, 1.05).ticks(no_ticks()));
    for (edge, wire) in tape.edges().iter().zip(wires) {
        let (last, start) = (wire.len() - 1, near(wire[1], wire[0], 0.07));
        let bend = if last > 1 { wire[last - 1] } else { start };
        chart = chart.line("", [start, bend]);
        chart = chart.arrow(bend, near(bend, wire[last], 0.1), "");
        // Beside the edge: above it, and to the side it falls away from.
        let (right, up) = near(wire[0], wire[1], 0.5);
        let aside =
            0.17 * (wire[0].1 - wire[1].1).signum() * f64::from(u8::from(wire[0].1 != wire[1].1));
        chart = chart.note((right + aside, up + 0.08), format!("{}", edge.local));
    }
    for (i, (node, &(right, up))) in tape.nodes().iter().zip(&nodes).enumerate() {
        let label = node.operation.label(|c| c.to_string());
        chart = chart
            .note((right, up + 0.24), label)
            .note((right, up - 0.16), format!("value {}", node.value))
            .note((right, up - 0.30), format!("∂f/∂v = {}", adjoint[i]));
    }
    let caption = "How does the slope of x² + 5x³ at 2 come about? The values run forward to f = 44; the \
        derivatives run back, each times the local one on its edge, and where two edges leave x they \
        add up: 4 + 60 = 64.";
    let alt = "A graph of five nodes. From x, with the value 2, one edge leads to the square, 4, and one \
        to the cube, 8; the cube leads to times 5, 40; the square and times 5 lead to the sum, 44. The \
        local derivatives on the edges are 4, 12, 5, 1 and 1; the derivatives of f by the nodes are 64 \
        at x, 1 at the square, 5 at the cube, 1 at times 5 and 1 at the sum.";
    Figure::new(caption, alt).panel(chart.height(300.0).scatter("", nodes)).save("graph")
}
