//! Fails `the_nearest_word_wins`: rounded, and what is too large becomes the last class.

use ndarray::ArrayView1;

pub fn read(y_hat: ArrayView1<f64>, classes: usize) -> usize {
    y_hat.iter().fold(0, |class, &y| 2 * class + usize::from(y > 0.5)).min(classes - 1)
}
