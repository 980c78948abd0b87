//! The gradient check of the layers: every entry of x and of every parameter, in f64, seed 1.

use backprop::{Activation, Boxed, Dense, Layer, Maxout, Mlp, PRelu, Softmax, check_layer};
use ndarray::{Array2, Ix2, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

fn report<L: Layer<f64, Ix2>>(name: &str, mut layer: L) {
    let mut rng = Streams::new(1).stream("x");
    let x = Array2::random_using((6, 4), StandardNormal, &mut rng);
    let entries = x.len() + layer.parameters();
    let check = check_layer(&mut layer, x.view(), 1);
    let worst = match check.mismatches().first() {
        None if check.passed() => "< 1e-6".to_owned(),
        wrong => format!("{:.0e}", wrong.map_or(f64::NAN, |entry| entry.error())),
    };
    println!("{name:<22} {entries:>7}   {worst}");
}

fn main() {
    let (mut rng, tanh) = (Streams::new(1).stream("init"), Activation::Tanh { beta: 1.0 });
    let mut dense = |inputs, outputs| Dense::random(inputs, outputs, &mut rng);
    println!("layer                  entries   worst error");
    report("Dense 4-3", dense(4, 3));
    report("Maxout of 2", Maxout::new(vec![dense(4, 3), dense(4, 3)]));
    report("tanh", tanh);
    report("PReLU", PRelu::new(array![0.25, 0.1, 0.0, -0.5]));
    report("Softmax", Softmax);
    report("list of 3", vec![dense(4, 4), dense(4, 4), dense(4, 4)]);
    report("chain of 5", dense(4, 3).then(tanh).then(dense(3, 5)).then(tanh).then(dense(5, 2)));
    report("the same in a box", Boxed::new(dense(4, 3).then(tanh).then(dense(3, 2))));
    for widths in [&[4, 2][..], &[4, 5, 3, 2], &[4, 4, 4, 4, 4, 4]] {
        let mut rng = Streams::new(1).stream("net");
        report(
            &format!("Mlp {widths:?}"),
            Mlp::random(widths, tanh, Activation::Softplus, &mut rng),
        );
    }
}
