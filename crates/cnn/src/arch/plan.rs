// ANCHOR: plan
//! A net as a list, before anything is computed or even stored.

use std::fmt;

use crate::arch::summary::{Row, Summary};
use crate::error::{Error, at_least_one};
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
                at_least_one("maps", maps)?;
                let weights = window.kernel.0 * window.kernel.1 * channels;
                slide(window, [height, width], maps, maps * (weights + 1))
            }
            (Self::MaxPool(Window { kernel, padding, .. }), &[_, _, _])
                if padding.0 >= kernel.0.max(1) || padding.1 >= kernel.1.max(1) =>
            {
                let outside = if padding.0 >= kernel.0.max(1) { padding.0 } else { padding.1 };
                let range = "smaller than the kernel of the pooling";
                Err(Error::Setting { name: "padding", value: outside as f64, range })
            }
            (Self::MaxPool(window) | Self::AveragePool(window), &[height, width, channels]) => {
                slide(window, [height, width], channels, 0)
            }
            (Self::GlobalAverage, &[_, _, channels]) => Ok(Some((vec![channels], 0))),
            (Self::Flatten, &[_, _, _]) => Ok(Some((vec![shape.iter().product()], 0))),
            (Self::Dense(outputs), &[inputs]) => {
                at_least_one("neurons", outputs)?;
                Ok(Some((vec![outputs], outputs * (inputs + 1))))
            }
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
    /// [`Error::Order`] where a dense layer is to follow maps, or a convolution a row of numbers.
    /// [`Error::Layer`] where a window has no place, a window of the largest may lie in the frame alone, the
    /// share that is dropped is out of range, or a layer has no maps or neurons. [`Error::Setting`] where an
    /// image has no pixels or no channels.
    pub fn summary(&self) -> Result<Summary, Error> {
        let sides = ["height", "width", "channels"].into_iter().zip(self.input);
        sides.into_iter().try_for_each(|(name, side)| at_least_one(name, side))?;
        let (mut shape, mut rows) = (self.input.to_vec(), Vec::new());
        for (layer, stage) in self.stages.iter().enumerate() {
            let name = stage.to_string();
            let next = match stage.apply(&shape) {
                Ok(next) => next,
                Err(why) => return Err(Error::Layer { layer, name, source: Box::new(why) }),
            };
            let Some((next, parameters)) = next else {
                let expects = if let Stage::Dense(_) = stage { "a row of numbers" } else { "maps" };
                let shape = format!("{shape:?}");
                return Err(Error::Order { layer, name, expects, shape });
            };
            shape.clone_from(&next);
            rows.push(Row { layer: name, shape: next, parameters });
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
            "layer 0, max pool, window 5 × 5, stride 5, padding 0: \
             a filter of 5 with stride 5 has no place in a length of 4 with padding 0"
        );
        assert_eq!(
            error([4, 4, 1], &[Stage::Dropout(1.0)]),
            "layer 0, dropout 1: drop is 1, it has to be at least 0 and less than 1"
        );
    }

    #[test]
    fn a_layer_or_an_image_of_nothing_is_refused_by_name() {
        let conv = |maps| Stage::Convolve { maps, window: Window::new(3) };
        let why = "it has to be at least 1";
        assert_eq!(
            error([4, 4, 1], &[Stage::Relu, conv(0)]),
            format!("layer 1, conv 0, window 3 × 3, stride 1, padding 0: maps is 0, {why}")
        );
        assert_eq!(
            error([4, 4, 1], &[Stage::Flatten, Stage::Dense(0)]),
            format!("layer 1, dense 0: neurons is 0, {why}")
        );
        assert_eq!(error([4, 4, 0], &[conv(2)]), format!("channels is 0, {why}"));
        assert_eq!(error([0, 4, 1], &[Stage::Flatten]), format!("height is 0, {why}"));
        assert_eq!(error([4, 0, 1], &[]), format!("width is 0, {why}"));
        assert_eq!(
            error([4, 4, 1], &[Stage::AveragePool(Window::new(2).stride(0))]),
            format!("layer 0, average pool, window 2 × 2, stride 0, padding 0: stride is 0, {why}")
        );
    }

    /// The layer itself refuses such a window with a panic; zeros of a mean do no harm.
    #[test]
    fn a_pooling_with_windows_in_the_frame_alone_is_refused_where_the_largest_is_sought() {
        let wide = Window { kernel: (2, 3), ..Window::new(2).padding(2) };
        for window in [wide, Window { kernel: (3, 2), ..wide }] {
            let why = error([4, 4, 1], &[Stage::MaxPool(window), Stage::Flatten, Stage::Dense(10)]);
            let range = "padding is 2, it has to be smaller than the kernel of the pooling";
            assert_eq!(why, format!("layer 0, max pool, {window}: {range}"));
            let mean = Plan { input: [4, 4, 1], stages: vec![Stage::AveragePool(window)] };
            assert!(mean.summary().is_ok());
        }
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
