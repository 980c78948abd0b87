use ndarray::Array2;

/// Gives every row of `w`, (hidden, inputs), the length of Nguyen and Widrow.
pub fn rescale(w: &mut Array2<f64>) {
    let (hidden, inputs) = w.dim();
    let beta = 0.7 * (hidden as f64).powf(1.0 / inputs as f64);
    for mut row in w.rows_mut() {
        let length = row.dot(&row).sqrt();
        row *= beta / length;
    }
}
