//! The scalings of the pixels.

use crate::net;
use crate::trial::Trial;
use backprop::{Layer, Loss, Mode, Params, Path};
use labs::Error;
use labs::task::{Part, Task};
use ndarray::{Array2, ArrayView2, Axis};
use tensor::Streams;
use training::{Scaler, unit_norm};

/// What happens to the pixels before the net sees them.
pub enum Inputs {
    /// All times one number.
    Times(f32),
    /// Each column by numbers of its own, from the training part.
    Columns(&'static str, Scaler),
    /// Each picture divided by its length.
    UnitNorm,
}

const WHITE: f32 = 255.0;

impl Inputs {
    /// Fitted to the training part alone.
    pub fn all(train: ArrayView2<f32>) -> Vec<Self> {
        let x = train.mapv(f64::from);
        vec![
            Self::Times(WHITE),
            Self::Times(1.0),
            Self::Columns("min-max", Scaler::min_max(x.view())),
            Self::Columns("mean normalisation", Scaler::mean(x.view())),
            Self::Columns("standardised", Scaler::standard(x.view())),
            Self::UnitNorm,
        ]
    }

    /// What tables call it.
    pub fn label(&self) -> String {
        match self {
            Self::Times(WHITE) => "raw, 0 to 255".into(),
            Self::Times(_) => "divided by 255".into(),
            Self::Columns(name, _) => (*name).into(),
            Self::UnitNorm => "unit norm".into(),
        }
    }

    /// The part as the net sees it, a thousand rows at a time: the scalers count in double precision.
    pub fn apply(&self, part: &Part) -> Part {
        let mut x = Array2::zeros(part.x.raw_dim());
        let rows = part.x.axis_chunks_iter(Axis(0), 1000);
        for (mut to, from) in x.axis_chunks_iter_mut(Axis(0), 1000).zip(rows) {
            let wide = || from.mapv(f64::from);
            to.assign(&match self {
                Self::Times(factor) => from.mapv(|v| v * factor),
                Self::Columns(_, scaler) => scaler.apply(wide().view()).mapv(|v| v as f32),
                Self::UnitNorm => unit_norm(wide().view()).mapv(|v| v as f32),
            });
        }
        Part { x, y: part.y.clone() }
    }
}

/// By so much inputs are enlarged and weights diminished: a power of two is never rounded.
const POWER: f32 = 256.0;

/// Whether inputs [`POWER`] times as large leave all outputs as they are when the first weights are
/// divided by it, and make every gradient of these weights [`POWER`] times as large.
///
/// # Errors
///
/// Where the net cannot be built.
pub fn rescaled(trial: &Trial, task: &Task, streams: &Streams) -> Result<bool, Error> {
    let part = task.train.first(64);
    let outputs_and_gradient = |factor: f32| -> Result<_, Error> {
        let mut net = net::build(trial, task.inputs(), streams)?;
        net[0].visit_mut(Path::ROOT, &mut |_, mut value, _| {
            if value.ndim() > 1 {
                value /= factor;
            }
        });
        let x = &part.x * factor;
        let (y_hat, receipt) = net.forward(x.view(), &mut Mode::Eval);
        let (_, slope) = trial.cost.loss(y_hat.view(), &part.y);
        net.accumulate(x.view(), y_hat.view(), slope, receipt);
        let mut gradient = None;
        net[0].visit(Path::ROOT, &mut |_, value, grad| {
            if value.ndim() > 1 {
                gradient = grad.map(|grad| grad.mapv(|g| g / factor));
            }
        });
        Ok((y_hat, gradient))
    };
    Ok(outputs_and_gradient(1.0)? == outputs_and_gradient(POWER)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Levels 0, 1/5 and 3/5 of white: 51 and 153 raw; a length of √(1/25 + 9/25).
    #[test]
    fn pixels_are_scaled_by_hand() {
        let part = Part { x: ndarray::array![[0.0, 0.2, 0.6]], y: vec![0] };
        let raw = Inputs::Times(WHITE).apply(&part).x;
        assert!((raw - ndarray::array![[0.0, 51.0, 153.0]]).iter().all(|d| d.abs() < 1e-4));
        let unit = Inputs::UnitNorm.apply(&part).x;
        assert!((unit[[0, 2]] - 0.6 / 0.4_f32.sqrt()).abs() < 1e-6, "{unit}");
    }
}
