use ndarray::ArrayView1;

/// The class below `classes` whose binary word is nearest to `y_hat`, (bits,), highest bit first.
pub fn read(y_hat: ArrayView1<f64>, classes: usize) -> usize {
    let bits = y_hat.len();
    let distance = |class: usize| -> f64 {
        (0..bits).map(|i| (y_hat[i] - (class >> (bits - 1 - i) & 1) as f64).powi(2)).sum()
    };
    (0..classes).fold(0, |best, class| if distance(class) < distance(best) { class } else { best })
}
