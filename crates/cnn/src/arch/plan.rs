// ANCHOR: plan
//! A net as a list, before anything is computed or even stored.

use std::fmt;

use crate::arch::summary::{Row, Summary};
use crate::error::Error;
use crate::window::Window;

/// One layer of a list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stage {
    /// A convolution with so many maps.
    Convolve {
        /// O.
        maps: usize,
        /// How its kernels move.
        window: Window,
    },
    /// max(0, z), of maps or of rows.
    Relu,
    /// The largest of every window.
    MaxPool(Window),
    /// The mean of every window.
    AveragePool(Window),
    /// The mean of every map; a row of numbers is left.
    GlobalAverage,
    /// Maps into one row.
    Flatten,
    /// Drops entries with this probability, of maps or of rows.
    Dropout(f64),
    /// So many neurons, all connected to all of a row.
    Dense(usize),
}

/// A net as a list of layers, and the images (H, W, C) that go into it.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// H, W, C.
    pub input: [usize; 3],
    /// The layers, the first one first.
    pub stages: Vec<Stage>,
}
// ANCHOR_END: plan

// ANCHOR: apply
/// A shape and a number of parameters, where there are any.
type Made = Option<(Vec<usize>, usize)>;

impl Stage {
    /// The shape that follows `shape`, and how many parameters it takes. None where this layer cannot follow
    /// such a shape, an error where its own window or setting is impossible.
    ///
    /// A convolution has O (K² C + 1) of them, a dense layer m (n + 1) (Hebrew notes, *number of
    /// parameters*).
    fn apply(self, shape: &[usize]) -> Result<Made, Error> {
        let slide = |w: Window, [height, width]: [usize; 2], maps, parameters| {
            let (down, across) = w.output(height, width)?;
            Ok(Some((vec![down, across, maps], parameters)))
        };
        match (self, shape) {
            (Self::Convolve { maps, window }, &[height, width, channels]) => {
                let weights = window.kernel.0 * window.kernel.1 * channels;
                slide(window, [height, width], maps, maps * (weights + 1))
            }
            (Self::MaxPool(window) | Self::AveragePool(window), &[height, width, channels]) => {
                slide(window, [height, width], channels, 0)
            }
            (Self::GlobalAverage, &[_, _, channels]) => Ok(Some((vec![channels], 0))),
            (Self::Flatten, &[_, _, _]) => Ok(Some((vec![shape.iter().product()], 0))),
            (Self::Dense(outputs), &[inputs]) => Ok(Some((vec![outputs], outputs * (inputs + 1)))),
            (Self::Dropout(drop), _) if !(0.0..1.0).contains(&drop) => {
                let range = "at least 0 and less than 1";
                Err(Error::Setting { name: "drop", value: drop, range })
            }
            (Self::Relu | Self::Dropout(_), _) => Ok(Some((shape.to_vec(), 0))),
            _ => Ok(None),
        }
    }
}
// ANCHOR_END: apply

impl Plan {
    // ANCHOR: summary
    /// Every layer with the shape of what it makes and the number of its parameters.
    ///
    /// # Errors
    ///
    /// Where a window has no place, and [`Error::Order`] where a dense layer is to follow maps, or a
    /// convolution a row of numbers.
    pub fn summary(&self) -> Result<Summary, Error> {
        let (mut shape, mut rows) = (self.input.to_vec(), Vec::new());
        for (layer, stage) in self.stages.iter().enumerate() {
            let Some((next, parameters)) = stage.apply(&shape)? else {
                let expects = if let Stage::Dense(_) = stage { "a row of numbers" } else { "maps" };
                let shape = format!("{shape:?}");
                return Err(Error::Order { layer, name: stage.to_string(), expects, shape });
            };
            shape.clone_from(&next);
            rows.push(Row { layer: stage.to_string(), shape: next, parameters });
        }
        Ok(Summary { rows })
    }

    /// The windows of its convolutions and poolings, of which
    /// [`receptive_field`](crate::receptive_field) makes the field.
    pub fn windows(&self) -> Vec<Window> {
        let window = |stage: &Stage| match *stage {
            Stage::Convolve { window, .. } => Some(window),
            Stage::MaxPool(window) | Stage::AveragePool(window) => Some(window),
            _ => None,
        };
        self.stages.iter().filter_map(window).collect()
    }
    // ANCHOR_END: summary
}

// ANCHOR: display
impl fmt::Display for Stage {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Convolve { maps, window } => write!(out, "conv {maps}, {window}"),
            Self::Relu => out.write_str("ReLU"),
            Self::MaxPool(window) => write!(out, "max pool, {window}"),
            Self::AveragePool(window) => write!(out, "average pool, {window}"),
            Self::GlobalAverage => out.write_str("mean of each map"),
            Self::Flatten => out.write_str("flatten"),
            Self::Dropout(drop) => write!(out, "dropout {drop}"),
            Self::Dense(outputs) => write!(out, "dense {outputs}"),
        }
    }
}
// ANCHOR_END: display

#[cfg(test)]
mod tests {
    use super::*;

    fn error(input: [usize; 3], stages: &[Stage]) -> String {
        Plan { input, stages: stages.to_vec() }.summary().unwrap_err().to_string()
    }

    #[test]
    fn a_layer_that_cannot_follow_is_named_with_what_comes() {
        assert_eq!(
            error([8, 8, 3], &[Stage::Relu, Stage::Dense(10)]),
            "layer 1, dense 10: expects a row of numbers, what comes is [8, 8, 3]"
        );
        assert_eq!(
            error([8, 8, 3], &[Stage::Flatten, Stage::Flatten]),
            "layer 1, flatten: expects maps, what comes is [192]"
        );
        assert_eq!(
            error([4, 4, 1], &[Stage::MaxPool(Window::blocks(5))]),
            "a filter of 5 with stride 5 has no place in 4 pixels with padding 0"
        );
        assert_eq!(
            error([4, 4, 1], &[Stage::Dropout(1.0)]),
            "drop is 1, it has to be at least 0 and less than 1"
        );
    }

    #[test]
    fn every_layer_says_what_it_is() {
        let stages = [
            Stage::Convolve { maps: 20, window: Window::new(5) },
            Stage::Relu,
            Stage::MaxPool(Window::blocks(2)),
            Stage::AveragePool(Window::blocks(2)),
            Stage::GlobalAverage,
            Stage::Dropout(0.5),
            Stage::Dense(10),
        ];
        let all: Vec<String> = stages.iter().map(Stage::to_string).collect();
        assert_eq!(
            all,
            [
                "conv 20, window 5 × 5, stride 1, padding 0",
                "ReLU",
                "max pool, window 2 × 2, stride 2, padding 0",
                "average pool, window 2 × 2, stride 2, padding 0",
                "mean of each map",
                "dropout 0.5",
                "dense 10",
            ]
        );
        let plan = Plan { input: [28, 28, 1], stages: stages.to_vec() };
        assert_eq!(plan.windows(), [Window::new(5), Window::blocks(2), Window::blocks(2)]);
        assert_eq!(plan.summary().unwrap().parameters(), 520 + 210);
    }
}
