use backprop::softmax;
use ndarray::{Array2, ArrayView2};

/// ∂C/∂z, for net inputs (B, K) and a class for every row.
pub fn delta(z: ArrayView2<f64>, classes: &[usize]) -> Array2<f64> {
    let mut delta = softmax(z);
    for (mut row, &class) in delta.outer_iter_mut().zip(classes) {
        row[class] -= 1.0;
    }
    delta / classes.len() as f64
}
