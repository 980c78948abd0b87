//! Ten layers of one neuron each, on a cliff: one step that is too long, and three remedies.

use backprop::{Dense, Layer, Mode, clip_norm, clip_value, descend, take_sign};
use ndarray::{Array2, array};

type Net = Vec<Dense<f64>>;

/// The costs ½ (ŷ − 1)² before each of 1,001 steps; `change` is what is done to the gradient.
fn costs<T>(change: impl Fn(&mut Net) -> T) -> Vec<f64> {
    let mut net: Net = (0..10).map(|_| Dense::new(array![[1.6]], array![0.0])).collect();
    let x: Array2<f64> = array![[1.0]];
    let mut costs = Vec::new();
    for _ in 0..=1000 {
        let (y, receipts) = net.forward(x.view(), &mut Mode::Eval);
        costs.push(0.5 * (y[[0, 0]] - 1.0).powi(2));
        let dy = &y - 1.0;
        net.accumulate(x.view(), y.view(), dy, receipts);
        change(&mut net);
        descend(&mut net, 0.001);
    }
    costs
}

fn main() {
    let plain = costs(|_| ());
    let by_value = costs(|net| clip_value(net, 1.0));
    let by_norm = costs(|net| clip_norm(net, 1.0));
    let sign = costs(|net| take_sign(net));
    println!("cost, learning rate 0.001, limit 1\n");
    println!("step         plain     by value      by norm         sign");
    for step in [0, 1, 10, 100, 400, 999, 1000] {
        let row = [&plain, &by_value, &by_norm, &sign].map(|costs| match costs[step] {
            cost if cost < 1e-8 => "       < 1e-8".into(),
            cost if cost.is_finite() => format!("{cost:>13.1e}"),
            _ => "   not finite".into(),
        });
        println!("{step:>4} {}", row.join(""));
    }
}
