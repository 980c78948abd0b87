//! Nets of dense layers, chosen while the program runs.

use crate::trial::Trial;
use backprop::{Boxed, Dense, Layer, Mode, Params, Path};
use init::BatchNorm;
use labs::Error;
use ndarray::{Array2, ArrayView2, Axis, Ix2, concatenate};
use tensor::Streams;
use training::{DropConnect, Dropout};

/// Layers in a row.
pub type Net = Vec<Boxed<f32, Ix2, Ix2>>;

/// Where batch normalisation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Between the weighted sum and the activation.
    Before,
    /// After the activation.
    After,
}

/// The net of `trial` before the first step.
///
/// # Errors
///
/// Where a share is no probability of dropping.
pub fn build(trial: &Trial, inputs: usize, streams: &Streams) -> Result<Net, Error> {
    let (mut net, mut weights) = (Net::new(), streams.stream("weights"));
    let widths = [&[inputs], &trial.hidden[..], &[trial.cost.outputs()]].concat();
    let last = trial.hidden.len();
    drop_some(&mut net, trial.input_dropout)?;
    for (layer, pair) in widths.windows(2).enumerate() {
        let mut dense = Dense::random(pair[0], pair[1], &mut weights);
        trial.init.initialize(&mut dense, &mut weights);
        net.push(match trial.drop_connect > 0.0 {
            true => Boxed::new(DropConnect::new(dense, trial.drop_connect)?),
            false => Boxed::new(dense),
        });
        if layer == last {
            net.push(Boxed::new(trial.cost.last()));
            break;
        }
        if trial.norm == Some(Place::Before) {
            net.push(Boxed::new(BatchNorm::new(pair[1])));
        }
        net.push(Boxed::new(trial.activation));
        if trial.norm == Some(Place::After) {
            net.push(Boxed::new(BatchNorm::new(pair[1])));
        }
        drop_some(&mut net, trial.dropout)?;
    }
    Ok(net)
}

fn drop_some(net: &mut Net, share: f64) -> Result<(), Error> {
    if share > 0.0 {
        net.push(Boxed::new(Dropout::new(share)?));
    }
    Ok(())
}

/// How many numbers a net learns.
pub fn parameters(net: &Net) -> usize {
    let mut count = 0;
    net.visit(Path::ROOT, &mut |_, value, grad| count += grad.map_or(0, |_| value.len()));
    count
}

/// The weights of the dense layers, from the inputs on, (outputs, inputs) each.
pub fn weights(net: &Net) -> Vec<ArrayView2<'_, f32>> {
    let mut all = Vec::new();
    net.visit(Path::ROOT, &mut |_, value, _| {
        all.extend(value.into_dimensionality::<Ix2>().ok());
    });
    all
}

/// What a net says to many samples, a thousand at a time.
pub fn outputs(net: &Net, x: ArrayView2<f32>) -> Array2<f32> {
    let parts = x.axis_chunks_iter(Axis(0), 1000);
    let parts: Vec<_> = parts.map(|rows| net.forward(rows, &mut Mode::Eval).0).collect();
    let views: Vec<_> = parts.iter().map(|part| part.view()).collect();
    concatenate(Axis(0), &views).expect("all parts have as many outputs")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_net_has_the_layers_that_a_trial_asks_for() {
        let layers = |trial: &Trial| build(trial, 64, &Streams::new(1)).unwrap().len();
        let two = Trial { hidden: vec![30, 20], ..Trial::baseline() };
        assert_eq!(layers(&two), 6);
        assert_eq!(layers(&Trial { norm: Some(Place::After), ..two.clone() }), 8);
        assert_eq!(layers(&Trial { dropout: 0.5, input_dropout: 0.2, ..two.clone() }), 9);
        let net = build(&two, 64, &Streams::new(1)).unwrap();
        assert_eq!(parameters(&net), 65 * 30 + 31 * 20 + 21 * 10);
        assert!(weights(&net).iter().map(|w| w.dim()).eq([(30, 64), (20, 30), (10, 20)]));
        assert_eq!(outputs(&net, Array2::zeros((2500, 64)).view()).dim(), (2500, 10));
    }
}
