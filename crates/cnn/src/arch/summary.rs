// ANCHOR: summary
//! Layer by layer: what comes out, and what is learned.

use backprop::{Layer, Params, Path};
use ndarray::{ArrayView, Dimension};
use std::fmt;
use tensor::Real;

/// A layer of a [`Summary`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is, or its path.
    pub layer: String,
    /// What comes out of it, without the axis of the batch.
    pub shape: Vec<usize>,
    /// How many numbers it learns.
    pub parameters: usize,
}

/// The layers of a net, with shapes and numbers of parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The layers, the first one first.
    pub rows: Vec<Row>,
}

impl Summary {
    /// How many numbers the net learns.
    pub fn parameters(&self) -> usize {
        self.rows.iter().map(|row| row.parameters).sum()
    }
}
// ANCHOR_END: summary

// ANCHOR: summarize
/// What every layer of `net` makes of the batch `x`, and how many numbers it learns.
///
/// Layers go by their paths; those of a block that shows its output only are one row.
#[track_caller]
pub fn summarize<F: Real, In: Dimension, L: Layer<F, In>>(net: &L, x: ArrayView<F, In>) -> Summary {
    let mut rows = Vec::new();
    net.observe(x, Path::ROOT, &mut |path, y| {
        let layer = path.to_string();
        let parameters = learned(net, &layer);
        rows.push(Row {
            layer,
            shape: y.shape().get(1..).unwrap_or_default().to_vec(),
            parameters,
        });
    });
    Summary { rows }
}

/// How many numbers are learned at `path` or below it.
fn learned<F: Real>(net: &impl Params<F>, path: &str) -> usize {
    let mut count = 0;
    net.visit(Path::ROOT, &mut |at, value, grad| {
        let below = at
            .to_string()
            .strip_prefix(path)
            .is_some_and(|rest| path.is_empty() || rest.is_empty() || rest.starts_with('.'));
        count += if below && grad.is_some() { value.len() } else { 0 };
    });
    count
}
// ANCHOR_END: summarize

// ANCHOR: display
impl fmt::Display for Summary {
    /// A line for each layer, and the sum.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let long = |row: &Row| row.layer.chars().count();
        let width = self.rows.iter().map(long).max().unwrap_or(0).max("parameters".len());
        for Row { layer, shape, parameters } in &self.rows {
            let shape: Vec<String> = shape.iter().map(usize::to_string).collect();
            writeln!(out, "{layer:<width$} {:>15} {parameters:>11}", shape.join(" × "))?;
        }
        write!(out, "{:<width$} {:>27}", "parameters", self.parameters())
    }
}
// ANCHOR_END: display

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arch::{Plan, Residual, Stage, conv20_conv50};
    use crate::{Window, lenet};
    use backprop::{Activation, Dense};
    use ndarray::{Array2, Array4};
    use tensor::Streams;

    /// The list and the net that is built by hand are the same: shapes and parameters, row by row.
    #[test]
    fn the_summary_of_a_list_is_that_of_the_net() {
        let list = conv20_conv50().summary().unwrap();
        let net = lenet::<f32>(&mut Streams::new(1).stream("init"));
        let built = summarize(&net, Array4::zeros((1, 28, 28, 1)).view());
        assert_eq!(list.rows.len(), built.rows.len());
        for (list, built) in list.rows.iter().zip(&built.rows) {
            assert_eq!(
                (&list.shape, list.parameters),
                (&built.shape, built.parameters),
                "{list:?}"
            );
        }
        assert_eq!(built.rows[3].layer, "3");
    }

    /// Layer 1 is not a part of layer 10, and a block is one row with all that is in it.
    #[test]
    fn parameters_are_counted_below_their_layer_only() {
        let dense = || Dense::<f64>::random(2, 2, &mut Streams::new(1).stream("init"));
        let net: Vec<Dense<f64>> = (0..11).map(|_| dense()).collect();
        let summary = summarize(&net, Array2::zeros((3, 2)).view());
        assert_eq!((summary.rows[1].parameters, summary.parameters()), (6, 66));
        let block = Residual::new(dense().then(Activation::Relu).then(dense()));
        let summary = summarize(&block, Array2::<f64>::zeros((3, 2)).view());
        let row = Row { layer: String::new(), shape: vec![2], parameters: 12 };
        assert_eq!(summary.rows, [row]);
    }

    #[test]
    fn a_summary_is_a_table_with_a_sum() {
        let stages = vec![
            Stage::Convolve { maps: 2, window: Window::new(3) },
            Stage::Flatten,
            Stage::Dense(10),
        ];
        let summary = Plan { input: [5, 5, 1], stages }.summary().unwrap().to_string();
        let lines: Vec<&str> = summary.lines().collect();
        assert_eq!(lines.len(), 4);
        assert_eq!(
            lines[0],
            "conv 2, window 3 × 3, stride 1, padding 0       3 × 3 × 2          20"
        );
        assert!(lines[3].starts_with("parameters") && lines[3].ends_with(" 210"), "{summary}");
    }
}
