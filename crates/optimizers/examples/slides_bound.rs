//! The old bound of the slides, 1/n for n inputs, and the limit 2/λmax of a linear neuron, on real inputs.

use datasets::{digits, wine};
use nalgebra::DMatrix;
use ndarray::{Array2, Axis};

/// λmax of the mean of x xᵀ, which is the Hessian of the mean of ½ (wᵀx − y)².
fn curvature(x: &Array2<f64>) -> f64 {
    let hessian = x.t().dot(x) / x.nrows() as f64;
    let n = hessian.nrows();
    DMatrix::from_row_iterator(n, n, hessian.iter().copied()).symmetric_eigenvalues().max()
}

fn main() {
    let wine = wine().x;
    let mean = wine.mean_axis(Axis(0)).expect("178 wines");
    let standardised = (&wine - &mean) / &wine.std_axis(Axis(0), 0.0);
    println!("{:<27} {:>3} {:>8} {:>11}", "inputs", "n", "1/n", "2/λmax");
    for (name, x) in [
        ("digits, grey levels 0 to 1", digits().flat()),
        ("wines, standardised", standardised),
        ("wines, as measured", wine),
    ] {
        let n = x.ncols();
        println!("{name:<27} {n:>3} {:>8.4} {:>11.1e}", 1.0 / n as f64, 2.0 / curvature(&x));
    }
}
