//! Every weight of the 2-2-1 network moved by hand: does the error change as δ a says?

use backprop::classic::{Function, Network};
use ndarray::array;

fn main() {
    let net = Network::xor(Function::Logistic);
    let (x, y) = (array![[1.0, 0.0]], array![[1.0]]);
    let gradient = net.gradient(x.view(), y.view());
    let error_with = |l: usize, k: usize, i: usize, h: f64| {
        let mut moved = net.clone();
        moved.layers[l][k].weights[i] += h;
        moved.errors(x.view(), y.view())[0]
    };
    let h = 1e-5;
    let mut worst: f64 = 0.0;
    println!("weight     δ a       (E(w + h) − E(w − h)) / 2h");
    for (l, k, name) in [(1, 0, "w²₁"), (0, 0, "w¹₁"), (0, 1, "w¹₂")] {
        for (i, &by_rule) in gradient.of(l, k).iter().enumerate() {
            let by_trial = (error_with(l, k, i, h) - error_with(l, k, i, -h)) / (2.0 * h);
            println!("{name}{}   {by_rule:8.5}   {by_trial:8.5}", ["₀", "₁", "₂"][i]);
            worst = worst.max((by_rule - by_trial).abs());
        }
    }
    assert!(worst < 1e-8);
    println!("\nlargest difference: < 1e-8");
}
