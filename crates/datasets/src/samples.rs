//! A supervised training set: inputs and the answers wanted for them.

use crate::Error;
use ndarray::{Array1, Array2, Axis, concatenate};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::Normal;
use tensor::Rng;

/// Pairs ⟨x, t⟩ of an input and the answer wanted for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Samples {
    /// The inputs, one sample per row: (samples, inputs).
    pub x: Array2<f64>,
    /// The targets: (samples,).
    pub t: Array1<f64>,
}

impl Samples {
    /// `copies` of every sample, with Gaussian noise of deviation `sigma` on every input.
    ///
    /// The result holds the whole set once, then again, and so on: (copies · samples, inputs).
    ///
    /// # Errors
    ///
    /// [`Error::Deviation`] where `sigma` is negative or not finite.
    pub fn jittered(&self, copies: usize, sigma: f64, rng: &mut Rng) -> Result<Self, Error> {
        if !(sigma >= 0.0 && sigma.is_finite()) {
            return Err(Error::Deviation(sigma));
        }
        let noise = Normal::new(0.0, sigma).expect("the deviation was checked above");
        let x = Array2::random_using((copies * self.x.nrows(), self.x.ncols()), noise, rng);
        if copies == 0 {
            return Ok(Self { x, t: Array1::zeros(0) });
        }
        let t = concatenate(Axis(0), &vec![self.t.view(); copies]);
        let clean = concatenate(Axis(0), &vec![self.x.view(); copies]);
        let same = "all parts are copies of one";
        Ok(Self { x: x + clean.expect(same), t: t.expect(same) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;
    use tensor::Streams;

    fn two() -> Samples {
        Samples { x: array![[0.0, 1.0], [2.0, 3.0]], t: array![0.0, 1.0] }
    }

    #[test]
    fn no_noise_repeats_the_samples_exactly() {
        let mut rng = Streams::new(1).stream("jitter");
        let twice = two().jittered(2, 0.0, &mut rng).unwrap();
        assert_eq!(twice.x, array![[0.0, 1.0], [2.0, 3.0], [0.0, 1.0], [2.0, 3.0]]);
        assert_eq!(twice.t, array![0.0, 1.0, 0.0, 1.0]);
        assert_eq!(two().jittered(0, 0.1, &mut rng).unwrap().x.dim(), (0, 2));
    }

    #[test]
    fn the_noise_has_the_deviation_asked_for() {
        let mut rng = Streams::new(1).stream("jitter");
        let noisy = two().jittered(20_000, 0.1, &mut rng).unwrap();
        let column = noisy.x.column(0);
        let noise = &column - &column.mapv(|v| if v > 1.0 { 2.0 } else { 0.0 });
        assert!((noise.std(0.0) - 0.1).abs() < 0.002, "{}", noise.std(0.0));
        assert!(noise.mean().unwrap().abs() < 0.002);
    }

    #[test]
    fn a_deviation_that_no_gaussian_has_is_refused() {
        let mut rng = Streams::new(1).stream("jitter");
        for sigma in [-0.1, f64::NAN, f64::INFINITY] {
            let error = two().jittered(1, sigma, &mut rng).unwrap_err();
            assert!(error.to_string().contains("at least 0 and finite"), "{error}");
        }
    }
}
