// ANCHOR: signs
//! Sums of random signs.

use ndarray_rand::rand::Rng as _;
use tensor::Rng;

/// The sum of `n` signs, each +1 or −1 with the probability ½.
pub fn sign_sum(n: usize, rng: &mut Rng) -> f64 {
    (0..n).map(|_| if rng.random() { 1.0 } else { -1.0 }).sum()
}

/// How large such a sum is: the root of the mean square of so many. The expectation is √n.
pub fn typical_sum(n: usize, sums: usize, rng: &mut Rng) -> f64 {
    let squares: f64 = (0..sums).map(|_| sign_sum(n, rng).powi(2)).sum();
    (squares / sums as f64).sqrt()
}
// ANCHOR_END: signs

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pseudo_inverse;
    use ndarray::{Array1, Array2};
    use tensor::Streams;

    /// Two signs: −2, 0, 0 or 2, the mean square is 2; three: 27 + 3 · 1 … the mean square is 3.
    #[test]
    fn the_mean_square_of_all_sums_is_n() {
        for n in 0..12 {
            let sum = |signs: u32| f64::from(2 * signs.count_ones()) - f64::from(n);
            let squares: f64 = (0..1_u32 << n).map(|signs| sum(signs).powi(2)).sum();
            assert_eq!(squares / f64::from(1_u32 << n), f64::from(n));
        }
    }

    /// The mean of 2,000 squares of variance about 2n² errs by √(2/2000) = 3 %; five times that.
    #[test]
    fn a_random_sum_is_about_the_root_of_n() {
        let mut rng = Streams::new(7).stream("signs");
        for n in [1, 10, 100, 1000] {
            let square = typical_sum(n, 2000, &mut rng).powi(2);
            assert!((square / n as f64 - 1.0).abs() < 0.16, "n = {n}: {square}");
        }
        assert_eq!(sign_sum(0, &mut rng), 0.0);
    }

    /// The slope of ln(sum) over ln n, by least squares.
    #[test]
    fn in_logarithms_the_slope_is_one_half() {
        let mut rng = Streams::new(7).stream("signs");
        let n = [4, 16, 64, 256, 1024, 4096];
        let y: Array1<f64> = n.iter().map(|&n| typical_sum(n, 500, &mut rng).ln()).collect();
        let x = Array2::from_shape_fn((n.len(), 2), |(i, j)| [1.0, (n[i] as f64).ln()][j]);
        let slope = pseudo_inverse(x.view()).unwrap().dot(&y)[1];
        assert!((slope - 0.5).abs() < 0.03, "{slope}");
    }
}
