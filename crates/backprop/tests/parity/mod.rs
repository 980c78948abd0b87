//! What the comparisons with frozen values share: reading numbers of any shape, and comparing them all.

use ndarray::Array2;
use serde::Deserialize;
use tensor::Real;

/// A number, a list of numbers, a list of such lists, as JSON nests them.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Numbers {
    One(f64),
    Many(Vec<Numbers>),
}

impl Numbers {
    /// All of them, row by row.
    pub fn flat(&self) -> Vec<f64> {
        match self {
            Self::One(number) => vec![*number],
            Self::Many(parts) => parts.iter().flat_map(Self::flat).collect(),
        }
    }

    pub fn rows<F: Real>(&self) -> Array2<F> {
        let Self::Many(rows) = self else { panic!("a number has no rows") };
        let all = self.flat();
        let shape = (rows.len(), all.len() / rows.len());
        Array2::from_shape_vec(shape, all.into_iter().map(F::of).collect()).unwrap()
    }

    /// Every one of `ours` within 1e-10 in `f64` and 1e-5 in `f32`, beyond 1 as a share of the number.
    #[track_caller]
    pub fn agree<'a, F: Real>(&self, what: &str, ours: impl IntoIterator<Item = &'a F>) {
        let tolerance = if size_of::<F>() == 8 { 1e-10 } else { 1e-5 };
        let (ours, theirs): (Vec<_>, _) = (ours.into_iter().collect(), self.flat());
        assert_eq!(ours.len(), theirs.len(), "{what}");
        for (index, (ours, theirs)) in ours.into_iter().zip(theirs).enumerate() {
            let difference = (ours.as_f64() - theirs).abs();
            let agree = difference <= tolerance * theirs.abs().max(1.0);
            assert!(agree, "{what}, entry {index}: {ours} here, {theirs} there");
        }
    }
}
