//! Leaving out one flower after the other: 150 fits, and one fit with leverages. Irises, width of the petals from the rest.

use datasets::iris;
use nalgebra::{DMatrix, DVector};
use ndarray::{Array2, Axis, concatenate, s};
use training::{leave_one_out, leave_one_out_error};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let iris = iris().x;
    let x = concatenate![Axis(1), Array2::ones((150, 1)), iris.slice(s![.., ..3])];
    let y = iris.column(3);
    let mut squares = Vec::new();
    for fold in leave_one_out(150)? {
        let rows = &fold.train;
        let a = DMatrix::from_fn(rows.len(), 4, |i, j| x[[rows[i], j]]);
        let b = DVector::from_fn(rows.len(), |i, _| y[rows[i]]);
        let theta = a.svd(true, true).solve(&b, 1e-12)?;
        let out = fold.test[0];
        let y_hat: f64 = (0..4).map(|j| x[[out, j]] * theta[j]).sum();
        squares.push((y[out] - y_hat).powi(2));
    }
    let many = squares.iter().sum::<f64>() / 150.0;
    let one = leave_one_out_error(x.view(), y)?;
    println!("150 fits  {many:.6}\none fit   {one:.6}");
    println!("apart     {}", if (many - one).abs() < 1e-8 { "< 1e-8" } else { "too far" });
    println!("root: {:.2} cm, of petals {:.1} cm wide on average", one.sqrt(), y.mean().unwrap());
    Ok(())
}
