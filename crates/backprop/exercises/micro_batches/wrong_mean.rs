//! Fails `unequal_parts_take_the_step_of_the_whole`: the mean of the means.

use backprop::{Dense, Layer, Loss, Mode, SquaredError, descend};
use ndarray::Array2;

pub fn step(layer: &mut Dense<f64>, parts: &[(Array2<f64>, Array2<f64>)], eta: f64) {
    for (x, y) in parts {
        let (y_hat, ()) = layer.forward(x.view(), &mut Mode::Eval);
        let (_, slope) = SquaredError.loss(y_hat.view(), y);
        layer.accumulate(x.view(), y_hat.view(), slope / parts.len() as f64, ());
    }
    descend(layer, eta);
}
