//! One PReLU and no weights: α finds the left half of a function by descent.

use backprop::{Activation, Layer, Loss, Mode, PRelu, SquaredError, descend};
use ndarray::{Array1, Axis};

fn main() {
    let x = Array1::linspace(-2.0, 2.0, 41).insert_axis(Axis(1));
    let leaky = Activation::LeakyRelu { slope: 0.01 };
    let targets = [
        ("x", x.clone()),
        ("leaky ReLU", leaky.predict(x.view())),
        ("ReLU", Activation::Relu.predict(x.view())),
        ("|x|", x.mapv(f64::abs)),
        ("tanh x", x.mapv(f64::tanh)),
    ];
    println!("target         α   cost left");
    for (name, y) in targets {
        let mut unit = PRelu::shared(0.25);
        let mut cost = 0.0;
        for _ in 0..100 {
            let (y_hat, ()) = unit.forward(x.view(), &mut Mode::Eval);
            let (c, dy) = SquaredError.loss(y_hat.view(), &y.view());
            unit.backward(x.view(), y_hat.view(), dy, ());
            descend(&mut unit, 0.5);
            cost = c;
        }
        let alpha = (unit.weight.value[0] * 1000.0).round() / 1000.0 + 0.0;
        println!("{name:10} {alpha:6.3} {cost:10.3}");
    }
}
