//! How large is a sum of n random signs? Root mean squares of 400 sums each, seed 7.

use calculus::{pseudo_inverse, typical_sum};
use ndarray::{Array1, Array2};
use plot::{Axis, Chart, Figure};
use tensor::Streams;

fn main() -> std::io::Result<()> {
    let mut rng = Streams::new(7).stream("signs");
    let n: Vec<usize> = (0..=13).map(|k| 1 << k).collect();
    let sums: Vec<f64> = n.iter().map(|&n| typical_sum(n, 400, &mut rng)).collect();
    for (n, sum) in n.iter().zip(&sums).step_by(3) {
        println!("n = {n:>4}: typical sum {sum:>6.2}, root of n {:>6.2}", (*n as f64).sqrt());
    }
    let y: Array1<f64> = sums.iter().map(|sum| sum.ln()).collect();
    let x = Array2::from_shape_fn((n.len(), 2), |(i, j)| [1.0, (n[i] as f64).ln()][j]);
    let fit = pseudo_inverse(x.view()).unwrap().dot(&y);
    println!("slope: {:.2}", fit[1]);

    let at = |i: usize, y: f64| (n[i] as f64, y);
    Figure::new(
        "How large is a sum of n random signs? About √n: of ten thousand, a hundred are left. If the signs \
         agreed it would be n.",
        "The size of the sum over the number of signs n, both axes logarithmic, from 1 to 8192. Measured \
         sums follow the line √n closely; the line n rises twice as steeply.",
    )
    .seed(7)
    .panel(
        Chart::new(Axis::log("signs n"), Axis::log("size of their sum"))
            .line("n", (0..n.len()).map(|i| at(i, n[i] as f64)))
            .line("√n", (0..n.len()).map(|i| at(i, (n[i] as f64).sqrt())))
            .scatter("measured", (0..n.len()).map(|i| at(i, sums[i]))),
    )
    .save("random_signs")
}
