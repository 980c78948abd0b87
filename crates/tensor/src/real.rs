// ANCHOR: real
//! The numbers of the workspace: `f32` to train in, `f64` to check in.

use ndarray::NdFloat;
use std::iter::Sum;

/// A floating-point number that layers are generic over: `f32` or `f64`.
///
/// [`NdFloat`] brings the arithmetic, `exp` and its kin, and what ndarray asks of an element. Random
/// numbers are drawn in `f64` and rounded with [`of`](Real::of), so that a network in `f32` starts
/// from the weights of its `f64` twin, rounded.
pub trait Real: NdFloat + Sum {
    /// The number nearest to `x`: how a constant such as 0.5 enters generic code.
    fn of(x: f64) -> Self;

    /// The same number, in double precision.
    fn as_f64(self) -> f64;
}

impl Real for f32 {
    fn of(x: f64) -> Self {
        x as Self
    }

    fn as_f64(self) -> f64 {
        f64::from(self)
    }
}

impl Real for f64 {
    fn of(x: f64) -> Self {
        x
    }

    fn as_f64(self) -> f64 {
        self
    }
}
// ANCHOR_END: real

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Streams;
    use rand::Rng as _;

    /// 0.1 has no exact binary form: the f32 nearest to it is 0.100000001490116…
    #[test]
    fn of_rounds_to_the_nearest_number_of_the_type() {
        assert_eq!(f64::of(0.1), 0.1);
        assert_eq!(f32::of(0.1), 0.1_f32);
        assert_eq!(f32::of(1.0 + 2.0_f64.powi(-25)), 1.0);
        assert_eq!(f32::of(1e300), f32::INFINITY);
        assert!(f32::of(f64::NAN).is_nan());
    }

    #[test]
    fn as_f64_loses_nothing() {
        for x in [0.1_f32, f32::MIN_POSITIVE, f32::MAX, -0.0] {
            assert_eq!(f32::of(x.as_f64()).to_bits(), x.to_bits());
        }
    }

    fn weights<F: Real>() -> Vec<F> {
        let mut rng = Streams::new(7).stream("init");
        (0..100).map(|_| F::of(rng.random_range(-0.5..0.5))).collect()
    }

    #[test]
    fn single_precision_starts_from_the_weights_of_its_twin() {
        let (single, double) = (weights::<f32>(), weights::<f64>());
        for (s, d) in single.into_iter().zip(double) {
            assert_eq!(s, d as f32);
        }
    }

    fn mean<F: Real>(x: &[F]) -> F {
        x.iter().copied().sum::<F>() / F::of(x.len() as f64)
    }

    #[test]
    fn generic_code_sums_and_divides_in_both_types() {
        assert_eq!(mean(&[1.0_f32, 2.0, 6.0]), 3.0);
        assert_eq!(mean(&[1.0_f64, 2.0, 6.0]), 3.0);
    }
}
