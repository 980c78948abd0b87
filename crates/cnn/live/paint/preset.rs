//! Kernels that the reader can take.

use cnn::{edge, line, sobel};
use ndarray::{Array2, array};

use crate::K;

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    Identity,
    Edge,
    Right,
    Down,
    Blur,
    Line,
}

impl Preset {
    pub const ALL: [Self; 6] =
        [Self::Identity, Self::Edge, Self::Right, Self::Down, Self::Blur, Self::Line];

    /// What the page calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Edge => "edge",
            Self::Right => "right",
            Self::Down => "down",
            Self::Blur => "blur",
            Self::Line => "line",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.name() == name)
    }

    /// What the reader calls it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Right => "Sobel →",
            Self::Down => "Sobel ↓",
            Self::Line => "vertical line",
            Self::Identity | Self::Edge | Self::Blur => self.name(),
        }
    }

    /// What it answers to.
    pub fn words(self) -> &'static str {
        match self {
            Self::Identity => "The pixel in the middle, as it is",
            Self::Edge => "Eight times the middle less its neighbours, 0 where all are alike",
            Self::Right => "Positive where ink begins to the right, negative where it ends",
            Self::Down => "Positive where ink begins downwards, negative where it ends",
            Self::Blur => "The mean of nine pixels",
            Self::Line => "The ink in the middle column, most on an upright line",
        }
    }

    pub fn kernel(self) -> Array2<f64> {
        match self {
            Self::Identity => array![[0.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 0.0]],
            Self::Edge => edge(),
            Self::Right => sobel()[0].to_owned(),
            Self::Down => sobel()[1].to_owned(),
            Self::Blur => Array2::ones((K, K)),
            Self::Line => line(K),
        }
    }

    /// What its sum is divided by.
    pub fn divisor(self) -> &'static str {
        if self == Self::Blur { "9" } else { "1" }
    }
}
