//! What the hyper-parameter search chooses: a setting, drawn from its axes.

use crate::net::Place;
use crate::trial::{Outcome, Rule, Trial};
use labs::task::{Part, Task};
use labs::{Error, Measures, Run};
use optimizers::{Adam, Momentum, Schedule};
use serde_json::{Value, json};
use tensor::Rng;
use training::{Augment, Norm, Penalty, Scheduled, Span};

/// All that is chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// Adam, or Nesterov's momentum of 0.9.
    pub adam: bool,
    /// The first learning rate.
    pub rate: f64,
    /// How many hidden layers.
    pub layers: usize,
    /// How wide each of them is.
    pub width: usize,
    /// Samples in a batch.
    pub batch: usize,
    /// The share of hidden units that is dropped.
    pub dropout: f64,
    /// The strength of the penalty L2.
    pub decay: f64,
    /// How much the pictures are distorted, from 0 to 1.
    pub distortion: f64,
    /// Whether sums are normalised before the activation.
    pub norm: bool,
}

/// The axes of the numbers, for the page.
pub const AXES: &str = "The rule is Adam, with η from 10⁻⁴ to 10⁻², or Nesterov's momentum of 0.9, \
    with η from 0.003 to 0.3, both on a logarithmic axis; 1 to 3 hidden layers, all of one width; \
    batches of 32 to 256; dropout from 0 to 0.5; L2 from 10⁻⁶ to 10⁻³, logarithmic; distortion from 0 \
    to 1; batch normalisation or none.";

impl Setting {
    /// A setting for pictures of this side, every axis drawn on its own.
    ///
    /// # Errors
    ///
    /// None: the axes have a length.
    pub fn draw(side: usize, rng: &mut Rng) -> Result<Self, Error> {
        let coin = Span::linear(0.0, 2.0)?;
        let adam = coin.draw(rng) < 1.0;
        let rates = if adam { (1e-4, 1e-2) } else { (3e-3, 3e-1) };
        let widths = if side < 28 { (20.0, 200.0) } else { (50.0, 300.0) };
        Ok(Self {
            adam,
            rate: figures(Span::logarithmic(rates.0, rates.1)?.draw(rng)),
            layers: Span::linear(1.0, 4.0)?.draw(rng) as usize,
            width: Span::logarithmic(widths.0, widths.1)?.draw(rng).round() as usize,
            batch: 1 << Span::linear(5.0, 9.0)?.draw(rng) as u32,
            dropout: hundredths(Span::linear(0.0, 0.5)?.draw(rng)),
            decay: figures(Span::logarithmic(1e-6, 1e-3)?.draw(rng)),
            distortion: hundredths(Span::linear(0.0, 1.0)?.draw(rng)),
            norm: coin.draw(rng) < 1.0,
        })
    }

    /// Trains on `train`; the learning rate falls along a line and would be 0 after the last epoch.
    ///
    /// # Errors
    ///
    /// Ctrl-C.
    pub fn train(
        &self,
        task: &Task,
        (train, dev): (&Part, &Part),
        epochs: usize,
        run: &Run,
    ) -> Result<Outcome, Error> {
        let mut falling = Scheduled(Schedule::Linear { epochs: epochs as f64 });
        self.trial(task.size.0, epochs)?.train_on(task.size, train, dev, run, &mut [&mut falling])
    }

    fn trial(&self, side: usize, epochs: usize) -> Result<Trial, Error> {
        let learning_rate = self.rate;
        Ok(Trial {
            hidden: vec![self.width; self.layers],
            rule: match self.adam {
                true => Rule::Adam(Adam { learning_rate, ..Adam::default() }),
                false => Rule::Momentum(Momentum { learning_rate, momentum: 0.9, nesterov: true }),
            },
            batch: self.batch,
            epochs,
            norm: self.norm.then_some(Place::Before),
            dropout: self.dropout,
            penalty: Some(Penalty::new(Norm::L2, self.decay)?),
            augment: Some(distorted(side, self.distortion)),
            ..Trial::baseline()
        })
    }

