//! The net of the third lecture: two inputs through three layers, by vectors, and both as a batch.

use backprop::{Activation, Dense, Layer, Mlp, Path};
use ndarray::{Axis, array};

fn main() {
    let first = Dense::new(array![[1.0, -2.0], [-1.0, 1.0]], array![1.0, 0.0]);
    let second = Dense::new(array![[2.0, -1.0], [-2.0, -1.0]], array![0.0, 0.0]);
    let third = Dense::new(array![[3.0, -1.0], [-1.0, 4.0]], array![-2.0, 2.0]);
    let sigma = Activation::Logistic { beta: 1.0 };
    let net = Mlp { layers: vec![first, second, third], activations: vec![sigma; 3] };

    let batch = array![[1.0, -1.0], [0.0, 0.0]];
    for x in batch.outer_iter() {
        println!("x = {x}");
        let mut names = ["z1", "a1", "z2", "a2", "z3", "a3"].into_iter();
        net.observe(x.insert_axis(Axis(0)), Path::ROOT, &mut |_, answer| {
            let numbers: Vec<_> = answer.iter().map(|v| format!("{v:5.2}")).collect();
            println!("  {} = ({})", names.next().unwrap(), numbers.join(", "));
        });
    }
    println!("both at once:\n{:.2}", net.predict(batch.view()));
}
