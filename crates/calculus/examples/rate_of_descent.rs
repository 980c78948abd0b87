//! Gradient descent on ½ xᵀHx: what a step does to the distance, and what the eigenvalues say.

use calculus::{contraction, descend, symmetric_eigen};
use ndarray::array;

fn main() {
    let h = array![[2.0, 1.0], [1.0, 2.0]];
    let (eigenvalues, _) = symmetric_eigen(h.view()).unwrap();
    println!("eigenvalues {eigenvalues:.0}, 2 / largest = {:.4}", 2.0 / eigenvalues[1]);
    println!("{:>6} {:>16} {:>16} {:>10}", "eta", "largest |1-eta l|", "measured", "after 40");
    for eta in [0.1, 0.3, 0.5, 0.6, 0.65, 0.7] {
        let path = descend(|x| h.dot(&x), array![1.0, 0.2].view(), eta, 40);
        let distance = |step: usize| path[step].dot(&path[step]).sqrt();
        let measured = distance(40) / distance(39);
        let rate = contraction(eigenvalues.view(), eta);
        println!("{eta:>6} {rate:>16.4} {measured:>16.4} {:>10.1e}", distance(40));
    }
}
