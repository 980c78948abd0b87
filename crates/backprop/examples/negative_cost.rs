//! What the binary cross-entropy of the slide says, with a minus between its terms.

use backprop::{BinaryCrossEntropy, Loss};
use ndarray::array;

fn printed(y_hat: f64, y: f64) -> f64 {
    -(y * y_hat.ln() - (1.0 - y) * (1.0 - y_hat).ln())
}

fn main() {
    println!("target   output   with minus   with plus");
    for (y, y_hat) in [(1.0, 0.9), (1.0, 0.1), (0.0, 0.1), (0.0, 0.9), (0.0, 0.999)] {
        let (right, _) = BinaryCrossEntropy.loss(array![[y_hat]].view(), &array![[y]]);
        println!("{y:>6} {y_hat:>8} {:>12.3} {right:>11.3}", printed(y_hat, y));
    }

    let mut z: f64 = -2.0;
    println!("\ndescending the one with the minus, target 0:");
    for step in 0..=40 {
        let y_hat = 1.0 / (1.0 + (-z).exp());
        if step % 10 == 0 {
            println!("step {step:>2}   output {y_hat:.3}   cost {:>7.3}", printed(y_hat, 0.0));
        }
        // ∂C/∂z of ln(1 − σ(z)) is −σ(z).
        z -= 0.5 * -y_hat;
    }
}
