//! The tape of x² + 5x³ at x = 2: every node, forward and backward.

use calculus::{Scalar, Tape};

fn main() {
    let tape = Tape::new();
    let x = tape.variable("x", 2.0);
    let y = x.powi(2) + x.powi(3) * 5.0;
    let (forward, backward) = (tape.forward(x), tape.backward(y));
    println!("{:<4} {:<6} {:>6} {:>9} {:>9}", "node", "", "value", "dv/dx", "df/dv");
    for (i, node) in tape.nodes().iter().enumerate() {
        let label = node.operation.label(|c| c.to_string());
        println!("{i:<4} {label:<6} {:>6} {:>9} {:>9}", node.value, forward[i], backward[i]);
    }
    println!("edges, with their local derivatives:");
    for edge in tape.edges().iter() {
        println!("  {} -> {}: {}", edge.from, edge.to, edge.local);
    }
    println!("f: {}", y.value());
    println!("slope: {}", backward[x.index()]);
}
