//! What each activation is like: range, steepest slope, mean, silence, corners.

use backprop::Activation;

/// The mean of `of` over z ~ N(0, 1), by the trapezoidal rule, to two places.
fn mean(of: impl Fn(f64) -> f64) -> f64 {
    let density = |z: f64| (-z * z / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt();
    let sum: f64 = (-8000..=8000).map(|i| f64::from(i) / 1000.0).map(|z| of(z) * density(z)).sum();
    // Without the sign of a sum that is 0 but for rounding.
    (sum / 10.0).round() / 100.0 + 0.0
}

fn main() {
    let all = [
        ("identity", Activation::Identity),
        ("step", Activation::Step),
        ("logistic", Activation::Logistic { beta: 1.0 }),
        ("tanh", Activation::Tanh { beta: 1.0 }),
        ("arctan", Activation::Arctan),
        ("ReLU", Activation::Relu),
        ("leaky ReLU", Activation::LeakyRelu { slope: 0.01 }),
        ("ELU", Activation::Elu { alpha: 1.0 }),
        ("SELU", Activation::Selu),
        ("softplus", Activation::Softplus),
    ];
    println!("           f(−1000)  f(1000)  max f′  mean a  mean f′  corner");
    for (name, f) in all {
        let slope = |z: f64| f.derivative(z, f.apply(z));
        let steepest = (-20_000..=20_000).map(|i| slope(f64::from(i) / 1000.0)).fold(0.0, f64::max);
        let (a, d) = (mean(|z| f.apply(z)), mean(slope));
        let jump = (slope(1e-9) - slope(-1e-9)).abs();
        let leap = (f.apply(1e-9_f64) - f.apply(-1e-9)).abs();
        let corner = ["no", "yes", "leap"][if leap > 0.1 { 2 } else { usize::from(jump > 0.1) }];
        let (low, high) = (f.apply(-1000.0_f64), f.apply(1000.0_f64));
        println!("{name:10} {low:8.2} {high:8.2} {steepest:7.2} {a:7.2} {d:8.2}  {corner}");
    }
}
