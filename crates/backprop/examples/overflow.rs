//! Softmax and its cross-entropy as the formula is written, and as the crate computes them.

use backprop::{Loss, SoftmaxCrossEntropy, log_softmax, softmax};
use ndarray::{Array1, Array2, array};

fn main() {
    println!("the first of two classes is right; f32");
    println!();
    println!("             as the formula is written           as the crate computes it");
    println!("z            S₁        −ln S₁     δ₁             S₁        −ln S₁     δ₁");
    for z in [3.0_f32, 50.0, 100.0, 1000.0, 10000.0] {
        for z in [array![z, 0.0], array![-z, 0.0]] {
            let e: Array1<f32> = z.mapv(f32::exp);
            let s = e[0] / e.sum();
            let row: Array2<f32> = z.clone().insert_axis(ndarray::Axis(0));
            let (cost, delta) = SoftmaxCrossEntropy.loss(row.view(), &[0]);
            println!(
                "{:<9} {s:>8.3} {:>11.3} {:>8.3}     {:>12.3} {cost:>11.3} {:>8.3}",
                z[0],
                0.0 - s.ln(),
                s - 1.0,
                softmax(z.view())[0],
                delta[[0, 0]],
            );
            assert_eq!(cost, -log_softmax(z.view())[0]);
        }
    }
}
