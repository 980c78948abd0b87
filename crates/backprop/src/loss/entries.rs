// ANCHOR: entrywise
//! What the costs share: a mean over rows, and targets that fit.

use ndarray::{Array2, ArrayRef2, ArrayView2, Zip};
use tensor::Real;

/// The mean over rows of a cost that is a sum over entries, and its derivative.
///
/// `entry` returns what one output costs, given its target, and the derivative of that. The sum is
/// kept in `f64`, so that a mean over a whole test set is right in `f32` too.
#[track_caller]
pub(super) fn entrywise<F: Real>(
    name: &str,
    y_hat: ArrayView2<F>,
    y: &ArrayRef2<F>,
    mut entry: impl FnMut(F, F) -> (F, F),
) -> (F, Array2<F>) {
    check_batch(name, y_hat);
    let (outputs, targets) = (y_hat.dim(), y.dim());
    assert!(outputs == targets, "{name}: ŷ is {outputs:?}, y is {targets:?}");
    let batch = y_hat.nrows() as f64;
    let mut sum = 0.0;
    let derivative = Zip::from(y_hat).and(y).map_collect(|&y_hat, &y| {
        let (cost, slope) = entry(y_hat, y);
        sum += cost.as_f64();
        slope / F::of(batch)
    });
    (F::of(sum / batch), derivative)
}
// ANCHOR_END: entrywise

// ANCHOR: checks
#[track_caller]
pub(super) fn check_batch<F>(name: &str, y_hat: ArrayView2<F>) {
    let shape = y_hat.dim();
    assert!(shape.0 > 0, "{name}: ŷ is {shape:?}, an empty batch has no mean");
}

#[track_caller]
pub(super) fn check_classes<F>(name: &str, y_hat: ArrayView2<F>, y: &[usize]) {
    check_batch(name, y_hat);
    let (batch, outputs) = y_hat.dim();
    let given = y.len();
    assert!(batch == given, "{name}: ŷ is ({batch}, {outputs}), y has {given} classes");
    for (row, &class) in y.iter().enumerate() {
        let inside = class < outputs;
        assert!(inside, "{name}: y[{row}] is class {class}, ŷ has classes below {outputs}");
    }
}

#[track_caller]
pub(super) fn check_probabilities<F: Real>(name: &str, of: &str, p: ArrayView2<F>) {
    for ((row, column), &p) in p.indexed_iter() {
        let inside = F::zero() <= p && p <= F::one();
        assert!(inside, "{name}: {of}[{row}, {column}] is {p}, a probability is from 0 to 1");
    }
}
// ANCHOR_END: checks
