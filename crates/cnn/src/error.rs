// ANCHOR: error
//! What is refused before anything is computed.

/// Why a window, a filter or a net was not made.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The filter does not fit a whole number of times.
    #[error(
        "a filter of {filter} with stride {stride} does not fit into {size} pixels with padding \
         {padding}: ({size} − {filter} + 2 · {padding})/{stride} + 1 = {}",
        places(*.size, *.filter, *.padding, *.stride)
    )]
    DoesNotFit {
        /// N.
        size: usize,
        /// F.
        filter: usize,
        /// P.
        padding: usize,
        /// S.
        stride: usize,
    },
    /// The filter has no place at all.
    #[error(
        "a filter of {filter} with stride {stride} has no place in a length of {size} with padding \
         {padding}"
    )]
    TooWide {
        /// N.
        size: usize,
        /// F.
        filter: usize,
        /// P.
        padding: usize,
        /// S.
        stride: usize,
    },
    // ANCHOR_END: error
    // ANCHOR: layer
    /// A setting out of its range.
    #[error("{name} is {value}, it has to be {range}")]
    Setting {
        /// The setting, by its name in the code.
        name: &'static str,
        /// What it was to be.
        value: f64,
        /// What it may be.
        range: &'static str,
    },
    /// A layer of a plan whose window or setting is impossible.
    #[error("layer {layer}, {name}: {source}")]
    Layer {
        /// Which layer, from 0.
        layer: usize,
        /// What it is.
        name: String,
        /// Why.
        source: Box<Error>,
    },
    /// A layer of a plan that cannot follow the one before it.
    #[error("layer {layer}, {name}: expects {expects}, what comes is {shape}")]
    Order {
        /// Which layer, from 0.
        layer: usize,
        /// What it is.
        name: String,
        /// What it can work on.
        expects: &'static str,
        /// What the layers before make.
        shape: String,
    },
}
// ANCHOR_END: layer

// ANCHOR: places
/// (N − F + 2P) / S + 1, which may be 4.5.
fn places(size: usize, filter: usize, padding: usize, stride: usize) -> f64 {
    (size as f64 - filter as f64 + 2.0 * padding as f64) / stride as f64 + 1.0
}

/// An error where there is none of what is called `name`.
pub(crate) fn at_least_one(name: &'static str, value: usize) -> Result<(), Error> {
    match value {
        0 => Err(Error::Setting { name, value: 0.0, range: "at least 1" }),
        _ => Ok(()),
    }
}
// ANCHOR_END: places