    /// The rule by its name.
    pub fn rule(&self) -> &'static str {
        if self.adam { "Adam" } else { "momentum" }
    }

    /// The chosen values as a row of a table, in the order of [`HEADER`].
    pub fn row(&self) -> [String; 8] {
        [
            self.rule().into(),
            self.rate.to_string(),
            vec![self.width.to_string(); self.layers].join("-"),
            self.batch.to_string(),
            self.dropout.to_string(),
            format!("{:.1e}", self.decay),
            self.distortion.to_string(),
            if self.norm { "yes" } else { "no" }.into(),
        ]
    }

    /// The chosen values as numbers, for `results.csv`; true is 1.
    pub fn measures(&self, measures: Measures) -> Measures {
        let truth = |yes: bool| f64::from(u8::from(yes));
        measures
            .with("adam", truth(self.adam))
            .with("learning_rate", self.rate)
            .with("layers", self.layers as f64)
            .with("width", self.width as f64)
            .with("batch", self.batch as f64)
            .with("dropout", self.dropout)
            .with("l2", self.decay)
            .with("distortion", self.distortion)
            .with("batch_norm", truth(self.norm))
    }

    /// The chosen values, with what else a reader of the weights has to know.
    pub fn json(&self, task: &Task, epochs: usize) -> Value {
        let augment = distorted(task.size.0, self.distortion);
        json!({
            "data": task.name,
            "inputs": task.inputs(),
            "hidden": vec![self.width; self.layers],
            "activation": "ReLU",
            "batch_normalisation": self.norm.then_some("before the activation"),
            "initialisation": "He, normal",
            "cost": "softmax and cross-entropy",
            "rule": if self.adam { "Adam" } else { "Nesterov's momentum of 0.9" },
            "learning_rate": self.rate,
            "schedule": "linear, to 0 after the last epoch",
            "batch": self.batch,
            "epochs": epochs,
            "dropout": self.dropout,
            "l2": self.decay,
            "augmentation": {
                "shift": augment.shift,
                "rotate": augment.rotate,
                "scale": augment.scale,
            },
        })
    }
}

/// The names of what [`Setting::row`] says.
pub const HEADER: [&str; 8] =
    ["rule", "η", "hidden", "batch", "dropout", "L2", "distortion", "batch norm."];

/// The share `amount` of the strongest distortion: a fourteenth of the side, 15 degrees, a tenth of the
/// size.
pub fn distorted(side: usize, amount: f64) -> Augment {
    Augment {
        shift: amount * side as f64 / 14.0,
        rotate: 15.0 * amount,
        scale: 0.1 * amount,
        ..Augment::default()
    }
}

/// Rounded to two figures: what a page shows is what was tried.
fn figures(value: f64) -> f64 {
    let unit = 10.0_f64.powf(value.log10().floor() - 1.0);
    times((value / unit).round(), unit)
}

/// `count` units as the number that its decimal digits name, not a neighbour.
fn times(count: f64, unit: f64) -> f64 {
    match unit < 1.0 {
        true => count / (1.0 / unit).round(),
        false => count * unit,
    }
}

fn hundredths(value: f64) -> f64 {
    (100.0 * value).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use tensor::Streams;

    #[test]
    fn two_figures_are_printed_as_two() {
        let shown = [0.012345, 0.2981, 0.00010499, 0.0996].map(|x| figures(x).to_string());
        assert_eq!(shown, ["0.012", "0.3", "0.0001", "0.1"]);
        assert_eq!(format!("{:.1e}", figures(4.567e-6)), "4.6e-6");
    }

    #[test]
    fn draws_stay_on_their_axes_and_reach_both_ends() {
        let mut rng = Streams::new(1).stream("settings");
        let all: Vec<_> = (0..300).map(|_| Setting::draw(28, &mut rng).unwrap()).collect();
        let has = |what: &dyn Fn(&Setting) -> bool| all.iter().any(what);
        assert!(has(&|s| s.layers == 1) && has(&|s| s.layers == 3) && !has(&|s| s.layers > 3));
        assert!(has(&|s| s.batch == 32) && has(&|s| s.batch == 256) && !has(&|s| s.batch > 256));
        assert!(has(&|s| s.width < 60) && has(&|s| s.width > 260));
        assert!(has(&|s| s.adam && s.norm) && has(&|s| !s.adam && !s.norm));
        assert!(!has(&|s| s.adam && s.rate > 0.01) && !has(&|s| !s.adam && s.rate < 0.003));
    }
}
