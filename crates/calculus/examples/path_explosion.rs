//! The derivative of a chain of diamonds: the chain rule written out, and a tape.

use calculus::{Tape, diamonds, expand};

fn main() {
    println!("{:>8} {:>12} {:>12} {:>6}   difference", "diamonds", "paths", "products", "tape");
    for k in [1, 2, 5, 10, 15, 20] {
        let tape = Tape::new();
        let x = tape.variable("x", 0.5);
        let y = diamonds(x, k);
        let written_out = expand(&tape, x, y);
        // One multiplication for each edge.
        let (slope, products) = (tape.backward(y)[x.index()], tape.edges().len());
        let agree = (written_out.derivative - slope).abs() < 1e-8;
        let difference = if agree { "< 1e-8" } else { "LARGE" };
        let (paths, all) = (written_out.paths, written_out.products);
        println!("{k:>8} {paths:>12} {all:>12} {products:>6}   {difference}");
    }
    let tape = Tape::new();
    let x = tape.variable("x", 0.5);
    let y = diamonds(x, 30);
    println!("counted, not walked, for 30 diamonds:");
    println!("paths: {}", tape.paths(x, y));
    println!("tape: {}", tape.edges().len());
}
