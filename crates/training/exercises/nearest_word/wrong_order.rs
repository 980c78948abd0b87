//! Fails `a_word_is_read_as_it_is_written`: the lowest bit is taken to come first.

use ndarray::ArrayView1;

pub fn read(y_hat: ArrayView1<f64>, classes: usize) -> usize {
    let distance = |class: usize| -> f64 {
        (0..y_hat.len()).map(|i| (y_hat[i] - (class >> i & 1) as f64).powi(2)).sum()
    };
    (0..classes).fold(0, |best, class| if distance(class) < distance(best) { class } else { best })
}
