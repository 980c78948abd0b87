//! Measurements of classes, with their names.

use ndarray::{Array1, Array2};

/// A table of measurements and the class of each row.
#[derive(Clone, Debug, PartialEq)]
pub struct Labelled {
    /// The measurements, one sample a row: (samples, features).
    pub x: Array2<f64>,
    /// The class of each sample, an index into `classes`: (samples,).
    pub labels: Array1<usize>,
    /// What the columns measure, with units.
    pub features: Vec<String>,
    /// The names of the classes.
    pub classes: Vec<String>,
}
