//! The gradient of a function of n variables: passes and multiplications, in both directions.

use calculus::{Scalar, Tape, Var};

/// tanh x₁ · tanh x₂ + tanh x₂ · tanh x₃ + …
fn f<S: Scalar>(x: &[S]) -> S {
    let h: Vec<S> = x.iter().map(|x| x.tanh()).collect();
    let terms = h.windows(2).map(|pair| pair[0] * pair[1]);
    terms.reduce(|sum, term| sum + term).expect("two variables or more")
}

fn main() {
    println!(
        "{:>9} {:>7} {:>22} {:>22}",
        "variables", "edges", "forward: products", "backward: products"
    );
    for n in [10, 100, 1000] {
        let tape = Tape::new();
        let x: Vec<Var> =
            (0..n).map(|i| tape.variable("x", 0.1 + 0.8 * i as f64 / n as f64)).collect();
        let y = f(&x);
        let edges = tape.edges().len();
        let gradient = tape.backward(y);
        let worst = x.iter().map(|x| (tape.forward(*x)[y.index()] - gradient[x.index()]).abs());
        let agree = worst.fold(0.0, f64::max) < 1e-8;
        println!("{n:>9} {edges:>7} {:>22} {edges:>22}   agree: {agree}", n * edges);
    }
}
