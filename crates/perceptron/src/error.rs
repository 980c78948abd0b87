// ANCHOR: error
//! What is refused: numbers from outside with an error, shapes that do not fit with a panic.

use ndarray::{ArrayView1, ArrayView2};

/// Why a set or a setting was refused, or no answer could be given.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Error {
    /// There is nothing to learn from.
    #[error("the training set is empty")]
    Empty,
    /// An input, or a target, that is infinite or not a number: its sample, from 0, and the value.
    #[error("sample {0} holds {1}, all values have to be finite")]
    NotFinite(usize, f64),
    /// A target that the unit can never answer.
    #[error("the target of sample {row} is {value}, it has to be {low} or 1")]
    Target {
        /// The sample, counted from 0.
        row: usize,
        /// The target found.
        value: f64,
        /// The lower of the two targets allowed.
        low: f64,
    },
    /// The product form with targets 0 and 1: it could never lower a weight.
    #[error("the product form needs a bipolar step, with targets -1 and 1")]
    UnipolarProduct,
    /// A learning rate that cannot learn.
    #[error("the learning rate is {0}, it has to be greater than 0 and finite")]
    LearningRate(f64),
    /// A range that weights cannot be drawn from.
    #[error("the range of the initial weights is {0}, it has to be at least 0 and finite")]
    WeightRange(f64),
    /// Inputs that are combinations of each other have no unique best weights: the smallest and the
    /// largest eigenvalue.
    #[error(
        "R is singular, with eigenvalues from {0:.1e} to {1:.1e}: an input is constant \
         or a combination of the others; remove it"
    )]
    Singular(f64, f64),
    /// Classes so close that rounding decides on which side of a line they lie: the distance of their
    /// convex hulls, where every input spans −1 … 1.
    #[error("the classes are {0:.1e} apart where the inputs span 2: too close to decide")]
    Undecided(f64),
    /// The linear programme found no answer it could vouch for.
    #[error("the linear programme failed: {0}")]
    LinearProgramme(String),
}
// ANCHOR_END: error

// ANCHOR: check_shapes
/// Panics unless `x` is (samples, `inputs`) and `t` is (samples,), on behalf of `caller`.
#[track_caller]
pub(crate) fn check_shapes(caller: &str, x: ArrayView2<f64>, t: ArrayView1<f64>, inputs: usize) {
    let ((samples, given), targets) = (x.dim(), t.len());
    assert!(samples == targets, "{caller}: x is ({samples}, {given}), t is ({targets},)");
    assert!(
        given == inputs,
        "{caller}: x is ({samples}, {given}), the weights expect (_, {inputs})"
    );
}
// ANCHOR_END: check_shapes

// ANCHOR: check_values
/// Refuses an empty set and every value that is infinite or not a number.
pub(crate) fn check_values(x: ArrayView2<f64>, t: ArrayView1<f64>) -> Result<(), Error> {
    if t.is_empty() {
        return Err(Error::Empty);
    }
    for (row, (x, &t)) in x.outer_iter().zip(t).enumerate() {
        if let Some(&value) = x.iter().chain([&t]).find(|value| !value.is_finite()) {
            return Err(Error::NotFinite(row, value));
        }
    }
    Ok(())
}

/// Refuses a learning rate outside 0 < η < ∞.
pub(crate) fn check_learning_rate(eta: f64) -> Result<(), Error> {
    if eta > 0.0 && eta.is_finite() { Ok(()) } else { Err(Error::LearningRate(eta)) }
}
// ANCHOR_END: check_values

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array1, Array2, array};

    #[test]
    fn learning_rates_that_cannot_learn_are_refused_with_their_range() {
        for eta in [0.0, -0.1, f64::NAN, f64::INFINITY] {
            let message = check_learning_rate(eta).unwrap_err().to_string();
            assert!(message.contains("greater than 0 and finite"), "{message}");
        }
        assert_eq!(check_learning_rate(1e-300), Ok(()));
    }

    #[test]
    fn an_empty_set_is_refused() {
        let (x, t) = (Array2::zeros((0, 2)), Array1::zeros(0));
        assert_eq!(check_values(x.view(), t.view()), Err(Error::Empty));
    }

    #[test]
    fn a_value_that_is_not_finite_is_refused_with_its_row() {
        let x = array![[0.0, 1.0], [f64::INFINITY, 0.0]];
        let error = check_values(x.view(), array![0.0, 1.0].view()).unwrap_err();
        assert_eq!(error.to_string(), "sample 1 holds inf, all values have to be finite");
        let x = array![[0.0, 1.0]];
        assert!(check_values(x.view(), array![f64::NAN].view()).is_err());
        assert_eq!(check_values(x.view(), array![1.0].view()), Ok(()));
    }

    #[test]
    #[should_panic(expected = "fit: x is (2, 3), t is (1,)")]
    fn a_wrong_number_of_targets_names_both_shapes() {
        check_shapes("fit", Array2::zeros((2, 3)).view(), Array1::zeros(1).view(), 3);
    }

    #[test]
    #[should_panic(expected = "fit: x is (2, 3), the weights expect (_, 4)")]
    fn a_wrong_number_of_inputs_names_both_shapes() {
        check_shapes("fit", Array2::zeros((2, 3)).view(), Array1::zeros(2).view(), 4);
    }
}
