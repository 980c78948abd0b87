//! Nets with one, two and four hidden layers of 4 units learn XOR, by what their units do. Seed 2.

use backprop::{Activation, Layer, Loss, Mlp, Mode, SquaredError, descend};
use datasets::{Coding, Gate, gate};
use ndarray::Axis;
use tensor::Streams;

fn main() {
    let xor = gate(Gate::Xor, Coding::Unipolar, Coding::Unipolar);
    let (x, y) = (xor.x, xor.t.insert_axis(Axis(1)));
    let tanh = Activation::Tanh { beta: 1.0 };
    println!("          layers    00    01    10    11   first weights moved");
    for (name, f) in
        [("identity", Activation::Identity), ("step", Activation::Step), ("tanh", tanh)]
    {
        for hidden in [1, 2, 4] {
            let widths = [&[2], &vec![4; hidden][..], &[1]].concat();
            let mut rng = Streams::new(2).stream("init");
            let mut net = Mlp::random(&widths, f, Activation::Identity, &mut rng);
            let start = net.layers[0].weight.value.clone();
            for _ in 0..5000 {
                let (y_hat, receipt) = net.forward(x.view(), &mut Mode::Eval);
                let (_, dy) = SquaredError.loss(y_hat.view(), &y);
                net.accumulate(x.view(), y_hat.view(), dy, receipt);
                descend(&mut net, 0.3);
            }
            let moved = (&net.layers[0].weight.value - &start).mapv(f64::abs).sum();
            let answers = net.predict(x.view()).mapv(|y| (100.0 * y).round() / 100.0 + 0.0);
            let answers: Vec<_> = answers.iter().map(|y| format!("{y:5.2}")).collect();
            println!("{name:9} {hidden:6} {}   {moved:.2}", answers.join(" "));
        }
    }
}
