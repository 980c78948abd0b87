// ANCHOR: bootstrap
//! Drawing samples with replacement: some come twice, and those that never come are a test.

use ndarray_rand::rand::Rng as _;
use tensor::Rng;

/// As many draws as there are samples, and the samples that were not drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resample {
    /// The numbers drawn, to learn from, with repetitions.
    pub bag: Vec<usize>,
    /// The others, to test with: about a share (1 − 1/P)ᴾ ≈ 1/e.
    pub out: Vec<usize>,
}

/// Draws `samples` times from so many samples.
///
/// Both sets drawn, as one could read the slide, would share most of their samples: the test is on what
/// was not drawn (Polish lecture 4, *generalisation*; Efron, 1983).
pub fn resample(samples: usize, rng: &mut Rng) -> Resample {
    let bag: Vec<usize> = (0..samples).map(|_| rng.random_range(0..samples)).collect();
    let mut drawn = vec![false; samples];
    bag.iter().for_each(|&n| drawn[n] = true);
    Resample { bag, out: (0..samples).filter(|&n| !drawn[n]).collect() }
}

/// The .632 estimate of an error:
///
/// ```text
/// 0.368 E_train + 0.632 E_out
/// ```
///
/// E_train of a model that has learned from all samples is too small. E_out of models that have learned
/// from 63.2 % of them is too large.
pub fn error_632(train: f64, out: f64) -> f64 {
    let kept = (-1.0_f64).exp();
    kept * train + (1.0 - kept) * out
}
// ANCHOR_END: bootstrap

#[cfg(test)]
mod tests {
    use super::*;
    use tensor::Streams;

    fn rng() -> Rng {
        Streams::new(1).stream("bootstrap")
    }

    #[test]
    fn what_is_not_drawn_is_the_test() {
        let Resample { bag, out } = resample(50, &mut rng());
        assert_eq!(bag.len(), 50);
        for n in 0..50 {
            assert_ne!(bag.contains(&n), out.contains(&n), "{n}");
        }
    }

    /// 1 − 0.99¹⁰⁰ = 0.634 of 100 samples are drawn at least once. The deviation of the share is about
    /// 0.03, that of the mean of 2000 about 0.0007.
    #[test]
    fn of_a_hundred_samples_63_come() {
        let mut rng = rng();
        let mean = (0..2000).map(|_| 100 - resample(100, &mut rng).out.len()).sum::<usize>();
        let share = mean as f64 / 200_000.0;
        assert!((share - (1.0 - 0.99_f64.powi(100))).abs() < 0.004, "{share}");
        assert!((share - 0.634).abs() < 0.004);
    }

    /// Out of 0.1 and 0.2: 0.0368 + 0.1264 = 0.1632.
    #[test]
    fn the_estimate_weighs_the_two_errors() {
        assert!((error_632(0.1, 0.2) - 0.1632).abs() < 1e-4);
        assert!((error_632(0.3, 0.3) - 0.3_f64).abs() < 1e-15);
    }
}
