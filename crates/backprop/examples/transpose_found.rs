//! The gradient check of 3-4-4-2, right and with the matrix 4-4 turned on the way back: seed 1.

use backprop::{Activation, Layer, Mlp, Mode};
use ndarray::{Array1, Array2};
use tensor::{GradientCheck, Streams};

fn check(turned: bool) -> GradientCheck {
    let mut init = Streams::new(1).stream("init");
    let tanh = Activation::Tanh { beta: 1.0 };
    let mut net = Mlp::random(&[3, 4, 4, 2], tanh, Activation::Identity, &mut init);
    let x = Array2::from_shape_fn((5, 3), |(i, j)| (i as f64 - 2.0) * (j as f64 - 0.5));
    let (y, trace) = net.forward(x.view(), &mut Mode::Eval);
    if turned {
        net.layers[1].weight.value.swap_axes(0, 1);
    }
    // The cost is the sum of the outputs, so ∂C/∂ŷ is 1 everywhere.
    net.accumulate(x.view(), y.view(), Array2::ones((5, 2)), trace);
    if turned {
        net.layers[1].weight.value.swap_axes(0, 1);
    }
    let mut check = GradientCheck::new();
    for l in (0..3).rev() {
        let grad: Array1<f64> = net.layers[l].bias.grad.clone();
        let bias = net.layers[l].bias.value.clone();
        check.compare(&format!("{}.bias", 2 * l), bias.view(), grad.view(), |moved| {
            let mut net = net.clone();
            net.layers[l].bias.value.assign(&moved);
            net.predict(x.view()).sum()
        });
    }
    check
}

fn main() {
    println!("as it is: {}\n", check(false));
    println!("turned: {}", check(true));
}
