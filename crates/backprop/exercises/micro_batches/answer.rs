use backprop::{Dense, Layer, Loss, Mode, SquaredError, descend};
use ndarray::Array2;

/// One step of `layer` for the batch that is cut into `parts`.
pub fn step(layer: &mut Dense<f64>, parts: &[(Array2<f64>, Array2<f64>)], eta: f64) {
    let rows: usize = parts.iter().map(|(x, _)| x.nrows()).sum();
    for (x, y) in parts {
        let (y_hat, ()) = layer.forward(x.view(), &mut Mode::Eval);
        let (_, slope) = SquaredError.loss(y_hat.view(), y);
        let share = x.nrows() as f64 / rows as f64;
        layer.accumulate(x.view(), y_hat.view(), slope * share, ());
    }
    descend(layer, eta);
}
