//! Descent on the number of mistakes and on three costs in its place, from the same weights.

use calculus::{Surrogate, descend};
use ndarray::{Array1, ArrayView1, array};

fn main() {
    // A bias input and one number; the fifth sample is the odd one out.
    let x = array![[1.0, -2.0], [1.0, -1.0], [1.0, 0.5], [1.0, 1.5], [1.0, 2.5], [1.0, 9.0]];
    let t = array![-1.0, -1.0, 1.0, 1.0, -1.0, 1.0];
    let start = array![0.4, -1.0];
    let margins = |w: ArrayView1<f64>| &t * &x.dot(&w);
    let mistakes = |w: ArrayView1<f64>| margins(w).iter().filter(|m| **m <= 0.0).count();
    println!("{:>12} {:>9} {:>18} {:>9}", "descending", "slope", "weights after", "mistakes");
    for (name, surrogate) in [
        ("the count", Surrogate::ZeroOne),
        ("hinge", Surrogate::Hinge),
        ("logarithmic", Surrogate::Logarithmic),
        ("squared", Surrogate::Squared),
    ] {
        let gradient = |w: ArrayView1<f64>| -> Array1<f64> {
            let by_margin = margins(w).mapv(|m| surrogate.slope(m));
            x.t().dot(&(&t * &by_margin)) / 6.0
        };
        let slope = gradient(start.view());
        let end = descend(gradient, start.view(), 0.03, 2000)[2000].clone();
        let length = slope.dot(&slope).sqrt();
        println!(
            "{name:>12} {length:>9.3} {:>18} {:>9}",
            format!("{end:.1}"),
            mistakes(end.view())
        );
    }
    println!("at the start: {} mistakes of 6", mistakes(start.view()));
}
