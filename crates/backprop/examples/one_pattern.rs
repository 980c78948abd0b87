//! One card, (1, 0) with the target 1, forward and backward through the smooth network for XOR.

use backprop::classic::{Function, Gradient, Network};
use ndarray::array;

fn main() {
    let net = Network::xor(Function::Logistic);
    let (x, y) = (array![1.0, 0.0], array![1.0]);

    let pass = net.forward(x.view());
    println!("z¹ = {:.4?}", pass.z[0]);
    println!("a¹ = {:.4?}", &pass.a[1][1..]);
    println!("z² = {:.4?}", pass.z[1]);
    println!("ŷ  = {:.4?}", pass.output());

    let deltas = net.deltas(&pass, y.view());
    println!("δ² = {:.4?}", deltas[1]);
    println!("δ¹ = {:.4?}", deltas[0]);

    let mut gradient = Gradient::zeros(&net);
    gradient.add(&pass, &deltas);
    let mut after = net.clone();
    after.descend(&gradient, 1.0);
    println!("\n       weights                      gradient                     after one step");
    for (name, l, k) in [("h₁", 0, 0), ("h₂", 0, 1), ("ŷ ", 1, 0)] {
        let (before, now) = (&net.layers[l][k].weights, &after.layers[l][k].weights);
        println!("{name}  {before:7.4?}  {:7.4?}  {now:7.4?}", gradient.of(l, k));
    }
    println!("\nbefore: {:.4}", pass.output()[0]);
    println!("after: {:.4}", after.forward(x.view()).output()[0]);
}
