//! Three ways to teach a 2-2-1 network XOR, from the same hundred random beginnings, seed 1.

use backprop::classic::{Function, Network, Stop, Training};
use datasets::{Coding, Gate, gate};
use ndarray::{Array2, Axis, concatenate};
use tensor::Streams;

fn main() {
    let xor = gate(Gate::Xor, Coding::Unipolar, Coding::Unipolar);
    let (x, y) = (xor.x, xor.t.insert_axis(Axis(1)));
    let both = concatenate(Axis(1), &[y.view(), y.view()]).unwrap();
    let way = Training { learning_rate: 2.0, batch: 1, admissible_error: 0.005, max_epochs: 2000 };
    let learns = |net: &mut Network, x: &Array2<f64>, y: &Array2<f64>| {
        way.train(net, x.view(), y.view(), None).unwrap().stop == Stop::Reached
    };
    let mut rng = Streams::new(1).stream("init");
    let (mut learned, mut stuck, f) = ([0; 3], None, Function::Logistic);
    for _ in 0..100 {
        let mut net = Network::random(&[2, 2, 1], f, f, 1.0, &mut rng).unwrap();
        let [hidden, output] = &net.layers[..] else { unreachable!("there are two layers") };
        let mut hidden = Network { layers: vec![hidden.clone()] };
        let output = Network { layers: vec![output.clone()] };

        learned[0] += usize::from(learns(&mut output.clone(), &hidden.predict(x.view()), &y));
        learns(&mut hidden, &x, &both);
        learned[1] += usize::from(learns(&mut output.clone(), &hidden.predict(x.view()), &y));
        match learns(&mut net, &x, &y) {
            true => learned[2] += 1,
            false => stuck = stuck.or(Some(net)),
        }
    }
    println!("only-the-output: {}", learned[0]);
    println!("all-told-the-target: {}", learned[1]);
    println!("back-propagation: {}", learned[2]);
    println!("answers of one that did not: {:.2}", stuck.unwrap().predict(x.view()).column(0));
}
