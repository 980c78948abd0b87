//! Fails `one_step_is_taken_and_not_one_for_every_part`: every part takes a step of its own.

use backprop::{Dense, Layer, Loss, Mode, SquaredError, descend};
use ndarray::Array2;

pub fn step(layer: &mut Dense<f64>, parts: &[(Array2<f64>, Array2<f64>)], eta: f64) {
    let rows: usize = parts.iter().map(|(x, _)| x.nrows()).sum();
    for (x, y) in parts {
        let (y_hat, ()) = layer.forward(x.view(), &mut Mode::Eval);
        let (_, slope) = SquaredError.loss(y_hat.view(), y);
        layer.accumulate(x.view(), y_hat.view(), slope, ());
        descend(layer, eta * x.nrows() as f64 / rows as f64);
    }
}
