//! The line of least squares is the line under which the data are most probable.

use calculus::{Normal, least_squares, rss};
use ndarray::{Array1, array};

fn main() {
    let x = array![[1.0, 0.0], [1.0, 1.0], [1.0, 2.0], [1.0, 3.0]];
    let y = array![1.0, 2.0, 2.0, 4.0];
    let best = least_squares(x.view(), y.view()).unwrap();
    let residual = &y - &x.dot(&best);
    println!("weights: {best:.4}");
    println!("residuals: {residual:.4}, their sum with each column is 0: {}", {
        let products = x.t().dot(&residual);
        products.iter().all(|product| product.abs() < 1e-12)
    });
    let deviation = (rss(x.view(), y.view(), best.view()) / 4.0).sqrt();
    println!("most probable deviation of the noise: {deviation:.4}\n");

    println!("{:>14} {:>8} {:>12} {:>18}", "weights", "RSS", "log-density", "+ RSS / 2 sigma^2");
    for theta in [best.clone(), array![1.0, 0.9], array![0.9, 1.0], array![0.5, 1.2]] {
        let squares = rss(x.view(), y.view(), theta.view());
        let y_hat: Array1<f64> = x.dot(&theta);
        let log_density: f64 = y_hat
            .iter()
            .zip(&y)
            .map(|(y_hat, y)| Normal { mean: *y_hat, deviation }.log_density(*y))
            .sum();
        let constant = log_density + squares / (2.0 * deviation * deviation);
        println!(
            "{:>14} {squares:>8.4} {log_density:>12.4} {constant:>18.4}",
            format!("{theta:.1}")
        );
    }
}
