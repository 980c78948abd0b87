//! The worked net of the third Polish lecture: its numbers, and ours.

use backprop::{Activation, Dense, Layer, Mlp};
use labs::Table;
use ndarray::{Array2, array};

/// Two answers that stand on a slide with two decimals.
pub struct Example {
    what: &'static str,
    slide: [f64; 2],
    found: [f64; 2],
}

/// The first layer, and the whole net twice. The weights of layers 2 and 3 are lost with their
/// figure; those here reproduce every number of the slides.
pub fn examples() -> Vec<Example> {
    let sigma = Activation::Logistic { beta: 1.0 };
    let first = Dense::new(array![[1.0, -2.0], [-1.0, 1.0]], array![1.0, 0.0]);
    let second = Dense::new(array![[2.0, -1.0], [-2.0, -1.0]], array![0.0, 0.0]);
    let third = Dense::new(array![[3.0, -1.0], [-1.0, 4.0]], array![-2.0, 2.0]);
    let layer = Mlp { layers: vec![first.clone()], activations: vec![sigma] };
    let net = Mlp { layers: vec![first, second, third], activations: vec![sigma; 3] };
    let example = |what, slide, net: &Mlp<f64>, x: [f64; 2]| {
        let y: Array2<f64> = net.predict(array![x].view());
        Example { what, slide, found: [y[[0, 0]], y[[0, 1]]] }
    };
    vec![
        example("layer 1, x = (1, −1)", [0.98, 0.12], &layer, [1.0, -1.0]),
        example("whole net, x = (1, −1)", [0.62, 0.83], &net, [1.0, -1.0]),
        example("whole net, x = (0, 0)", [0.51, 0.85], &net, [0.0, 0.0]),
    ]
}

impl Example {
    /// Whether both numbers round to those of the slide.
    pub fn agrees(&self) -> bool {
        self.slide.iter().zip(self.found).all(|(slide, found)| (slide - found).abs() < 0.005)
    }

    /// Both numbers with four decimals.
    pub fn found(&self) -> String {
        let [a, b] = self.found;
        format!("{a:.4}, {b:.4}")
    }
}

/// Slides and answers side by side.
pub fn table(examples: &[Example]) -> Table {
    let table = Table::new("The worked net of the third lecture.", ["what", "slide", "found"]);
    examples.iter().fold(table, |table, example| {
        let [a, b] = example.slide;
        table.row([example.what.into(), format!("{a:.2}, {b:.2}"), example.found()])
    })
}
