//! The derivative of the softmax function, line by line as on the slides, against finite differences.

use backprop::{softmax, softmax_jacobian};
use ndarray::{Array2, ArrayView1, array};
use tensor::numeric_gradient;

fn main() {
    let a = array![3.0, 1.0, -3.0];
    let e = a.mapv(f64::exp);
    let sum = e.sum();
    let s = softmax(a.view());
    let measured: Array2<f64> = {
        let row = |i: usize| numeric_gradient(a.view(), |a: ArrayView1<f64>| softmax(a)[i]);
        let rows = [row(0), row(1), row(2)];
        Array2::from_shape_fn((3, 3), |(i, j)| rows[i][j])
    };
    let show = |name: &str, formula: &dyn Fn(usize, usize) -> f64| {
        let entry = |i, j| {
            let (value, right): (f64, f64) = (formula(i, j), measured[[i, j]]);
            format!("{value:>9.4} {}", if (value - right).abs() < 1e-8 { "✓" } else { "✗" })
        };
        println!("{name:<32}{} {} {}", entry(0, 0), entry(1, 1), entry(0, 1));
    };
    println!(
        "{:<32}{:>9}   {:>9} {:>11}",
        "a = (3, 1, −3)", "i = j = 1", "i = j = 2", "i, j = 1, 2"
    );
    let jacobian = softmax_jacobian(s.view());
    show("Sᵢ (⟦i = j⟧ − Sⱼ)", &|i, j| jacobian[[i, j]]);
    println!("\nwritten on the slides:");
    show("g′ = aⱼ in place of e^aⱼ", &|i, j| {
        let g = if i == j { a[j] } else { 0.0 };
        (g * sum - e[j] * e[i]) / (sum * sum)
    });
    show("(e^aᵢ Σ − e^aⱼ e^aᵢ) / Σ²", &|i, j| (e[i] * sum - e[j] * e[i]) / (sum * sum));
    show("(e^aᵢ Σ − e^aⱼ) / Σ", &|i, j| (e[i] * sum - e[j]) / sum);
    show("Sᵢ (1 − Sⱼ) or −Sⱼ Sᵢ", &|i, j| {
        if i == j { s[i] * (1.0 - s[j]) } else { -s[j] * s[i] }
    });
}
