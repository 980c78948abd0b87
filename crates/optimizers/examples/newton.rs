//! Newton's method on logistic regression, on a parabola and on a saddle.

use ndarray::{Array1, Array2, array};
use optimizers::newton_step;

fn main() -> Result<(), optimizers::Singular> {
    let x = array![[1.0, 0.2], [1.0, 1.1], [1.0, -0.7], [1.0, 0.5], [1.0, 0.9], [1.0, -0.1]];
    let y = array![0.0, 1.0, 0.0, 1.0, 0.0, 1.0];
    let mut w = Array1::<f64>::zeros(2);
    println!("logistic regression: the length of the gradient before each step");
    for step in 1..=5 {
        let p = x.dot(&w).mapv(|z| 1.0 / (1.0 + (-z).exp()));
        let gradient = x.t().dot(&(&p - &y));
        let slopes = Array2::from_diag(&p.mapv(|p| p * (1.0 - p)));
        let length = gradient.dot(&gradient).sqrt();
        match length {
            length if length < 1e-8 => println!("{step}: < 1e-8"),
            length => println!("{step}: {length:.0e}"),
        }
        w += &newton_step(gradient.view(), x.t().dot(&slopes).dot(&x).view())?;
    }

    println!();
    let theta = array![3.0, -1.0];
    let hessian = array![[1.0, 0.0], [0.0, 100.0]];
    let u = newton_step(hessian.dot(&theta).view(), hessian.view())?;
    println!("x²/2 + 50 y²  from (3, -1) to ({:.1}, {:.1})", theta[0] + u[0], theta[1] + u[1]);
    let hessian = array![[2.0, 0.0], [0.0, -2.0]];
    let u = newton_step(hessian.dot(&theta).view(), hessian.view())?;
    println!("x² - y²       from (3, -1) to ({:.1}, {:.1})", theta[0] + u[0], theta[1] + u[1]);
    Ok(())
}
