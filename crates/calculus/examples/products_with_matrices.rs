//! The derivatives of Ax, yᵀAx and xᵀAx against central differences; and 2Ax where A is not symmetric.

use calculus::{bilinear_gradients, numeric_jacobian, quadratic_gradient};
use ndarray::array;
use tensor::GradientCheck;

fn main() {
    let a = array![[1.0, 2.0, 0.0], [0.0, 3.0, 1.0], [4.0, -1.0, 2.0]];
    let (x, y) = (array![1.0, 2.0, -1.0], array![2.0, 0.5, 1.0]);

    let error = numeric_jacobian(x.view(), |x| a.dot(&x)) - &a;
    println!("Ax:   the Jacobian is A: {}", error.iter().all(|e| e.abs() < 1e-8));

    let (by_x, by_y) = bilinear_gradients(y.view(), a.view(), x.view());
    let mut check = GradientCheck::new();
    check.compare("x", x.view(), by_x.view(), |x| y.dot(&a.dot(&x))).compare(
        "y",
        y.view(),
        by_y.view(),
        |y| y.dot(&a.dot(&x)),
    );
    println!("yTAx: {check}");

    let z = |x: ndarray::ArrayView1<f64>| x.dot(&a.dot(&x));
    let mut check = GradientCheck::new();
    check.compare("x", x.view(), quadratic_gradient(a.view(), x.view()).view(), z);
    println!("xTAx, (A + AT)x: {check}");
    let mut check = GradientCheck::new();
    check.compare("x", x.view(), (2.0 * a.dot(&x)).view(), z);
    println!("xTAx, 2Ax: {check}");
}
